// What the four spaces are called, and what their neighbours say.
import type { Space } from '#src/retrieval/stored-vectors.ts';

export const spaceWords: Record<Space, [name: string, what: string]> = {
  pixels: ['784 pixels', 'as they are'],
  'random-hidden': ['128 untrained numbers', 'the hidden layer before training'],
  // given 50: size of the experiment
  pca: ['50 principal components', 'found without labels'],
  hidden: ['128 trained numbers', 'the hidden layer after training'],
};

/** The digit that is named most often; of equally often named ones that of the nearer image. */
export function voteOf(labels: readonly number[]): { digit: number; votes: number } {
  const votes = (digit: number) => labels.filter((label) => label === digit).length;
  const digit = labels.reduce((best, label) => (votes(label) > votes(best) ? label : best));
  return { digit, votes: votes(digit) };
}

/** How many stored images two spaces both name among their nearest. */
export const shared = (some: readonly number[], others: readonly number[]) =>
  some.filter((place) => others.includes(place)).length;
