// What a trainer needs of an engine, whatever the layers of its network are.

import type { Layer } from '../nn/layers/layer.ts';
import type { Checkpoint, Metadata, Network, OptimiserMemory, Random } from '../nn/index.ts';
import type { Level, StepOptions } from '../nn/kernels/index.ts';
import type { FirstLayer } from './messages.ts';

export interface TrainingEngine<L extends Layer = Layer> {
  level: Level;
  /** 2 where two share the work. */
  threads: number;
  /** Numbers of one image that go into each layer, pixels first, and the classes last. */
  sizes: readonly number[];
  /** Images in a batch, at most. */
  capacity: number;
  /** (capacity, sizes[0]), 0 … 255 */
  pixels: Uint8Array;
  /** (capacity) */
  labels: Uint8Array;
  /** (capacity, classes) in strips: soft targets, where it learns by them and not by the labels. */
  targets?: Float32Array;
  /** What dropout multiplies by, (capacity, width) for each hidden layer in strips; none without dropout. */
  masks: Float32Array[];
  load(network: Network<L>, memory?: OptimiserMemory): void;
  save(): Network<L>;
  checkpoint(): Checkpoint<L>;
  /** One step on the first `count` images; gives their mean loss before it. Layers of dropout draw from `random`. */
  learn(count: number, options: StepOptions & { random: Random }): number;
  /** The answers to the batch that was learned from last. */
  copyProbabilities(probabilities: Float32Array, count: number): void;
  infer(pixels: Uint8Array, probabilities: Float32Array, count: number): void;
  /** In which layer a run with such a loss is lost, as a part of a sentence; empty where nobody can tell. */
  whereLost(loss: number): string;
  firstLayer(): Omit<FirstLayer, 'step'>;
  /** What a file of the network says first: description, seed and recipe. */
  about: Metadata;
  /** As a safetensors file. */
  write(network: Network<L>, metadata: Metadata): Uint8Array;
}
