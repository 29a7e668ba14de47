// Batches: which images the network sees next, how far each is moved, and which neurons are silent.
//
// Kept: the order of the images, and three streams of random numbers, so that a shift or dropout more or less
// leaves the order as it is, and the order leaves the starting weights.

import { createRandom, type Random, type RandomState, shuffle, smoothLabels } from '../nn/index.ts';
import { placeInStrips } from '../nn/kernels/index.ts';
import type { TrainingImages } from './images.ts';
import type { CommonRecipe } from './recipe.ts';
import { writeShifted } from '../mnist/shift.ts';
import type { TrainingEngine } from './training-engine.ts';

export interface BatchesState {
  order: Uint32Array;
  streams: RandomState[];
}

export interface Batches {
  /** A new order, for the next epoch. */
  shuffle(): void;
  /** Writes the batch that begins at place `first` of the order into the engine; gives its number of images. */
  fill(first: number): number;
  /** Where an engine draws what it silences by itself; kept with the rest. */
  silences: Random;
  save(): BatchesState;
  restore(state: BatchesState): void;
}

/** What a processor fetches at a time. */
const lineBytes = 64;

export function createBatches(
  recipe: CommonRecipe & { dropout?: number; labelSmoothing?: number },
  images: TrainingImages,
  engine: Pick<TrainingEngine, 'sizes' | 'capacity' | 'pixels' | 'labels' | 'targets' | 'masks'>,
): Batches {
  const { batchSize, seed, shift = 0, dropout = 0, labelSmoothing = 0 } = recipe;
  const { sizes } = engine;
  const [pixelCount, classCount] = [sizes[0], sizes.at(-1)!];
  const side = Math.sqrt(pixelCount);
  const order = Uint32Array.from({ length: images.count }, (_, image) => image);
  const streams = [1, 2, 3].map((stream) => createRandom(seed + stream));
  const [orders, shifts, silences] = streams;
  /** Of no use, but a sum that nobody keeps would not be made. */
  let touched = 0;

  /**
   * The images of a batch lie far apart in memory, and copying waits for one line after the other. Asked for all
   * together first, the lines come while others are under way.
   */
  function fetchAhead(first: number, count: number): void {
    for (let place = 0; place < count; place++) {
      const from = order[first + place] * pixelCount;
      for (let pixel = 0; pixel < pixelCount; pixel += lineBytes) {
        touched = (touched + images.pixels[from + pixel]) | 0;
      }
    }
  }

  const targets =
    engine.targets && (images.targets ?? smoothLabels(images.labels, classCount, labelSmoothing));

  function showImage(image: number, place: number): void {
    const [from, to] = [image * pixelCount, place * pixelCount];
    engine.labels[place] = images.labels[image];
    if (targets) {
      for (let j = 0; j < classCount; j++) {
        engine.targets![placeInStrips(place, j, engine.capacity)] = targets[image * classCount + j];
      }
    }
    if (shift === 0) {
      engine.pixels.set(images.pixels.subarray(from, from + pixelCount), to);
      return;
    }
    const right = shifts.below(2 * shift + 1) - shift;
    const down = shifts.below(2 * shift + 1) - shift;
    writeShifted(images.pixels, from, side, [right, down], engine.pixels, to);
  }

  function arrange(): void {
    if (recipe.order === 'file') return;
    if (recipe.order === 'labels') order.sort((a, b) => images.labels[a] - images.labels[b]);
    else shuffle(order, orders);
  }

  return {
    shuffle: arrange,
    fill(first) {
      const count = Math.min(batchSize, images.count - first);
      fetchAhead(first, count);
      for (let place = 0; place < count; place++) showImage(order[first + place], place);
      silenceAtRandom(engine, dropout, count, silences);
      return count;
    },
    silences,
    save: () => ({ order: order.slice(), streams: streams.map((stream) => stream.save()) }),
    restore(state) {
      order.set(state.order);
      streams.forEach((stream, k) => stream.restore(state.streams[k]));
    },
  };
}

/** Chooses a share of the hidden neurons anew for each image. Those that stay are louder, so that a layer's sum keeps its size. */
export function silenceAtRandom(
  { masks, sizes, capacity }: Pick<TrainingEngine, 'masks' | 'sizes' | 'capacity'>,
  dropout: number,
  count: number,
  random: Random,
): void {
  const louder = 1 / (1 - dropout);
  masks.forEach((mask, layer) => {
    for (let place = 0; place < count; place++) {
      for (let neuron = 0; neuron < sizes[layer + 1]; neuron++) {
        const silent = random.uniform() < dropout;
        mask[placeInStrips(place, neuron, capacity)] = silent ? 0 : louder;
      }
    }
  });
}
