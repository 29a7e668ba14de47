// What the page and the sandbox say to each other, through one port, and nothing else.
//
// The page trusts nothing that comes back: parseFromRunner checks every message against these types.
import { type ShippedName, shippedNetworks } from '#src/nn/layers/shipped.ts';
import { bookNetwork, type NetworkName, networks } from '#src/nn/networks.ts';
import type { CellImport, ModuleName } from './cell.ts';
import type { ErrorNote, MimeBundle, Verdict } from './output.ts';

/** What a cell may ask the page for; the page fetches it from the book's own site. */
export type Need =
  | WeightsNeed // a network's safetensors bytes
  | 'test-images' // {pixels, labels} of all 10,000
  | 'training-images' // {pixels, labels} of all 60,000
  | 'digit' // {pixels, label?, source} of the reader's digit, or the book's
  | 'kernels'; // {level, bytes, engine}: the best WebAssembly level here, and the engine's module as text
type NamedNetwork = Exclude<NetworkName, 'book'> | ShippedName;
/** The book's own network needs no name. */
export type WeightsNeed = 'weights' | `weights-${NamedNetwork}`;

export interface WeightsFile {
  /** Below the site's root. */
  file: string;
  /** Begins a sentence. */
  what: string;
  name?: NamedNetwork;
}

const { book: _, ...named } = { ...networks, ...shippedNetworks };
const weightsFiles = new Map<Need, WeightsFile>([
  ['weights', { file: bookNetwork.file, what: 'The network’s weights' }],
  ...Object.entries(named).map(([name, { file }]): [Need, WeightsFile] => [
    `weights-${name as NamedNetwork}`,
    { file, what: `The weights of “${name}”`, name: name as NamedNetwork },
  ]),
]);

/** The file that is asked for, if it is a network's. */
export const weightsOf = (need: Need): WeightsFile | undefined => weightsFiles.get(need);

export const needs: readonly Need[] = [
  ...weightsFiles.keys(),
  'test-images',
  'training-images',
  'digit',
  'kernels',
];

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

/** How often one run is given the same: the libraries keep what does not change, so an honest cell asks for it once. */
export const mostAnswers = (need: Need): number => (need === 'digit' ? 100 : 3);
