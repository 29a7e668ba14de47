// What every contender of the benchmark can be asked to do, whatever library is behind it.
import type { DenseLayer, Network } from '../../src/nn/index.ts';
import type { Layer } from '../../src/nn/layers/index.ts';

export type OptimiserName = 'sgd' | 'adam';
export type Later<Value> = Value | Promise<Value>;
/** One row of ten for each image, as the peer gives them: Float32Array, Float64Array or a plain array. */
export type Probabilities = ArrayLike<number>;

export interface TrainingSettings {
  optimiser: OptimiserName;
  batchSize: number;
  learningRate: number;
}

export interface TimeToAccuracy {
  milliseconds: number;
  /** The share of right answers it ended with, 0 to 1. */
  accuracy: number;
  epochs: number;
}

/**
 * Pixels are bytes, 784 for an image, the same for everybody. What a peer needs instead (float, divided by 255)
 * is part of its measured work, so each does it in its quickest way. Synchronous answers are best given as they
 * are: only a promise is awaited, and awaiting costs as much as one image does.
 */
export interface Contender<L extends Layer = DenseLayer> {
  /** Makes ready for the questions below; throws when it cannot run here, and the sentence is shown. */
  load(network: Network<L>): Later<void>;
  /** The probabilities of `count` images, worked through `batchSize` at a time. */
  infer(pixels: Uint8Array, count: number, batchSize: number): Later<Probabilities>;
  /** The ten probabilities of one image. */
  one(pixels: Uint8Array): Later<Probabilities>;
  /** What it trains with; absent where it only infers. */
  optimisers?: OptimiserName[];
  /** Starts over from `network`, which stays as it is. Called before each measure, outside the clock. */
  startTraining?(settings: TrainingSettings, network: Network<L>): Later<void>;
  /** One mini-batch: forward, backward, update. */
  trainOn?(pixels: Uint8Array, labels: Uint8Array): Later<unknown>;
  /** All weights and biases trained so far, in the order of `parameterArrays`. */
  trainedParameters?(): Later<ArrayLike<number>[]>;
  /** Waits until everything handed over is done (a GPU's queue); awaited before the clock is read. */
  finish?(): Promise<void>;
  /** Trains from nothing until `accuracy` of the test images are read right: see measures/time-to-accuracy.ts. */
  timeToAccuracy?(accuracy: number, seed: number): Later<TimeToAccuracy>;
  /** What a reader of the table has to know, for example that the GPU is a simulated one. */
  remark?: string;
}

/** A contender before it runs. `create` may throw: then the table names the reason. */
export interface Entrant<L extends Layer = DenseLayer> {
  name: string;
  /** The package below tests/bench/node_modules whose version is recorded. */
  packageName?: string;
  /** The book's own; the first of them that runs is what everybody is compared with. */
  ours?: boolean;
  create(): Later<Contender<L>>;
}

/** The networks of other layers that are measured, each in a table of its own. */
export const layerSubjects = ['cnn', 'gru', 'transformer'] as const;
export type LayerSubject = (typeof layerSubjects)[number];

/** A contender for one of them: its name begins with the network's. */
export interface LayerEntrant extends Entrant<Layer> {
  subject: LayerSubject;
}
