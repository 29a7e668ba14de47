// What a downloaded chapter is made of besides its cells: the caller fetches or builds it, nothing here does.
import type { CompiledCell, ModuleName } from '../cell.ts';
import type { Need } from '../needs.ts';

/** Base64 of bytes, gzipped or not; or of several pieces that belong together. */
export type Packed = string | readonly string[];

export interface Parts {
  /** Texts of ES modules, bundled; one may import another by its bare name. */
  libraries: Partial<Record<ModuleName, string>>;
  /** Text of an ES module that exports `bundle(value, {shape})`; without it values are printed as the console does. */
  display?: string;
  /**
   * `weights` and `weights-…`: their bytes. `kernels`: their bytes, and the text of the engine. Image sets: the book's shards, each all labels and then all pixels.
   * `digit`: 784 pixels, then its label if it has one.
   */
  dataOf: Partial<Record<Need, Packed>>;
  /** What the bytes of `kernels` were built for; "simd" unless told. */
  kernelLevel?: string;
  /** Markdown before a cell, by the cell's name: an exercise's text. */
  prose?: Readonly<Record<string, string>>;
  /** The heading of the section a cell stands in, by the cell's name. */
  headings?: Readonly<Record<string, string>>;
  /** Of the chapter's page. */
  address?: string;
  /** For the reader's edits, which may read and declare other names; without it their cells stay where they were. */
  compile?: (source: string) => CompiledCell;
}

/** Edited texts by the name of their cell. */
export type Edits = ReadonlyMap<string, string>;
