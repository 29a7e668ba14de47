// What the page writes is what the reader sees, also where a browser's translator was there before.
//
// Some translators put a <font>, or a text of their own, in the place of each text and take the text's node out of the
// page; whoever kept that node, as Preact does, then writes to nobody. So the node goes back, empty, behind its
// translation, and as soon as its owner writes, moves or removes it, the translation goes.
// Firefox empties a whole element and fills it again in the other language's order: the first of its texts may then hold
// the words of all, and the others are left out. Those go back, empty, too; as soon as one of them is written, the
// element gets back what its owner had in it. What nobody changes stays translated.

/** What stands in the place of a text. */
type Shown = Element | Text;

interface Translated {
  shown: Shown;
  /** What the node said before. */
  said: string;
}

/** An element that was emptied and filled again. */
interface Refilled {
  place: Node;
  /** What was in it, in its owner's order. */
  order: Node[];
  /** Of each of its texts: what it said before, and what it says now. */
  texts: Map<Text, { said: string; says: string }>;
}

/** What an element has lost in one turn of the records, whatever came back. */
interface Emptied extends Refilled {
  /** It had nothing in it at one point. */
  isEmpty: boolean;
  /** The texts that were written while they were out of the page. */
  rewritten: Set<Text>;
}

/** The mark of translators that take texts out: Google's, Chrome's, Edge's. */
const isFont = (node: Node | null): node is Element => node?.nodeName === 'FONT';

export function keepTextsLive(place: Node): void {
  const translated = new WeakMap<Node, Translated>();
  const original = new WeakMap<Node, Text>();
  const refilled = new WeakMap<Node, Refilled>();
  const observer = new MutationObserver(hear);

  function drop(text: Text): void {
    const { shown } = translated.get(text)!;
    translated.delete(text);
    original.delete(shown);
    shown.remove();
  }

  function takeOver(text: Text, shown: Shown): void {
    translated.set(text, { shown, said: text.data });
    original.set(shown, text);
    text.data = '';
    shown.after(text);
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

  /** A translator's node has taken the place of a text, or of another translation of it. */
  function replace(node: Text, shown: Shown): void {
    const text = original.get(node);
    if (!text) return takeOver(node, shown);
    original.delete(node);
    original.set(shown, text);
    translated.get(text)!.shown = shown;
  }

  function refill({ place: element, order, texts }: Refilled): void {
    const known = [...texts.keys()].map((text) => refilled.get(text)).find(Boolean);
    for (const [text, entry] of texts) {
      const before = known?.texts.get(text);
      if (before?.says === entry.said) entry.said = before.said;
      if (!text.isConnected) {
        text.data = '';
        element.appendChild(text);
      }
      entry.says = text.data;
      refilled.set(text, { place: element, order: known?.order ?? order, texts });
    }
  }

  /** One of its texts was written by its owner: so must be the others, or the element says things twice. */
  function giveBack({ place: element, order, texts }: Refilled): void {
    for (const [text, { said, says }] of texts) {
      refilled.delete(text);
      const isReplaced = translated.has(text);
      if (isReplaced) drop(text);
      if (isReplaced || text.data === says) text.data = said;
    }
    let before: Node | undefined;
    for (const node of order) {
      if (node.parentNode !== element) continue;
      const follows = Node.DOCUMENT_POSITION_FOLLOWING;
      if (before && !(before.compareDocumentPosition(node) & follows))
        element.insertBefore(node, before.nextSibling);
      before = node;
    }
  }

  function hear(records: MutationRecord[]): void {
    const emptied = new Map<Node, Emptied>();
    /** What is out of the page at this point of the records, and where it was. */
    const away = new Map<Node, Node>();
    const taken = new Set<Node>();

    function leave(
      node: Node,
      { target, previousSibling, nextSibling, addedNodes }: MutationRecord,
    ) {
      const from: Emptied = emptied.get(target) ?? {
        place: target,
        order: [],
        texts: new Map(),
        isEmpty: false,
        rewritten: new Set(),
      };
      emptied.set(target, from);
      away.set(node, target);
      from.isEmpty ||= !previousSibling && !nextSibling && addedNodes.length === 0;
      // A translator may come twice before anybody hears of it; what was there before the first time counts.
      if (from.order.includes(node)) return;
      from.order.push(node);
      if (node instanceof Text) from.texts.set(node, { said: node.data, says: node.data });
    }

    function write(text: Text, oldValue: string): void {
      const from = emptied.get(away.get(text)!);
      const known = refilled.get(text);
      if (translated.has(text)) {
        if (taken.has(text)) text.data = translated.get(text)!.said;
        drop(text);
      } else if (from) {
        if (!from.rewritten.has(text)) from.texts.get(text)!.said = oldValue;
        from.rewritten.add(text);
      }
      if (!from && known && known.texts.get(text)!.says !== text.data) giveBack(known);
    }

    for (const record of records) {
      const { type, target, oldValue, addedNodes, removedNodes } = record;
      if (type === 'characterData') {
        write(target as Text, oldValue!);
        continue;
      }
      for (const node of addedNodes) away.delete(node);
      for (const node of removedNodes) leave(node, record);
      const near = [...addedNodes, record.previousSibling, record.nextSibling];
      const isNew = (node: Node | null) => node?.isConnected && !original.has(node);
      const isSwap = removedNodes.length === 1 && addedNodes.length === 1;
      for (const node of removedNodes) {
        if (!(node instanceof Text) || node.isConnected || translated.has(node)) continue;
        const [other] = addedNodes;
        const isText = isSwap && other instanceof Text && isNew(other) && !translated.has(other);
        const shown = near.find((one) => isFont(one) && isNew(one)) ?? (isText && other);
        if (!shown) continue;
        replace(node, shown as Shown);
        taken.add(node);
      }
      for (const node of [...removedNodes, ...near]) {
        const text = node && (translated.has(node) ? (node as Text) : original.get(node));
        if (text) settle(text);
      }
    }
    for (const one of emptied.values())
      if (one.isEmpty && one.rewritten.size > 0 && one.place.isConnected) refill(one);
    // All that was just done here.
    observer.takeRecords();
  }
  observer.observe(place, {
    childList: true,
    characterData: true,
    characterDataOldValue: true,
    subtree: true,
  });
}
