// What row-by-row.json holds, as src/experiments/row-by-row.ts measured it.
import type { Recorded } from '../recorded.ts';

export type RowByRowRecord = Recorded<{
  /** Test images. */
  count: number;
  /** Right answers when the network is asked after row 1, 2, … and the last. */
  correct: number[];
  /** Test images whose last ink lies in row 1, 2, …; the first place counts images without ink. */
  lastInk: number[];
}>;
