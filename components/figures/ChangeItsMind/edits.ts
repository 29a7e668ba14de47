// The reader's edits, one after the other, with all of them to take back.
//
// Kept: every state since she began with this picture, the last one shown. Another picture begins anew.
import { useMemo, useState } from 'preact/hooks';
import { type Edit, withEdits } from '#src/formulas/persuasion.ts';

interface Past {
  base: Uint8Array;
  states: readonly (readonly Edit[])[];
}

const nothing: readonly Edit[] = [];

export function useEdits(base: Uint8Array) {
  const [past, setPast] = useState<Past>({ base, states: [nothing] });
  const statesOf = (known: Past) => (known.base === base ? known.states : [nothing]);
  const states = statesOf(past);
  const edits = states.at(-1)!;
  const now = useMemo(() => (edits.length ? withEdits(base, edits) : base), [base, edits]);
  return {
    edits,
    now,
    canUndo: states.length > 1,
    /** Adds an edit. What belongs to one stroke is taken back at once, so only its first is new. */
    edit(one: Edit, isNew: boolean) {
      setPast((known) => {
        const before = statesOf(known);
        const next = [...before.at(-1)!.filter(({ pixel }) => pixel !== one.pixel), one];
        return { base, states: [...(isNew ? before : before.slice(0, -1)), next] };
      });
    },
    /** Adds states to those before; of another picture, they are the first. */
    replace(picture: Uint8Array, added: readonly (readonly Edit[])[]) {
      setPast((known) => ({
        base: picture,
        states: [...(known.base === picture ? known.states : [nothing]), ...added],
      }));
    },
    undo() {
      setPast((known) => {
        const before = statesOf(known);
        return before.length > 1 ? { base, states: before.slice(0, -1) } : known;
      });
    },
  };
}
