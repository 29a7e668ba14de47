// What the page writes is what the reader sees, also where a browser's translator was there before.
//
// A translator puts a <font> in the place of each text and takes the text's node out of the page; whoever kept that
// node, as Preact does, then writes to nobody. So the node goes back, empty, behind its translation, and as soon as
// its owner writes, moves or removes it, the translation goes. What nobody changes stays translated.

interface Translated {
  shown: Element;
  /** What the node said before. */
  said: string;
}

/** The mark of every translator that takes texts out: Google's, Chrome's, Edge's. */
const isTranslation = (node: Node | null): node is Element => node?.nodeName === 'FONT';

export function keepTextsLive(place: Node): void {
  const translated = new WeakMap<Node, Translated>();
  const original = new WeakMap<Node, Text>();
  const observer = new MutationObserver(hear);

  function drop(text: Text): void {
    const { shown } = translated.get(text)!;
    translated.delete(text);
    original.delete(shown);
    shown.remove();
  }

  function takeOver(text: Text, shown: Element): void {
    translated.set(text, { shown, said: text.data });
    original.set(shown, text);
    text.data = '';
    shown.after(text);
    observer.observe(text, { characterData: true });
  }

  /** Puts right whatever was moved or taken out. */
  function settle(text: Text): void {
    const { shown, said } = translated.get(text)!;
    if (!text.isConnected) drop(text);
    else if (!shown.isConnected) {
      // The reader has asked for the original.
      if (text.data === '') text.data = said;
      drop(text);
    } else if (text.previousSibling !== shown) text.before(shown);
  }

  function hear(records: MutationRecord[]): void {
    for (const {
      type,
      target,
      addedNodes,
      removedNodes,
      previousSibling,
      nextSibling,
    } of records) {
      if (type === 'characterData') {
        if (translated.has(target)) drop(target as Text);
        continue;
      }
      const near = [...addedNodes, previousSibling, nextSibling];
      const isNew = (node: Node | null): node is Element =>
        isTranslation(node) && node.isConnected && !original.has(node);
      for (const node of removedNodes) {
        if (!(node instanceof Text) || node.isConnected || translated.has(node)) continue;
        const shown = near.find(isNew);
        if (shown) takeOver(node, shown);
      }
      for (const node of [...removedNodes, ...near]) {
        const text = node && (translated.has(node) ? (node as Text) : original.get(node));
        if (text) settle(text);
      }
    }
    // All that was just done here.
    observer.takeRecords();
  }
  observer.observe(place, { childList: true, subtree: true });
}
