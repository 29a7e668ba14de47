// The five networks in the reader's tab, and what they answer: fetched with the code that runs them when first asked for.
import { type Fetched, useFetched } from '#components/controls/use-fetched.ts';
import { type Answer, answerIn } from '#src/formulas/answer.ts';
import { toInputs } from '#src/mnist/image-set.ts';
import { forward } from '#src/nn/index.ts';
import { loadNetworkOfLayers } from '#src/session/layers-network.ts';
import { loadNetwork } from '#src/session/network.ts';
import { byNetwork, type Raced, raced } from './five-networks.ts';

export type Answers = Record<Raced, Answer>;
/** 784 bytes to an answer, by the plain loops of the textbook. */
type Reader = (pixels: Uint8Array) => Answer;

async function loadReader(name: Raced): Promise<Reader> {
  if (name === 'book') {
    const network = await loadNetwork();
    return (pixels) => answerIn(forward(network, toInputs(pixels), 1));
  }
  const layers = await loadNetworkOfLayers(name);
  return (pixels) => answerIn(layers.forward(toInputs(pixels), 1));
}

/** Asking again after a failure tries again. */
export async function loadReaders(): Promise<Record<Raced, Reader>> {
  const readers = await Promise.all(raced.map(loadReader));
  return byNetwork((_, place) => readers[place]);
}

/** The five answers to `pixels`; `first` is what the page was built with. */
export const useAnswers = (
  pixels: Uint8Array,
  first: { key: Uint8Array; part: Answers },
): Fetched<Uint8Array, Answers> =>
  useFetched(pixels, first, async (wanted) => {
    const readers = await loadReaders();
    return byNetwork((name) => readers[name](wanted));
  });
