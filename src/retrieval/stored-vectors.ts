// The first 10,000 training images, which fit into one download, as a page searches them for five neighbours.

export const spaces = ['pixels', 'random-hidden', 'pca', 'hidden'] as const;
/** What an image is turned into before it is searched for; `pca` is 50 directions here. */
export type Space = (typeof spaces)[number];

export const [storedCount, storedNeighbours] = [10_000, 5];
