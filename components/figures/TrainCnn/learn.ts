// What the figure shows of a network that trains: its filters, and its answer to the reader's digit.
import { rest } from '#components/controls/rest.ts';
import { digit } from '#src/session/digit.ts';
import type { TrainingRun } from '#src/training/client.ts';
import { notLoaded } from '#src/workers/failures.ts';

interface Learned {
  /** (8, 5, 5) */
  filters: Float32Array;
  /** Undefined as long as she has none. */
  answer: { prediction: number; probability: number } | undefined;
}

const loadCode = () =>
  Promise.all([import('#src/nn/layers/index.ts'), import('#src/formulas/feature-maps.ts')]).catch(
    (cause: unknown) => {
      throw new Error(notLoaded('The code of this figure', cause), { cause });
    },
  );

export async function learn(run: TrainingRun, which: 'now' | 'best'): Promise<Learned> {
  const [bytes, [{ readNetwork }, { readMaps, firstFilters }]] = await Promise.all([
    run.weights(which),
    loadCode(),
  ]);
  const { network } = readNetwork(bytes);
  await rest();
  const pixels = digit.value?.pixels;
  return {
    filters: Float32Array.from(firstFilters(network).flatMap((filter) => [...filter])),
    answer: pixels && readMaps(network, pixels),
  };
}
