// The networks that the site ships, asked about many images: the book's by its own engine, those of layers by theirs.
import { readFileSync } from 'node:fs';
import type { ImageSet } from '../mnist/image-set.ts';
import type { Network } from '../nn/index.ts';
import { createLayerEngine } from '../nn/kernels/layer-engine.ts';
import { type Layer, readNetworkOf } from '../nn/layers/index.ts';
import { type ShippedName, shippedNetworks } from '../nn/layers/shipped.ts';
import type { Answers } from '../records/recorded.ts';
import { sumAnswers } from '../training/validation.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { createAsker } from './score-network.ts';

export type Raced = 'book' | ShippedName;
export const raced: readonly Raced[] = ['book', ...(Object.keys(shippedNetworks) as ShippedName[])];

export function askLayers(
  context: ExperimentContext,
  network: Network<Layer>,
  { pixels, labels, count }: ImageSet,
): Answers {
  const engine = createLayerEngine(context.layerMachine(), network, { capacity: 64 });
  engine.load(network);
  const probabilities = new Float32Array(count * network.sizes.at(-1)!);
  engine.infer(pixels, probabilities, count);
  const { correct, loss } = sumAnswers(probabilities, labels, count);
  return { correct, count, loss: loss / count };
}

export function askShipped(context: ExperimentContext, name: Raced, images: ImageSet): Answers {
  const { network } = context;
  if (name === 'book') return createAsker(context.machine(), network)(network, images);
  const file = new URL(`../../public/${shippedNetworks[name].file}`, import.meta.url);
  return askLayers(context, readNetworkOf(name, readFileSync(file)), images);
}
