// The editor's place in a cell: a shadow root in the printed code's box, with the printed code's measures.

export interface Frame {
  element: HTMLElement;
  root: ShadowRoot;
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
  root.append(hint);
  if (printed) printed.after(element);
  else host.append(element);

  return {
    element,
    root,
    show() {
      if (printed) printed.hidden = true;
    },
    remove(text) {
      element.remove();
      if (!printed) return;
      printed.hidden = false;
      if (text !== undefined) (printed.querySelector('code') ?? printed).textContent = text;
    },
  };
}
