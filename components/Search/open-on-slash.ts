// The key "/" opens the search, except where a reader writes or draws with keys.

const takesKeys =
  'input:not([type=radio], [type=checkbox], [type=range]), textarea, select, [contenteditable], .pad, .cm-editor, [role=application], dialog[open]';

export function openOnSlash(open: () => void): void {
  addEventListener('keydown', (event) => {
    const { key, target, ctrlKey, metaKey, altKey, isComposing, defaultPrevented } = event;
    if (key !== '/' || ctrlKey || metaKey || altKey || isComposing || defaultPrevented) return;
    if (target instanceof Element && target.closest(takesKeys)) return;
    if (document.querySelector('dialog[open]')) return;
    event.preventDefault();
    open();
  });
}
