// The networks of layers that this site ships beside the book's: each with its file, relative to the site's root.

import type { architectures } from './architectures.ts';

// Whole, so that the build sees which pages ask for which files.
export const shippedNetworks = {
  'cnn-small': { file: 'weights/cnn-small.safetensors' },
  cnn: { file: 'weights/cnn.safetensors' },
  gru: { file: 'weights/gru.safetensors' },
  transformer: { file: 'weights/transformer.safetensors' },
} satisfies Record<keyof typeof architectures, { file: string }>;

export type ShippedName = keyof typeof shippedNetworks;
