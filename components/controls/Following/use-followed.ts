// The neuron and the digit that the reader follows, for any figure on the way from the pixels to the answer.
import { useEffect } from 'preact/hooks';
import { useFetched, withNetwork } from '#components/controls/use-fetched.ts';
import { follow, type Path, path, recallPath } from '#src/session/path.ts';
import { useWoken } from '#src/session/reading.ts';
import { digitWeightsOf, type FirstNeuron, strongestOf } from './first-neuron.ts';

export interface Followed {
  /** From 0, as the source counts; the reader counts from 1. */
  neuron: number;
  digit: number;
  followNeuron: (neuron: number) => void;
  followDigit: (digit: number) => void;
}

/** Until she chooses: the neuron with the largest activation, and the digit that the network reads. */
export function useFollowed(reading: {
  activations: readonly number[];
  prediction: number;
}): Followed {
  const { neuron, digit } = useChosen();
  return {
    neuron: neuron ?? strongestOf(reading.activations),
    digit: digit ?? reading.prediction,
    followNeuron: (chosen) => follow({ neuron: chosen }),
    followDigit: (chosen) => follow({ digit: chosen }),
  };
}

/** For a figure that shows no neuron. */
export const useFollowedDigit = (prediction: number) => useChosen().digit ?? prediction;

function useChosen(): Path {
  const woken = useWoken();
  useEffect(recallPath, []);
  return woken ? path.value : {};
}

/** Its weights to the ten digits; `key` is the neuron they belong to, behind `neuron` as long as they are fetched. */
export const useDigitWeights = (neuron: number, { neuron: key, weights }: FirstNeuron) =>
  useFetched(neuron, { key, part: weights }, withNetwork(digitWeightsOf));
