// The chapter of practical tips as built: what it shows of the records, counted anew here, and of its checks, against NumPy.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  deepStartsRecord,
  normalisedRecord,
  optimiserRaceRecord,
  schedulesRecord,
} from '#src/records/index.ts';
import { expectFacts, figureIn, shown, within } from './pages.ts';

const { checks } = JSON.parse(
  readFileSync(new URL('../chapters/oracle/practical-tips.json', import.meta.url), 'utf8'),
);
const chapter = 'practical-tips';
const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

/** Right test answers of three seeds, of 30,000, and validation answers of as many runs. */
const race = (optimiser: string, rate: number) => {
  const points = optimiserRaceRecord.points.filter(
    (point) => point.optimiser === optimiser && point.learningRate === rate,
  );
  expect(points.length).toBe(3);
  return {
    test: sumOf(points.map(({ test: { correct } }) => correct)) / 30_000,
    validation: sumOf(points.map(({ validation: { correct } }) => correct)),
  };
};

const chapterPage = () => figureIn(chapter, 'fair-race').ownerDocument;

const firstRates: Record<string, number> = {
  sgd: 0.1,
  momentum: 0.01,
  nesterov: 0.01,
  rmsprop: 0.001,
  adam: 0.001,
  adamw: 0.001,
};

test('the race shows each optimiser’s best rate by 15,000 validation answers, and its share of 30,000 test answers there', () => {
  const figure = figureIn(chapter, 'fair-race');
  for (const optimiser of ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam', 'adamw']) {
    const rates = [
      ...new Set(
        optimiserRaceRecord.points
          .filter((point) => point.optimiser === optimiser)
          .map(({ learningRate }) => learningRate),
      ),
    ];
    const most = Math.max(...rates.map((rate) => race(optimiser, rate).validation));
    const [best, ...more] = rates.filter((rate) => race(optimiser, rate).validation === most);
    expect(more).toEqual([]);
    expectFacts(figure, {
      [`race-best-${optimiser}`]: within(1e-9, race(optimiser, best!).test),
      [`race-first-${optimiser}`]: within(1e-9, race(optimiser, firstRates[optimiser]!).test),
    });
    const cell = figure.querySelector(`[data-name="race-best-${optimiser}"]`)!.parentElement!;
    expect(cell.textContent).toMatch(new RegExp(` at ${best}$`));
  }
});

test('the text’s 94.5 % of SGD at 0.1 and 96.6 % of Adam at 0.001 are the record’s, and six best rates lie within 0.6 percentage points', () => {
  expectFacts(chapter, {
    'race-sgd-usual': within(1e-9, race('sgd', 0.1).test),
    'race-adam-usual': within(1e-9, race('adam', 0.001).test),
    'race-cliff-rate': 2,
    'race-cliff': within(1e-9, race('sgd', 2).test),
    'race-epochs': 3,
    'race-seeds': 3,
  });
  expect(shown(chapterPage(), 'race-spread')).toBeLessThan(0.6);
  expect(race('sgd', 0.1).test).toBeCloseTo(0.945, 3);
  expect(race('adam', 0.001).test).toBeCloseTo(0.966, 3);
});

test('schedules: a falling rate gains at least 0.4 percentage points over the best constant one, and of three shapes none is 0.2 ahead', () => {
  expectFacts(chapter, { 'schedules-constant-rate': 0.2, 'schedules-low-rate': 0.1 });
  expect(shown(chapterPage(), 'schedules-gain')).toBeGreaterThan(0.4);
  expect(shown(chapterPage(), 'schedules-spread')).toBeLessThan(0.2);
  const share = (schedule: string, rate: number) =>
    sumOf(
      schedulesRecord.points
        .filter((point) => point.schedule === schedule && point.learningRate === rate)
        .map(({ test: { correct } }) => correct),
    ) / 30_000;
  expectFacts(figureIn(chapter, 'rate-schedules'), {
    'schedule-mean': within(1e-9, share('linear', 0.4)),
    'schedule-constant': within(1e-9, share('constant', 0.4)),
  });
  expectFacts(chapter, {
    'schedules-cycle': within(1e-9, share('one-cycle', 0.8)),
    'schedules-low-constant': within(1e-9, share('constant', 0.1)),
  });
});

test('starts: eight layers from PyTorch’s start get the 11.35 % of one answer, and differences fade in them more than 300-fold', () => {
  expectFacts(chapter, { 'starts-layers': 8, 'starts-pytorch-deep': within(1e-9, 0.1135) });
  expect(shown(chapterPage(), 'starts-pytorch-fading')).toBeGreaterThan(300);
  const { typical } = deepStartsRecord.sizes.find(
    ({ stack, start }) => stack === 'relu' && start === 'he',
  )!;
  expectFacts(figureIn(chapter, 'start-sizes'), {
    'start-first': typical[0],
    'start-last': typical[7],
  });
});

test('six checks are built as NumPy has them: 2.3593 at the start, 82 steps, 8.63 %, 1, below 1e-8, and 10 digits', () => {
  expectFacts(figureIn(chapter, 'six-checks'), {
    'check-loss-at-start': within(1e-4, checks['loss-at-start']),
    'check-ten-images': checks['ten-images'],
    'check-rarest-digit': within(1e-9, checks['rarest-digit']),
    'check-largest-input': checks['largest-input'],
    'check-gradient-check': within(1e-8, 0),
    'check-digits-in-batch': checks['digits-in-batch'],
  });
});

test('batch normalisation: in the wrong mode 1,000 images at once hide it, pairs lose more than 50 percentage points, and a digit alone is read two times in ten', () => {
  const figure = figureIn(chapter, 'batch-mode');
  const share = ({ correct, count }: { correct: number; count: number }) => correct / count;
  const { modes } = normalisedRecord;
  const mean = (of: (point: (typeof modes)[number]) => number) => sumOf(modes.map(of)) / 3;
  const inBatches = (size: number) =>
    mean(({ batches }) => share(batches.find(({ batchSize }) => batchSize === size)!));
  expectFacts(chapter, {
    'mode-of-thousand': within(1e-9, inBatches(1000)),
    'mode-of-two': within(1e-9, inBatches(2)),
  });
  expect(inBatches(1000) - inBatches(2)).toBeGreaterThan(0.5);
  const alone = mean(({ alone: digits }) =>
    share({ correct: sumOf(digits.map(({ ofBatch, digit }) => ofBatch[digit]!)), count: 1000 }),
  );
  expectFacts(figure, {
    'mode-alone': within(1e-9, alone),
    'mode-kept': within(
      1e-9,
      mean(({ kept }) => share(kept)),
    ),
    'mode-afterwards': within(
      1e-9,
      mean(({ afterwards }) => share(afterwards)),
    ),
  });
  expect(alone).toBeCloseTo(0.2, 1);
  for (let answer = 0; answer < 10; answer++) {
    expect(shown(figure, `mode-answers-${answer}`)).toBe(modes[0]!.alone[7]!.ofBatch[answer]);
  }
});
