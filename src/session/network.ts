// The trained network in the reader's tab: fetched once, when something first needs it.
import { signal } from '@preact/signals';
import { readNetwork, type Network } from '#src/nn/index.ts';
import { fileAddress } from './files.ts';
import { type NetworkName, networks } from '#src/nn/networks.ts';
import { fetchBytes } from '#src/workers/fetch-bytes.ts';

export type NetworkState =
  | { kind: 'resting' | 'loading' }
  | { kind: 'ready'; network: Network }
  | { kind: 'failed'; why: string };

export const networkState = signal<NetworkState>({ kind: 'resting' });

const loading: Partial<Record<NetworkName, Promise<Network>>> = {};

/** Asking again after a failure tries again. */
export function loadNetwork(name: NetworkName = 'book'): Promise<Network> {
  loading[name] ??= fetchNetwork(name).catch((error: unknown) => {
    loading[name] = undefined;
    const why = error instanceof Error ? error.message : String(error);
    networkState.value = { kind: 'failed', why };
    throw error;
  });
  return loading[name];
}

async function fetchNetwork(name: NetworkName): Promise<Network> {
  networkState.value = { kind: 'loading' };
  const bytes = await fetchBytes(fileAddress(networks[name].file), 'The network’s weights');
  const { network } = readNetwork(bytes);
  networkState.value = { kind: 'ready', network };
  return network;
}
