// Puts another text into the editor, as one step that can be undone, and leaves alone what both texts share.
import { isolateHistory } from '@codemirror/commands';
import { Annotation, type Transaction } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';

/** Such a change comes from the page, which knows of it. */
const own = Annotation.define<true>();

export const isOwnChange = (transaction: Transaction) => transaction.annotation(own) ?? false;

/** The stretch in which two texts differ, so that the caret and the error mark outside of it stay. */
export function difference(old: string, next: string) {
  const shorter = Math.min(old.length, next.length);
  let from = 0;
  while (from < shorter && old[from] === next[from]) from++;
  let same = 0;
  while (same < shorter - from && old.at(-1 - same) === next.at(-1 - same)) same++;
  return { from, to: old.length - same, insert: next.slice(from, next.length - same) };
}

export function changeText(view: EditorView, text: string): void {
  const old = view.state.doc.toString();
  const next = text.replaceAll(/\r\n?/g, '\n');
  if (next === old) return;
  view.dispatch({
    changes: difference(old, next),
    annotations: [own.of(true), isolateHistory.of('full')],
  });
}
