// The trained networks in the reader's tab: each fetched once, when something first needs it.
import { signal } from '@preact/signals';
import { readNetwork, type Network } from '#src/nn/index.ts';
import { fileAddress } from './files.ts';
import { type NetworkName, networks } from '#src/nn/networks.ts';
import { messageOf } from '#src/workers/failures.ts';
import { fetchBytes } from '#src/workers/fetch-bytes.ts';

export type NetworkState =
  | { kind: 'resting' | 'loading' }
  | { kind: 'ready'; network: Network }
  | { kind: 'failed'; why: string };

export const networkState = signal<NetworkState>({ kind: 'resting' });

/** The digit is read by the book's network, so only that one has a state. */
function tell(name: NetworkName, state: NetworkState): void {
  if (name === 'book') networkState.value = state;
}

const loading: Partial<Record<NetworkName, Promise<Network>>> = {};

/** Asking again after a failure tries again. */
export function loadNetwork(name: NetworkName = 'book'): Promise<Network> {
  loading[name] ??= fetchNetwork(name).catch((error: unknown) => {
    loading[name] = undefined;
    tell(name, { kind: 'failed', why: messageOf(error) });
    throw error;
  });
  return loading[name];
}

async function fetchNetwork(name: NetworkName): Promise<Network> {
  tell(name, { kind: 'loading' });
  const what = name === 'book' ? 'The network’s weights' : `The weights of “${name}”`;
  const { network } = readNetwork(await fetchBytes(fileAddress(networks[name].file), what));
  tell(name, { kind: 'ready', network });
  return network;
}
