// The chapter on architectures as built: five networks by arithmetic, and their answers to disturbed images by NumPy.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { exampleBytes, exampleIndex, exampleLabel } from '../mnist/example.ts';
import { expectFacts, figureIn, page, shown, within } from './pages.ts';

const oracle: Record<string, Record<string, number>> = JSON.parse(
  readFileSync(new URL('../experiments/oracle/disturbed.json', import.meta.url), 'utf8'),
);

/** By arithmetic, layer by layer. */
const counts: Record<string, [parameters: number, multiplyAdds: number]> = {
  book: [784 * 128 + 128 + 1290, 784 * 128 + 1280],
  'cnn-small': [8 * 25 + 8 + 1290, 24 ** 2 * 8 * 25 + 1280],
  cnn: [208 + 16 * 8 * 25 + 16 + 2570, 24 ** 2 * 200 + 8 ** 2 * 16 * 200 + 2560],
  gru: [28 * 192 + 64 * 192 + 2 * 192 + 650, 28 * (28 + 64) * 192 + 640],
  // Patches with positions, two blocks of attention, two dense layers and two norms, a last norm and ten outputs.
  transformer: [
    (49 + 1 + 16) * 32 + 2 * (4 * 33 * 32 + 33 * 64 + 65 * 32 + 2 * 64) + 64 + 330,
    784 * 32 + 2 * 16 * (4 * 32 * 32 + 2 * 16 * 32 + 2 * 32 * 64) + 320,
  ],
};

test('the race: 101,770, 1,498, 5,994, 18,698 and 19,594 parameters; 101,632, 116,480, 322,560, 495,232 and 320,320 multiply-adds; all read the book’s digit rightly', () => {
  const race = figureIn('architecture', 'race');
  for (const [name, [parameters, multiplyAdds]] of Object.entries(counts))
    expectFacts(race, {
      [`race-parameters-${name}`]: parameters,
      [`race-multiply-adds-${name}`]: multiplyAdds,
      [`race-answer-${name}`]: exampleLabel,
    });
  expect(Object.values(counts).map(([parameters]) => parameters)).toEqual([
    101_770, 1498, 5994, 18_698, 19_594,
  ]);
  expect(race.textContent).toContain(`all read a ${exampleLabel}`);
});

test('moved by 3 pixels as built: NumPy’s right answers, and a curve of each network', () => {
  const figure = figureIn('architecture', 'move-it');
  for (const name of Object.keys(counts))
    expectFacts(figure, {
      [`moved-right-${name}`]: within(0.0004, oracle[name]!['shift 3']! / 10_000),
    });
  const label = figure.querySelector('svg[role=img][aria-label*="moved by 3 pixels"]');
  expect(label).not.toBeNull();
  expectFacts('architecture', {
    'moved-by-3-book': within(0.0004, oracle.book['shift 3'] / 10_000),
    'moved-by-3-cnn': within(0.0004, oracle.cnn['shift 3'] / 10_000),
    'moved-by-6-cnn': within(0.0004, oracle.cnn['shift 6'] / 10_000),
  });
});

test('moved by 3 pixels: 61.25 % are read, above 90 % where moved images were learned from', () => {
  expectFacts('architecture', { accuracy: 0.9805, 'moved-by-3-book': 0.6125 });
  expect(shown(page('architecture'), 'trained-shifted-3')).toBeGreaterThan(0.9);
});

test('of the digit no ink is lost by the shuffle: as many pixels, as dark, in other places', () => {
  const figure = figureIn('architecture', 'shuffled-pixels');
  const shuffled = [...figure.querySelectorAll('svg.pixels rect')];
  const opacities = shuffled.map((pixel) => pixel.getAttribute('fill-opacity'));
  expect(shuffled.length).toBe(shown(page('recap'), 'inked-pixels'));
  expect(new Set(opacities).size).toBeGreaterThan(10);
  const places = new Set(
    shuffled.map((pixel) => `${pixel.getAttribute('x')},${pixel.getAttribute('y')}`),
  );
  expect(places.size).toBe(shuffled.length);
});

test('asked after row 26, with all the ink of our example read, the GRU says 9, with 0.5537, and 4 after each later row: NumPy’s answers', () => {
  const { rows } = JSON.parse(
    readFileSync(new URL('../experiments/oracle/architectures.json', import.meta.url), 'utf8'),
  ) as { rows: { lookedAt: { image: number; probabilities: number[][] }[] } };
  const own = rows.lookedAt.find(({ image }) => image === exampleIndex)!.probabilities;
  const answers = own.map((row) => row.indexOf(Math.max(...row)));
  expect(answers.slice(25)).toEqual([9, exampleLabel, exampleLabel]);
  expectFacts('how-they-read', {
    'early-row': 26,
    'early-answer': 9,
    'early-probability': within(1e-4, own[25]![9]!),
  });
  expect(exampleBytes.findLastIndex((byte) => byte > 0)).toBeLessThan(26 * 28);
});
