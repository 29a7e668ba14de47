// What could be written at the caret, from the language service, as CodeMirror lists it.
import type { Completion, CompletionContext, CompletionSource } from '@codemirror/autocomplete';
import { explanationBox } from './explanation-box.ts';
import type { Known } from './loaded-help.ts';
import type { Suggestion } from './language/client.ts';

const name = /^[\w$]*$/;
const nameOrDot = /[\w$.]$/;
/** Below this rank stand the language's own names; the cell's and the chapter's come first. */
const ownRank = '15';

function asCompletion(known: Known, context: CompletionContext, found: Suggestion): Completion {
  const { client, cell } = known;
  return {
    label: found.label,
    type: found.kind,
    sortText: found.rank + found.label,
    boost: found.rank < ownRank ? 10 : 0,
    async info() {
      const { state } = context.view ?? context;
      client.setCell(cell, state.doc.toString());
      const told = await client
        .describe(cell, state.selection.main.head, found.label)
        .catch(() => undefined);
      return told ? explanationBox(told) : null;
    },
  };
}

export function suggestionSource(known: Known): CompletionSource {
  const { client, cell, say } = known;
  return async (context) => {
    if (!context.explicit && !context.matchBefore(nameOrDot)) return null;
    try {
      client.setCell(cell, context.state.doc.toString());
      const found = await client.complete(cell, context.pos);
      if (!found) return null;
      if (found.options.length === 0 && context.explicit) say('Nothing fits here.');
      const options = found.options.map((option) => asCompletion(known, context, option));
      return { from: found.from, options, validFor: name };
    } catch (error) {
      say((error as Error).message);
      return null;
    }
  };
}
