// What could be written at a place of a cell.
import type ts from 'typescript-in-browser';
import type { Suggestions } from './messages.ts';

/** TypeScript's kinds of names that have an icon of another name in CodeMirror. */
const icons: Record<string, string> = {
  const: 'constant',
  let: 'variable',
  var: 'variable',
  'local var': 'variable',
  parameter: 'variable',
  'local function': 'function',
  'primitive type': 'type',
  'type parameter': 'type',
  alias: 'variable',
  getter: 'property',
  setter: 'property',
  string: 'text',
  module: 'namespace',
};
const nameEnd = /[\w$]*$/;

/** `start` is where the cell begins in the file, `offset` a place in the cell. */
export function suggestionsOf(
  service: ts.LanguageService,
  file: string,
  start: number,
  offset: number,
): Suggestions {
  const at = start + offset;
  const found = service.getCompletionsAtPosition(file, at, {});
  if (!found) return { from: offset, options: [] };
  const text = service.getProgram()!.getSourceFile(file)!.text.slice(start, at);
  const span = found.optionalReplacementSpan;
  const from = span ? span.start - start : offset - nameEnd.exec(text)![0].length;
  return {
    from,
    options: found.entries.map(({ name, kind, sortText }) => ({
      label: name,
      kind: icons[kind] ?? kind,
      rank: sortText,
    })),
  };
}
