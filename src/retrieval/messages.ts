// What a page and the searching worker say to each other. The page sends one order at a time; `done` or `failed` ends it.
//
// To stop, the page ends the worker: a loop that is being timed listens to nobody.
import type { Space } from './stored-vectors.ts';

/** Absolute addresses: of the site, of the weights and of the directions' file. */
export interface Places {
  root: string;
  weights: string;
  directions: string;
}

export type Task =
  /** `pixels` (784): the image whose neighbours are wanted. */
  { kind: 'find'; pixels: Uint8Array } | { kind: 'time' };

export type Order = Task & { places: Places };

/** One stored image. */
export interface Neighbour {
  /** Among the training images. */
  place: number;
  label: number;
  pixels: Uint8Array;
}

/** One way to search: through all stored vectors, or through the lists of so many centres. */
export interface TimedSearch {
  /** 0 is the exact search, which knows no lists. */
  probes: number;
  /** Share of the true neighbours found. */
  recall: number;
  /** Mean number of distances computed, those to the centres included. */
  distances: number;
  /** Milliseconds of one search, the median over the rounds. */
  milliseconds: number;
}

export interface Timed {
  stored: number;
  lists: number;
  queries: number;
  rounds: number;
  searches: TimedSearch[];
}

export type Found = Record<Space, Neighbour[]>;

export type Report =
  /** `share` of the files that has come, 0..1. */
  | { kind: 'fetching'; share: number }
  /** Of `of` pieces of work, `done` are behind us; `what` is the next. */
  | { kind: 'doing'; what: string; done: number; of: number }
  | { kind: 'found'; found: Found }
  | { kind: 'timed'; timed: Timed }
  | { kind: 'done' }
  | { kind: 'failed'; why: string };
