// In which order the pictures of 128 neurons stand: each order is a list of neurons, from 0.

export type Order = 'edges' | 'digits' | 'numbers';

export const orderNames: Record<Order, string> = {
  edges: 'most edge-like first',
  digits: 'by favourite digit',
  numbers: 'by number',
};

/** `scores`: of each neuron, how much of it its best edge explains; of equal ones the first comes first. */
export const edgesFirst = (scores: readonly number[]): number[] =>
  [...scores.keys()].toSorted((a, b) => scores[b] - scores[a]);

/** `favourites`: of each neuron, the digit that it responds to most; within a digit the most edge-like comes first. */
export const byDigit = (favourites: readonly number[], scores: readonly number[]): number[] =>
  edgesFirst(scores).toSorted((a, b) => favourites[a] - favourites[b]);
