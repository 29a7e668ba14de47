// What is wrong with one cell, in words and in the cell's own lines.
import ts from 'typescript-in-browser';
import { cellAt, type ChapterFile, syntaxProblems } from './chapter-file.ts';
import type { LanguageCell, Problem } from './messages.ts';

export interface Asked {
  service: ts.LanguageService;
  /** The chapter's one file. */
  path: string;
  file: ChapterFile;
  cell: LanguageCell;
}

/** "Used before its declaration", of a variable, a class, an enum, and before it was assigned. */
const tooEarly = new Set([2448, 2449, 2450, 2454]);
/** "Cannot redeclare", and "duplicate identifier". */
const twice = new Set([2451, 2300]);

/** A name is read where another, later cell makes it: that cell runs first, so it is in time. */
function isInTime({ service, path, file, cell }: Asked, { code, start = 0 }: ts.Diagnostic) {
  if (!tooEarly.has(code)) return false;
  const made = service.getDefinitionAtPosition(path, start) ?? [];
  return made.some(
    ({ fileName, textSpan }) => fileName === path && cellAt(file, textSpan.start) !== cell.name,
  );
}

function messageOf({ file, cell }: Asked, one: ts.Diagnostic, all: readonly ts.Diagnostic[]) {
  const words = ts.flattenDiagnosticMessageText(one.messageText, '\n');
  if (!twice.has(one.code)) return words;
  const other = all
    .filter(({ code, messageText }) => code === one.code && messageText === one.messageText)
    .map(({ start = 0 }) => cellAt(file, start))
    .find((name) => name !== cell.name);
  const [, name] = /'([^']+)'/.exec(words) ?? [];
  return other && name ? `${name} is defined twice: here and in the cell ${other}.` : words;
}

/** @returns the problems of one cell, in its order, one a place; of a cell that does not parse, only why. */
export function problemsIn(about: Asked): Problem[] {
  const { service, path, file, cell } = about;
  const unwritten = syntaxProblems(cell.source);
  const start = unwritten.length > 0 ? 0 : file.starts.get(cell.name)!;
  const end = start + cell.source.length;
  const found = unwritten.length > 0 ? unwritten : service.getSemanticDiagnostics(path);
  const problems = new Map<number, Problem>();
  for (const diagnostic of found) {
    const from = diagnostic.start ?? 0;
    if (from < start || from > end || problems.has(from)) continue;
    if (isInTime(about, diagnostic)) continue;
    const message = messageOf(about, diagnostic, found);
    const line = cell.source.slice(0, from - start).split('\n').length;
    const to = Math.min(from + (diagnostic.length ?? 0), end);
    problems.set(from, { from: from - start, to: to - start, line, message });
  }
  return [...problems.values()];
}
