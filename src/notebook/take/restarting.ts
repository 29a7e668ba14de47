// Which cells of a notebook must forget the ids of earlier outputs before they run: those that show something under an id.
//
// Jupyter clears a cell's outputs when it runs again, and an update of a cleared output would be seen nowhere.
import type { TakenCell } from './cells.ts';
import { tokensOf } from './tokens.ts';

/** The cells that use an id or progress themselves, or by a function of such a cell. `cells` in running order. */
export function restartingCells(cells: readonly TakenCell[]): Set<string> {
  const found = new Set<string>();
  const makers = new Map(
    cells.flatMap(({ name, compiled }) => compiled.declares.map((made) => [made, name] as const)),
  );
  for (const { name, source, compiled } of cells) {
    const words = new Set(tokensOf(source).map(({ text }) => text));
    const isOwn = words.has('progress') || (words.has('display') && words.has('id'));
    if (isOwn || compiled.reads.some((read) => found.has(makers.get(read) ?? ''))) found.add(name);
  }
  return found;
}
