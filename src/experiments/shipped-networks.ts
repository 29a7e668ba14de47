// The networks that the site ships, asked about many images: the book's by its own engine, those of layers by theirs.
import type { ImageSet } from '../mnist/image-set.ts';
import { type ShippedName, shippedNetworks } from '../nn/layers/shipped.ts';
import type { Answers } from '../records/recorded.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { askLayers, createAsker } from './score-network.ts';

export type Raced = 'book' | ShippedName;
export const raced: readonly Raced[] = ['book', ...(Object.keys(shippedNetworks) as ShippedName[])];

export function askShipped(context: ExperimentContext, name: Raced, images: ImageSet): Answers {
  const { network } = context;
  if (name === 'book') return createAsker(context.machine(), network)(network, images);
  return askLayers(context.layerMachine(), context.layers(name), images);
}
