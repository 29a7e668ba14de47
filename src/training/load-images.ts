// The images that a run needs, and no more: one on a thousand fetches two of the six files for training.

import { type ImageSet, joinImageSets } from '../mnist/image-set.ts';
import { loadShard, type LoadOptions } from '../mnist/load.ts';
import { type Shard, shards } from '../mnist/manifest.ts';
import { sliceImages, splitOf, type SplitImages } from './images.ts';
import type { Recipe } from './recipe.ts';

type Load = (name: string, options: LoadOptions) => Promise<ImageSet>;

const trainShards = shards.filter(({ set }) => set === 'train');
const count = trainShards.reduce((sum, shard) => sum + shard.count, 0);

export interface TrainingLoadOptions extends LoadOptions {
  /** The test images come too. */
  withTest?: boolean;
}

/** Throws RangeError when the recipe asks for more images than there are, AssetError when they cannot be had. */
export async function loadTrainingImages(
  recipe: Pick<Recipe, 'trainCount' | 'validationCount'>,
  { root, signal, onProgress, withTest = false }: TrainingLoadOptions,
  load: Load = loadShard,
): Promise<SplitImages> {
  const { trainEnd, validationStart } = splitOf(recipe, count);
  const overlaps = (shard: Shard, first: number, end: number) =>
    shard.firstIndex < end && first < shard.firstIndex + shard.count;
  const needed = trainShards.filter(
    (shard) => overlaps(shard, 0, trainEnd) || overlaps(shard, validationStart, count),
  );
  const wanted = withTest ? [...needed, ...shards.filter(({ set }) => set === 'test')] : needed;
  const progress = wanted.map(({ packedLength }) => ({ loaded: 0, total: packedLength }));
  const sum = (key: 'loaded' | 'total') => progress.reduce((whole, part) => whole + part[key], 0);
  const sets = await Promise.all(
    wanted.map(({ name }, k) =>
      load(name, {
        root,
        signal,
        onProgress(loaded, total) {
          progress[k] = { loaded, total };
          onProgress?.(sum('loaded'), sum('total'));
        },
      }),
    ),
  );
  const cut = (name: string, first: number, end: number): ImageSet => {
    const parts = needed.flatMap((shard, k) => {
      if (!overlaps(shard, first, end)) return [];
      const { firstIndex } = shard;
      const last = Math.min(end - firstIndex, shard.count);
      return [sliceImages(sets[k], Math.max(0, first - firstIndex), last)];
    });
    return parts.length === 1 ? parts[0] : joinImageSets(name, parts);
  };
  return {
    training: cut('training', 0, trainEnd),
    validation: cut('validation', validationStart, count),
    ...(withTest && { test: sets.at(-1)! }),
  };
}
