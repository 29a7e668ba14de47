// The networks of layers in the reader's tab: weights, and the code that runs any list of layers, fetched when a figure first asks.
import type { ForwardPass } from '#src/nn/index.ts';
import type { Layer } from '#src/nn/layers/layer.ts';
import type { Network } from '#src/nn/network.ts';
import { shippedNetworks, type ShippedName } from '#src/nn/layers/shipped.ts';
import { notLoaded } from '#src/workers/failures.ts';
import { fetchBytes } from '#src/workers/fetch-bytes.ts';
import { fileAddress } from './files.ts';

export interface LoadedLayers {
  network: Network<Layer>;
  /** The textbook's forward pass of this network; `inputs` (batchSize, 784) from 0 to 1. One image takes about a millisecond. */
  forward(inputs: Float32Array, batchSize?: number): ForwardPass;
}

const loading: Partial<Record<ShippedName, Promise<LoadedLayers>>> = {};

/** Fetched once for all figures of a page. Rejects with a sentence; asking again after that tries again. */
export function loadNetworkOfLayers(name: ShippedName): Promise<LoadedLayers> {
  loading[name] ??= fetchLayers(name).catch((error: unknown) => {
    loading[name] = undefined;
    throw error;
  });
  return loading[name];
}

async function fetchLayers(name: ShippedName): Promise<LoadedLayers> {
  const [{ readNetworkOf, forward }, bytes] = await Promise.all([
    import('#src/nn/layers/index.ts').catch((cause: unknown) => {
      throw new Error(notLoaded('The code of the layers', cause), { cause });
    }),
    fetchBytes(fileAddress(shippedNetworks[name].file), `The weights of “${name}”`),
  ]);
  const network = readNetworkOf(name, bytes);
  return { network, forward: (inputs, batchSize) => forward(network, inputs, batchSize) };
}
