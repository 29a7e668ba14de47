// What TypeScript finds wrong: underlined with a wave, and told in the cell's status.
import { type Diagnostic, linter } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import type { Known } from './loaded-help.ts';
import type { Problem } from './language/client.ts';

const restMilliseconds = 600;

function inWords([first, ...rest]: Problem[]): string {
  if (!first) return '';
  const more = rest.length > 0 ? ` (and ${rest.length} more)` : '';
  return `Line ${first.line}: ${first.message}${more}`;
}

export function problemMarks({ client, cell, say }: Known): Extension {
  return linter(
    async ({ state }) => {
      client.setCell(cell, state.doc.toString());
      // Superseded or failed, it says nothing: the next one will.
      const problems = await client.diagnose(cell).catch(() => undefined);
      if (!problems) return [];
      say(inWords(problems));
      return problems.map(({ from, to, message }): Diagnostic => ({
        from,
        to,
        message,
        severity: 'error',
      }));
    },
    // Another cell may have changed while she was away.
    {
      delay: restMilliseconds,
      needsRefresh: ({ focusChanged, view }) => focusChanged && view.hasFocus,
    },
  );
}
