// One hidden neuron's weights before the first training step and after the last.
import type { Network } from '#src/nn/index.ts';

export interface History {
  index: number;
  /** 784 weights each, to five decimals: what is drawn and written. */
  start: number[];
  trained: number[];
  /** The pixels whose weight is the same before and after, to the last bit. */
  unchanged: number[];
}

/** A history as it travels with the page: a seventh of the bytes. */
export interface PackedHistory {
  index: number;
  start: string;
  trained: string;
  unchanged: string;
}

const decimals = 5;

export function historyOf(start: Network, trained: Network, index: number): History {
  const [before, after] = [weightsOf(start, index), weightsOf(trained, index)];
  const same = (weight: number, pixel: number) => (Object.is(weight, before[pixel]) ? [pixel] : []);
  const round = (weight: number) => Number(weight.toFixed(decimals));
  return {
    index,
    start: before.map(round),
    trained: after.map(round),
    unchanged: after.flatMap(same),
  };
}

/** Column `index` of the first layer's weights: one weight for each input. */
function weightsOf({ layers: [{ weights, inputSize, outputSize }] }: Network, index: number) {
  return Array.from({ length: inputSize }, (_, input) => weights[input * outputSize + index]);
}

export function pack({ index, start, trained, unchanged }: History): PackedHistory {
  const whole = (weight: number) => Math.round(weight * 10 ** decimals);
  return {
    index,
    start: start.map(whole).join(' '),
    trained: trained.map(whole).join(' '),
    unchanged: unchanged.join(' '),
  };
}

export function unpack({ index, start, trained, unchanged }: PackedHistory): History {
  const numbers = (text: string) => text.split(' ').map(Number);
  const weights = (text: string) => numbers(text).map((value) => value / 10 ** decimals);
  return { index, start: weights(start), trained: weights(trained), unchanged: numbers(unchanged) };
}
