// A chapter's cells as the build leaves them beside its page: what the first Run, the editor and the downloads start from.
import type { CellSource, CompiledCell } from './cell.ts';
import type { CellResult } from './output.ts';

export interface CellRecord extends CellSource {
  compiled: CompiledCell;
  /** Short hash of `source`: tells whether a kept edit was made from this very text. */
  hash: string;
  /** What it showed when the book was built. */
  result: CellResult;
}

export interface ChapterRecord {
  /** The chapter's slug. */
  chapter: string;
  title: string;
  /** In the order of the text; solutions stand among them, and do not run unless they are taken. */
  cells: CellRecord[];
  /** Data that the run at build asked for (see Need in messages.ts): a download must bring it. */
  needs: string[];
}
