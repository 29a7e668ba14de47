// The networks of layers as the build reads them: from the files that pages fetch. Runs in Node only.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Network } from '#src/nn/index.ts';
import { type Layer, readNetworkOf } from '#src/nn/layers/index.ts';
import { type ShippedName, shippedNetworks } from '#src/nn/layers/shipped.ts';

export function openLayers(name: ShippedName): Network<Layer> {
  const file = join(process.cwd(), 'public', shippedNetworks[name].file);
  return readNetworkOf(name, new Uint8Array(readFileSync(file)));
}
