// The context: what every experiment works with, the same each time, so that it measures the same each time (Node only).
import { type NetworkName, networks } from '#src/nn/networks.ts';
import { readFileSync } from 'node:fs';
import type { ImageSet } from '../mnist/image-set.ts';
import { readSource } from '../mnist/source.ts';
import { type Network, readNetwork } from '../nn/index.ts';
import { type Machine, wasmMachine } from '../nn/kernels/index.ts';
import { type LayerMachine, wasmLayerMachine } from '../nn/kernels/layer-machine.ts';
import { type Layer, readNetworkOf } from '../nn/layers/index.ts';
import { type ShippedName, shippedNetworks } from '../nn/layers/shipped.ts';
import { kernelModule } from '../training/compile-kernels.ts';

/** The fastest level that gives the same bytes on every processor: relaxed SIMD may round otherwise on another one. */
export const recordedLevel = 'simd';

export interface ExperimentContext {
  /** All 60,000; the last `validationCount` of a recipe choose, and are never trained on. */
  train: ImageSet;
  /** All 10,000; looked at when every choice is made. */
  test: ImageSet;
  /** The network of this book. */
  network: Network;
  /** The other network of its shape that the site ships. */
  second: Network;
  /** The networks of layers that the site ships. */
  layers(name: ShippedName): Network<Layer>;
  /** A new one each time, for its memory belongs to whoever asks first. */
  machine(): Machine;
  /** The same for networks of any layers. */
  layerMachine(): LayerMachine;
  /** A word on how far the work is. */
  say(words: string): void;
  /** Keeps a file that pages may fetch, at `path` below public/. */
  publish(path: string, bytes: Uint8Array): void;
}

const publicFile = (path: string) => new URL(`../../public/${path}`, import.meta.url);

/** Silent, with nothing kept, where nothing is said. */
export async function openContext(
  say: ExperimentContext['say'] = () => {},
  publish: ExperimentContext['publish'] = () => {},
): Promise<ExperimentContext> {
  const module = await kernelModule(recordedLevel);
  const layerModule = await kernelModule(`layers-${recordedLevel}`);
  const shipped = (name: NetworkName) =>
    readNetwork(readFileSync(publicFile(networks[name].file))).network;
  return {
    train: readSource('train'),
    test: readSource('test'),
    network: shipped('book'),
    second: shipped('second'),
    layers: (name) => readNetworkOf(name, readFileSync(publicFile(shippedNetworks[name].file))),
    machine: () => wasmMachine(recordedLevel, module),
    layerMachine: () => wasmLayerMachine(recordedLevel, module, layerModule),
    say,
    publish,
  };
}
