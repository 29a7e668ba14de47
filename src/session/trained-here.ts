// The network that the reader has trained on this page last: other figures of the page may ask about it. It lives as long as the page.
import { signal } from '@preact/signals';
import type { Network } from '#src/nn/network.ts';

export interface TrainedHere {
  network: Network;
  /** After so many steps. */
  step: number;
}

export const trainedHere = signal<TrainedHere | undefined>(undefined);
