// What pixels-shifted.json holds, as src/experiments/pixels-shifted.ts measured it.
import type { Answers, Recorded } from '../recorded.ts';

export type Direction = 'right' | 'left' | 'down' | 'up';

export interface ShiftPoint {
  direction: Direction;
  pixels: number;
  test: Answers;
}

export type PixelsShiftedRecord = Recorded<{ points: ShiftPoint[] }>;
