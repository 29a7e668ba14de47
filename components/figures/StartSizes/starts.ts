// What the figure shows of each start: sizes by layer before training, and test shares after one epoch.
import type { DeepStart, DeepStartsRecord, Stack } from '#src/records/experiments/deep-starts.ts';

export type DeepStack = Exclude<Stack, 'shallow'>;

export const startNames: Record<DeepStart, string> = {
  he: 'He',
  xavier: 'Xavier',
  pytorch: 'PyTorch’s default',
  // given 0.01: setting of the training
  small: 'deviation 0.01',
  large: 'deviation 1',
};

export interface ShownStart {
  stack: DeepStack;
  start: DeepStart;
  typical: number[];
  /** By layer, thousandths with blanks between them: a third of a list's weight. */
  bins: string[];
  /** Test shares after one epoch, by seed, with eight hidden layers and with one. */
  deep: number[];
  shallow: number[];
}

export function shownStarts({ points, sizes }: DeepStartsRecord): ShownStart[] {
  const shares = (stack: Stack, start: DeepStart) =>
    points
      .filter((point) => point.stack === stack && point.start === start)
      .map(({ test }) => test.correct / test.count);
  return sizes.map(({ stack, start, typical, bins }) => ({
    stack: stack as DeepStack,
    start,
    typical,
    bins: bins.map((layer) => layer.join(' ')),
    deep: shares(stack, start),
    shallow: shares('shallow', start),
  }));
}
