// The context: what every experiment works with, the same each time, so that it measures the same each time (Node only).
import { readFileSync } from 'node:fs';
import type { ImageSet } from '../mnist/image-set.ts';
import { readSource } from '../mnist/source.ts';
import { type Network, readNetwork } from '../nn/index.ts';
import { type Machine, wasmMachine } from '../nn/kernels/index.ts';
import { type LayerMachine, wasmLayerMachine } from '../nn/kernels/layer-machine.ts';
import { type Layer, readNetwork as readLayers, readNetworkOf } from '../nn/layers/index.ts';
import { type ShippedName, shippedNetworks } from '../nn/layers/shipped.ts';
import { networks, teacherNetwork } from '../nn/networks.ts';
import { kernelModule, type ModuleName } from '../training/compile-kernels.ts';

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
  /** Two convolutions, from which the best of the book's size learned. */
  teacher(): Network<Layer>;
  /** A new one each time, for its memory belongs to whoever asks first. */
  machine(): Machine;
  /** The same for networks of any layers. */
  layerMachine(): LayerMachine;
  /** A word on how far the work is. */
  say(words: string): void;
  /** Keeps a file that pages may fetch, at `path` below public/. */
  publish(path: string, bytes: Uint8Array): void;
}

/** Relative to the root, with slashes. */
export type Note = (...files: string[]) => void;

const root = new URL('../../', import.meta.url);
const denseReader = 'src/nn/index.ts';
const layersReader = 'src/nn/layers/index.ts';
const listOfNetworks = 'src/nn/networks.ts';
const compiled = (name: ModuleName) => `.cache/kernels/${name}.wasm`;

/**
 * Silent, with nothing kept, where nothing is said.
 * @param note is told what an experiment takes from the context: the module that made it, and the files that this read.
 * No import leads from an experiment to them: what isn't noted here doesn't count as what its record is made of.
 */
export async function openContext(
  say: ExperimentContext['say'] = () => {},
  publish: ExperimentContext['publish'] = () => {},
  note: Note = () => {},
): Promise<ExperimentContext> {
  const module = await kernelModule(recordedLevel);
  const layerModule = await kernelModule(`layers-${recordedLevel}`);
  /** Notes, at each asking, the module that reads it and the files; reads it at the first. */
  function kept<T>(files: string[], read: () => T): () => T {
    let value: T | undefined;
    return () => {
      note(...files);
      return (value ??= read());
    };
  }
  const bytes = (path: string) => readFileSync(new URL(path, root));
  const images = (name: 'train' | 'test') => kept(['src/mnist/source.ts'], () => readSource(name));
  const dense = (name: 'book' | 'second') => {
    const path = `public/${networks[name].file}`;
    return kept([denseReader, listOfNetworks, path], () => readNetwork(bytes(path)).network);
  };
  const [train, test] = [images('train'), images('test')];
  const [book, second] = [dense('book'), dense('second')];
  return {
    get train() {
      return train();
    },
    get test() {
      return test();
    },
    get network() {
      return book();
    },
    get second() {
      return second();
    },
    layers(name) {
      const path = `public/${shippedNetworks[name].file}`;
      note(layersReader, 'src/nn/layers/shipped.ts', path);
      return readNetworkOf(name, bytes(path));
    },
    teacher() {
      const path = `public/${teacherNetwork.file}`;
      note(layersReader, listOfNetworks, path);
      return readLayers(bytes(path)).network;
    },
    machine() {
      note('src/nn/kernels/index.ts', compiled(recordedLevel));
      return wasmMachine(recordedLevel, module);
    },
    layerMachine() {
      note('src/nn/kernels/layer-machine.ts', compiled(recordedLevel));
      note(compiled(`layers-${recordedLevel}`));
      return wasmLayerMachine(recordedLevel, module, layerModule);
    },
    say,
    publish,
  };
}
