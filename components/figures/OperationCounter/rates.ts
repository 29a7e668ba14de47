// From images a second to arithmetic a second: each multiply-add is two operations.
import { bookSizes } from '#src/nn/networks.ts';
import { countConnections } from '#src/nn/index.ts';

export interface Arithmetic {
  imagesPerSecond: number;
  /** The most operations a second that were reached. */
  peak: number;
}

/** Multiply-adds of a pass that skips nothing. */
export const allOperations = countConnections(bookSizes);

export interface Rates {
  /** As if no zero had been skipped. */
  dense: number;
  /** What was really done. */
  done: number;
  peak: number;
}

/** Billions of operations a second. `meanLeft` multiply-adds are done for an image, on average. */
export function ratesOf({ imagesPerSecond, peak }: Arithmetic, meanLeft: number): Rates {
  const billions = (operations: number) => (2 * operations * imagesPerSecond) / 1e9;
  return { dense: billions(allOperations), done: billions(meanLeft), peak: peak / 1e9 };
}
