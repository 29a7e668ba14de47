// The chapter on the training loop as built: its cells' first numbers and eight broken loops, against NumPy and arithmetic.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { expectFacts, figureIn, page, shown, within } from './pages.ts';

const oracle = JSON.parse(
  readFileSync(new URL('../chapters/oracle/training_loop.json', import.meta.url), 'utf8'),
) as Record<string, Record<string, number[]>>;
const { rounds } = oracle.cell as unknown as { rounds: Record<string, number>[] };
const letters = {
  a: 'summed-loss',
  b: 'softmax-twice',
  c: 'sorted',
  d: 'leak',
  e: 'rate-too-high',
  f: 'dropout-in-answers',
  g: 'not-zeroed',
  h: 'unscaled',
};

test('eight cards with two curves each, and their first 3 losses are NumPy’s; asked once more, only case F differs', () => {
  const clinic = figureIn('training-loop', 'loop-clinic');
  expect(clinic.querySelectorAll('.clinic-card')).toHaveLength(8);
  expect(clinic.querySelectorAll('.clinic-small')).toHaveLength(16);
  for (const [letter, name] of Object.entries(letters)) {
    const [first, second, third] = oracle['1']![name]!;
    const near = (loss: number) => expect.closeTo(loss, 5 - Math.ceil(Math.log10(loss + 1e-9)));
    expectFacts(clinic, {
      [`loop-${letter}-first`]: near(first!),
      [`loop-${letter}-second`]: near(second!),
      [`loop-${letter}-third`]: near(third!),
    });
    const isSame =
      shown(clinic, `loop-${letter}-again`) === shown(clinic, `loop-${letter}-validation`);
    expect({ letter, isSame }).toEqual({ letter, isSame: letter !== 'f' });
  }
});

test('the floor of softmax twice is ln(1 + 9/e) = 1.461150, and four promises have a number each', () => {
  expectFacts('training-loop', {
    'twice-floor': expect.closeTo(1.46115, 5),
    'twice-best': expect.closeTo(Math.E / (Math.E + 9), 12),
  });
  expect(page('training-loop').querySelectorAll('.live-number')).toHaveLength(4);
});

test('the loop’s cell shows how it begins: two charts, and no accuracy of a finished run', () => {
  const cell = page('training-loop').querySelector('#cell-loop')!;
  // A chart stands in a shadow root of its own.
  const charts = [...cell.querySelectorAll('.cell-output template')];
  expect(charts.map(({ innerHTML }) => innerHTML.includes('<svg'))).toEqual([true, true]);
  expect(cell.querySelector('.cell-status')!.textContent).toContain('Run goes on to the end');
});

test('five figures, true before any script: NumPy’s first batch, two orders of an epoch mixed, and softmax twice by closed forms', () => {
  const main = page('training-loop').querySelector('main')!;
  expect([...main.querySelectorAll('figure[id^="figure-"]')].map(({ id }) => id)).toEqual([
    'figure-loop-round',
    'figure-epoch-order',
    'figure-images-asked',
    'figure-softmax-twice',
    'figure-loop-clinic',
  ]);
  const first = rounds[0]!;
  expectFacts(figureIn('training-loop', 'loop-round'), {
    'round-images': 55_000,
    'round-first': first.first,
    'round-right': first.right,
    'round-slopes': first.slopes,
    'round-loss': within(1e-4, first.loss),
    'round-after': within(1e-4, first.after),
    'round-validation': within(0.0021, first.validation),
  });
  const share = 1 / (1 + 9 * Math.exp(-4));
  expectFacts(figureIn('training-loop', 'softmax-twice'), {
    'twice-share-once': within(1e-9, share),
    'twice-loss-once': within(1e-9, -Math.log(share)),
    'twice-loss': within(1e-9, Math.log(1 + 9 * Math.exp((1 - share) / 9 - share))),
  });
});
