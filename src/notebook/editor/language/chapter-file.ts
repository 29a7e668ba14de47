// All cells of a chapter as one TypeScript file, so that what one cell declares is known in the others.
import ts from 'typescript-in-browser';
import type { LanguageCell } from './messages.ts';

export interface ChapterFile {
  text: string;
  /** Where each cell begins in `text`. */
  starts: Map<string, number>;
}

/** Makes the file a module, where a cell may wait for a promise, and no cell's name is the whole page's. */
const header = 'export {};\n';
/** Ends a statement whose semicolon was left out: each cell runs by itself. */
const between = '\n;\n';

/** What is wrong with how a cell is written, by itself. */
export function syntaxProblems(source: string): readonly ts.Diagnostic[] {
  const file = ts.createSourceFile('/cell.ts', source, ts.ScriptTarget.ESNext);
  return (file as unknown as { parseDiagnostics: ts.Diagnostic[] }).parseDiagnostics;
}

/**
 * In the order of the text, but for cells that do not parse: an open brace would swallow the rest of the chapter,
 * so these come last, and of them the one `asked` about comes first.
 */
export function joinCells(cells: readonly LanguageCell[], asked: string): ChapterFile {
  const broken = (cell: LanguageCell) => syntaxProblems(cell.source).length > 0;
  const place = (cell: LanguageCell) => (broken(cell) ? (cell.name === asked ? 1 : 2) : 0);
  const shown = cells
    .filter(({ role }) => role !== 'solution')
    .map((cell) => ({ cell, place: place(cell) }))
    .toSorted((a, b) => a.place - b.place);
  let text = header;
  const starts = new Map<string, number>();
  for (const { cell } of shown) {
    starts.set(cell.name, text.length);
    text += cell.source + between;
  }
  return { text, starts };
}

/** The name of the cell that an offset of the file lies in. */
export function cellAt({ starts }: ChapterFile, offset: number): string | undefined {
  return [...starts].findLast(([, start]) => start <= offset)?.[0];
}
