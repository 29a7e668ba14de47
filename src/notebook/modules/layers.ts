// What a cell gets by `import … from 'layers'`: networks of any layers, by themselves because few cells need all kinds.
import type { Network } from '#src/nn/index.ts';
import { type Layer, readNetworkOf } from '#src/nn/layers/index.ts';
import type { ShippedName } from '#src/nn/layers/shipped.ts';
import { ask } from './host.ts';

export * from '#src/nn/layers/index.ts';

/** One of the networks of the chapter on architectures, trained on 55,000 of the training images. A new copy each time. */
export async function trainedArchitecture(name: ShippedName): Promise<Network<Layer>> {
  return readNetworkOf(name, await ask<Uint8Array>(`weights-${name}`));
}
