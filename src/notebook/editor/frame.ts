// The editor's place in a cell: a shadow root in the printed code's box, with the printed code's measures.
import { withMarks } from '../signs.ts';

export interface Frame {
  element: HTMLElement;
  root: ShadowRoot;
  /** Where lists and tips stand: above the page, and cut off by nothing in it. */
  tips: HTMLElement;
  /** The editor takes the place of the printed code. */
  show(): void;
  /** The printed code comes back; with `text`, where that was changed. */
  remove(text?: string): void;
}

/** What must be the same so that nothing jumps, as custom properties that look.ts reads. */
const measures = [
  'font-family',
  'font-size',
  'line-height',
  'padding-top',
  'padding-right',
  'padding-bottom',
  'padding-left',
];

const keys = 'Shift and Enter run the code and go on. Escape leaves the editor, and so does Tab.';
const keysOfReadonly = 'This code can be read and copied, not changed. Escape leaves it.';

export function makeFrame(host: HTMLElement, readonly: boolean): Frame {
  const printed = host.querySelector('pre');
  const element = document.createElement('div');
  element.className = 'cell-editor';
  if (printed) {
    const style = getComputedStyle(printed);
    for (const name of measures)
      element.style.setProperty(`--code-${name}`, style.getPropertyValue(name));
  }
  // Its sheets are adopted ones, which the page's content security policy does not bind.
  const root = element.attachShadow({ mode: 'open' });
  const hint = document.createElement('p');
  hint.id = 'keys';
  hint.hidden = true;
  hint.textContent = readonly ? keysOfReadonly : keys;
  // In the top layer a fixed place is one in the window. Elsewhere a container of the page may claim it,
  // as body is one in browsers before https://github.com/w3c/csswg-drafts/issues/10544.
  const tips = document.createElement('div');
  tips.className = 'tips';
  tips.popover = 'manual';
  // No box of its own: only what stands in it is seen.
  Object.assign(tips.style, {
    inset: '0 auto auto 0',
    border: '0',
    padding: '0',
    overflow: 'visible',
    background: 'none',
  });
  root.append(hint, tips);
  if (printed) printed.after(element);
  else host.append(element);

  return {
    element,
    root,
    tips,
    show() {
      if (printed) printed.hidden = true;
      // Older browsers have no top layer: there a tip may be cut off, and all else works.
      tips.showPopover?.();
    },
    remove(text) {
      element.remove();
      if (!printed) return;
      printed.hidden = false;
      if (text !== undefined)
        (printed.querySelector('code') ?? printed).replaceChildren(...withMarks(text));
    },
  };
}
