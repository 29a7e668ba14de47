// The type of a name: under the pointer, or at the caret when the reader asks by key.
import { forEachDiagnostic } from '@codemirror/lint';
import { type EditorState, type Extension, StateEffect, StateField } from '@codemirror/state';
import { EditorView, hoverTooltip, showTooltip, type Tooltip } from '@codemirror/view';
import { explanationBox } from './explanation-box.ts';
import type { Known } from './loaded-help.ts';

/** Leaves the wave under a problem to be seen. */
const offset = { x: 0, y: 5 };

const setTip = StateEffect.define<Tooltip | null>();

/** Gone at the next key that moves the caret or changes the text. */
const tips = StateField.define<Tooltip | null>({
  create: () => null,
  update(tip, { effects, docChanged, selection }) {
    const set = effects.findLast((effect) => effect.is(setTip));
    if (set) return set.value as Tooltip | null;
    return docChanged || selection ? null : tip;
  },
  provide: (field) => showTooltip.from(field),
});

export const typeTip: Extension = tips;

export function closeTypeTip(view: EditorView): boolean {
  if (!view.state.field(tips)) return false;
  view.dispatch({ effects: setTip.of(null) });
  return true;
}

function troublesAt(state: EditorState, position: number): string[] {
  const troubles: string[] = [];
  forEachDiagnostic(state, ({ message }, from, to) => {
    if (from <= position && position <= to) troubles.push(message);
  });
  return troubles;
}

async function explain({ client, cell }: Known, state: EditorState, position: number) {
  client.setCell(cell, state.doc.toString());
  return client.hover(cell, position).catch(() => undefined);
}

export async function showTypeTip(view: EditorView, known: Known): Promise<void> {
  const { state } = view;
  const { head } = state.selection.main;
  const told = await explain(known, state, head);
  // She has gone on meanwhile.
  if (view.state.doc !== state.doc || view.state.selection.main.head !== head) return;
  const troubles = troublesAt(view.state, head);
  const { signature, words } = told ?? {
    signature: '',
    words: troubles.length > 0 ? '' : 'There is no name here whose type could be told.',
  };
  const create = () => ({ dom: explanationBox({ signature, words }, troubles), offset });
  view.dispatch({
    effects: [
      setTip.of({ pos: told?.from ?? head, create }),
      EditorView.announce.of([...troubles, signature, words].filter(Boolean).join('\n')),
    ],
  });
}

export function typeOnHover(known: Known): Extension {
  return hoverTooltip(async (view, position) => {
    const told = await explain(known, view.state, position);
    if (!told) return null;
    return { pos: told.from, end: told.to, create: () => ({ dom: explanationBox(told), offset }) };
  });
}
