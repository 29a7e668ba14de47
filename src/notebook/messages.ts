// What the page and the sandbox say to each other, through one port, and nothing else.
//
// The page trusts nothing that comes back: parseFromRunner checks every message against these types.
import type { CellImport, ModuleName } from './cell.ts';
import type { Need } from './needs.ts';
import type { ErrorNote, MimeBundle, Verdict } from './output.ts';

export type ToRunner =
  /** Text of an ES module, before the first cell that imports it. */
  | { type: 'library'; name: ModuleName; text: string }
  /** `code` is a linked module (link.ts), `given` are the values it takes from cells that ran before. */
  | { type: 'run'; run: number; cell: string; code: string; given: string[]; imports: CellImport[] }
  /** The run is out of date: its next display, tick, sleep or progress throws. */
  | { type: 'supersede'; run: number }
  /** Whoever hears it is alive. */
  | { type: 'beat' }
  /** These values no longer stand so, and are forgotten. */
  | { type: 'forget'; names: string[] }
  | { type: 'answer'; ask: number; value: unknown }
  | { type: 'refusal'; ask: number; why: string }
  /** A pointer over a chart: x and y in its own coordinates. */
  | {
      type: 'pointer';
      plot: number;
      event: 'pointerenter' | 'pointermove' | 'pointerleave' | 'pointerdown';
      x: number;
      y: number;
    };

export type FromRunner =
  | { type: 'ready' }
  | { type: 'alive' }
  /** The library came as text that does not load: a page and a library of two editions of the book. */
  | { type: 'unloadable'; name: ModuleName; why: string }
  | { type: 'ask'; ask: number; need: Need }
  | { type: 'display'; run: number; id?: string; bundle: MimeBundle }
  | { type: 'progress'; run: number; done: number; total: number }
  | {
      type: 'done';
      run: number;
      milliseconds: number;
      verdict?: Verdict;
      dropped?: number;
      left?: true;
    }
  | {
      type: 'failed';
      run: number;
      milliseconds: number;
      error: ErrorNote;
      verdict?: Verdict;
      dropped?: number;
      left?: true;
      /** The run has broken what the next would need: nothing more can run there. */
      broken?: true;
    }
  | { type: 'superseded'; run: number }
  /** Thrown out of a timer or a promise that nobody waits for. */
  | { type: 'stray'; run: number; error: ErrorNote }
  /** A chart after a pointer: its whole new SVG or HTML, to be cleaned like any other. */
  | { type: 'redrawn'; plot: number; bundle: MimeBundle };

/** Of one run, enforced in the sandbox; the page ends a sandbox that passes the double. */
export const limits = {
  messages: 1_000,
  textBytes: 1_000_000,
};
