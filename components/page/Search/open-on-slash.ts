// The key "/" opens the search, except where a reader writes or draws with keys.
import { isComposing } from '#components/controls/composing.ts';

const takesKeys =
  'input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable], .pad, .cm-editor, [role=application], dialog[open]';

export function openOnSlash(open: () => void): void {
  addEventListener('keydown', (event) => {
    const { key, ctrlKey, metaKey, altKey, defaultPrevented } = event;
    if (key !== '/' || ctrlKey || metaKey || altKey || defaultPrevented || isComposing(event))
      return;
    // Seen from here, whatever happens in a shadow tree, such as a cell's editor, happens to the tree's host.
    const [target] = event.composedPath();
    if (target instanceof Element && target.closest(takesKeys)) return;
    if (document.querySelector('dialog[open]')) return;
    event.preventDefault();
    open();
  });
}
