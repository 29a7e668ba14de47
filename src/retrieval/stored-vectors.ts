// The first 10,000 training images, which fit into one download, as a page searches them for five neighbours.

export const spaces = ['pixels', 'random-hidden', 'pca', 'hidden'] as const;
/** What an image is turned into before it is searched for; `pca` is 50 directions here. */
export type Space = (typeof spaces)[number];

export const [shelfCount, shelfNeighbours] = [10_000, 5];
export interface Shelf {
  stored: number;
  k: number;
  /** Right answers by the vote of `k`; where digits are named equally often, the nearer one. */
  correct: Record<Space, number>;
  /** The places nearest to the first test image, nearest first. */
  nearest: Record<Space, number[]>;
  /** Test images that only one of pixels and hidden layer gets right: how many, and the first of them. */
  onlyHidden: { count: number; images: number[] };
  onlyPixels: { count: number; images: number[] };
}
