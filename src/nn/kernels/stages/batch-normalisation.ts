// Batch normalisation: while it learns it sees all strips of a batch at once, as every image moves the mean of all.
//
// Between batches it is one factor and one addend for each channel, made of the running statistics.

import {
  type BatchNormalisationLayer,
  type ChannelStatistics,
  keepRunning,
} from '../../layers/batch-normalisation.ts';
import { countNumbers } from '../../layers/layer-kind.ts';
import { stripCount, stripWidth } from '../column-strips.ts';
import type { LayerKernels } from '../layer-kernels.ts';
import type { Learned, Signal, Stage, WholeBatch, Workshop } from '../layer-stage.ts';

/** Channels, the places of each, and how often they stand one behind the other: a sequence has them at every step. */
function mapsOf({ inputShape: [first, ...more] }: BatchNormalisationLayer) {
  if (more.length === 1) return { channels: more[0], places: 1, steps: first };
  return { channels: first, places: countNumbers(more), steps: 1 };
}

type Maps = ReturnType<typeof mapsOf>;
/** One number for each channel, in kernel memory. */
type OfChannels = Record<'factors' | 'addends' | 'sums' | 'inverses' | 'zeros', Float32Array>;
type Strip = { inputs: Signal; outputs: Signal; normalised: Float32Array };

export function batchNormalisationStage(
  layer: BatchNormalisationLayer,
  inputs: Signal,
  { layerKernels, learned, learns, matrix, rows, running, share, signal }: Workshop,
): Stage {
  const maps = mapsOf(layer);
  const { channels, places, steps } = maps;
  const scales = learned('scales', 1, channels);
  const shifts = learned('shifts', 1, channels);
  const statistics = running(channels);
  const ofChannels = () => matrix(1, channels);
  const [factors, addends] = [ofChannels(), ofChannels()];
  const room: OfChannels = {
    factors: ofChannels(),
    addends: ofChannels(),
    sums: ofChannels(),
    inverses: ofChannels(),
    zeros: ofChannels(),
  };
  const outputs = signal(inputs.size);
  const strips = share((): Strip[] => []);
  if (learns) strips.push({ inputs, outputs, normalised: rows(inputs.size) });
  const whole = share(() =>
    wholeBatch({ layer, maps, layerKernels, strips, scales, shifts, statistics, room }),
  );
  return {
    inputs,
    outputs,
    whole: learns ? whole : undefined,
    forward: () =>
      layerKernels.moveMaps(
        ...([inputs.values, factors, addends, channels, places, 0] as const),
        ...([outputs.values, 0, steps] as const),
      ),
    backward: () => {},
    refresh() {
      const { means, variances } = statistics;
      for (let c = 0; c < channels; c++) {
        factors[c] = scales.values[c] / deviationOf(variances[c], layer);
        addends[c] = shifts.values[c] - means[c] * factors[c];
      }
    },
  };
}

const deviationOf = (variance: number, { epsilon = 1e-5 }: BatchNormalisationLayer) =>
  Math.sqrt(variance + epsilon);

function wholeBatch({
  layer,
  maps: { channels, places, steps },
  layerKernels: { addMapProducts, addMapSums, moveMaps },
  strips,
  scales,
  shifts,
  statistics,
  room: { factors, addends, sums, inverses, zeros },
}: {
  layer: BatchNormalisationLayer;
  maps: Maps;
  layerKernels: LayerKernels;
  strips: readonly Strip[];
  scales: Learned;
  shifts: Learned;
  statistics: ChannelStatistics;
  room: OfChannels;
}): WholeBatch {
  const ofBatch = { means: new Float32Array(channels), variances: new Float32Array(channels) };
  let numbers = 0;
  const fill = (array: Float32Array, numberOf: (channel: number) => number) => {
    for (let c = 0; c < channels; c++) array[c] = numberOf(c);
  };
  /** outputs = factor · inputs + addend of each channel, and what stood there with `adds` 1 */
  const move = (
    from: Float32Array,
    to: Float32Array,
    by: Float32Array,
    and: Float32Array,
    adds = 0,
  ) => moveMaps(from, by, and, channels, places, adds, to, 0, steps);
  return {
    check(count) {
      if (count * places * steps >= 2) return;
      throw new RangeError(
        `${layer.name}: training needs at least 2 numbers in a channel, found 1: one number has no variance`,
      );
    },
    forward(count) {
      numbers = count * places * steps;
      const used = strips.slice(0, stripCount(count));
      const beyond = count % stripWidth;
      sums.fill(0);
      if (beyond) clearBeyond(used.at(-1)!.inputs.values, beyond);
      for (const { inputs } of used) addMapSums(inputs.values, channels, places, sums, 0, steps);
      fill(ofBatch.means, (c) => sums[c] / numbers);
      fill(factors, () => 1);
      fill(addends, (c) => -ofBatch.means[c]);
      for (const { inputs, normalised } of used) move(inputs.values, normalised, factors, addends);
      if (beyond) clearBeyond(used.at(-1)!.normalised, beyond);
      sums.fill(0);
      for (const { normalised } of used) {
        addMapProducts(normalised, normalised, channels, places, sums, 0, steps);
      }
      fill(ofBatch.variances, (c) => sums[c] / numbers);
      fill(inverses, (c) => 1 / deviationOf(ofBatch.variances[c], layer));
      for (const { normalised, outputs } of used) {
        move(normalised, normalised, inverses, zeros);
        move(normalised, outputs.values, scales.values, shifts.values);
      }
    },
    backward(count) {
      const used = strips.slice(0, stripCount(count));
      for (const { normalised, outputs } of used) {
        const given = outputs.gradients!;
        addMapSums(given, channels, places, shifts.gradients, 0, steps);
        addMapProducts(given, normalised, channels, places, scales.gradients, 0, steps);
      }
      // dInputs = factor · dOutputs + addend + (−factor · mean of (dOutputs · normalised)) · normalised
      fill(factors, (c) => scales.values[c] * inverses[c]);
      fill(addends, (c) => (-factors[c] * shifts.gradients[c]) / numbers);
      fill(sums, (c) => (-factors[c] * scales.gradients[c]) / numbers);
      for (const { inputs, normalised, outputs } of used) {
        if (!inputs.gradients) continue;
        move(outputs.gradients!, inputs.gradients, factors, addends);
        move(normalised, inputs.gradients, sums, zeros, 1);
      }
      const beyond = count % stripWidth;
      const last = used.at(-1)!.inputs.gradients;
      if (beyond && last) clearBeyond(last, beyond);
    },
    keep: () => keepRunning({ ...layer, running: statistics }, ofBatch, numbers),
  };
}

/** Images that fill the last strip, but are not of the batch, have no part in its sums. */
function clearBeyond(values: Float32Array, images: number): void {
  for (let row = 0; row < values.length; row += stripWidth) {
    values.fill(0, row + images, row + stripWidth);
  }
}
