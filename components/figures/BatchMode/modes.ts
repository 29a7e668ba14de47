// What the figure shows of networks with batch normalisation: asked as in training by batch size, and about one digit alone.
import type { NormalisedRecord } from '#src/records/experiments/normalised.ts';

export interface ShownModes {
  /** Shares of the test images that are right, one for each seed, asked with the kept statistics. */
  kept: number[];
  /** The same after the network was asked ten times about the 7s alone, as in training. */
  afterwards: number[];
  /** The same of those images that the batches are made of. */
  keptOfBatches: number[];
  batches: { batchSize: number; right: number[] }[];
  /** Of the first seed: how often each answer was given to the images of one digit alone. */
  alone: { ofBatch: number[]; kept: number[] }[];
  /** Shares right over all ten digits, each alone, by seed. */
  aloneRight: { ofBatch: number[]; kept: number[] };
  /** Images of one digit. */
  count: number;
}

export function shownModes({ modes }: NormalisedRecord): ShownModes {
  const share = ({ correct, count }: { correct: number; count: number }) => correct / count;
  const aloneShare = (mode: 'ofBatch' | 'kept') =>
    modes.map(({ alone }) =>
      share({
        correct: alone.reduce((sum, one) => sum + one[mode][one.digit]!, 0),
        count: alone.reduce((sum, { count }) => sum + count, 0),
      }),
    );
  return {
    kept: modes.map(({ kept }) => share(kept)),
    afterwards: modes.map(({ afterwards }) => share(afterwards)),
    keptOfBatches: modes.map(({ keptOfBatches }) => share(keptOfBatches)),
    batches: modes[0]!.batches.map(({ batchSize }, k) => ({
      batchSize,
      right: modes.map(({ batches }) => share(batches[k]!)),
    })),
    alone: modes[0]!.alone.map(({ ofBatch, kept }) => ({ ofBatch, kept })),
    aloneRight: { ofBatch: aloneShare('ofBatch'), kept: aloneShare('kept') },
    count: modes[0]!.alone[0]!.count,
  };
}

export const meanOf = (shares: readonly number[]): number =>
  shares.reduce((sum, share) => sum + share, 0) / shares.length;
