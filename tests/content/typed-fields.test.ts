// One rule for what is typed into a field, wherever in the book the field stands.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { quantities, whyInvalid } from '#components/figures/CostCalculator/quantities.ts';
import { sizeIn, whyInvalid as whySizeInvalid } from '#components/figures/LayerBuilder/sizes.ts';
import { asTyped, numberIn, wholeNumberIn } from '#src/numbers/typed.ts';

test.each([
  ['0,5', '0.5'],
  ['1,5', '1.5'],
  ['12,34', '12.34'],
  ['1,2345', '1.2345'],
  ['0,001', '0.001'],
  ['0,125', '0.125'],
  ['−0,001', '-0.001'],
  ['−0,5', '-0.5'],
  ['１,５', '1.5'],
])('“%s” is no number in any field, and both sentences name %s', (text, meant) => {
  expect(numberIn(text)).toBeUndefined();
  expect(sizeIn(text)).toBeUndefined();
  expect(asTyped(text)).toContain(`(decimals take a point: ${meant})`);
  expect(whyInvalid(quantities[0], text)).toContain(asTyped(text));
  expect(whySizeInvalid({ key: 0, text, size: 128 })).toContain(asTyped(text));
});

test.each([
  ['1,024', 1024],
  ['1 024', 1024],
  ['1\u202F024', 1024],
  ['1k', 1000],
  ['１２８', 128],
  ['1e2', 100],
])('“%s” is %f in every field', (text, value) => {
  expect(numberIn(text)).toBe(value);
  expect(sizeIn(text)).toBe(value);
  expect(asTyped(text)).toBe(`“${text}”`);
});

test.each(['1.024', '1.000', '128.0', '1.5k', '-3', '−3', '0', '1e9'])(
  '“%s” is no size of a layer, and the sentence says what one is',
  (text) => {
    expect(sizeIn(text)).toBeUndefined();
    expect(whySizeInvalid({ key: 0, text, size: 128 })).toMatch(
      /^Enter a whole number from 1 to 1,024\. .+ isn’t one, so the layer keeps its 128 neurons\.$/,
    );
  },
);

test('points between thousands are told: 1.000 and 1.000.000; a minus of any kind is read', () => {
  expect(asTyped('1.000')).toBe('“1.000” (thousands take commas: 1,000)');
  expect(numberIn('1.000.000')).toBeUndefined();
  expect(asTyped('1.000.000')).toBe('“1.000.000” (thousands take commas: 1,000,000)');
  expect(wholeNumberIn('1.000')).toBeUndefined();
  expect([numberIn('−1.5'), numberIn('-1.5')]).toEqual([-1.5, -1.5]);
});

test('the fields that take text are these five: two for numbers, by the one rule, three for words', () => {
  const fields = globSync('components/**/*.{tsx,astro}').filter((file) =>
    /type="(text|number)"/.test(readFileSync(file, 'utf8')),
  );
  expect(fields.toSorted()).toEqual([
    'components/figures/CostCalculator/CostCalculator.tsx',
    'components/figures/LayerBuilder/LayerBuilder.tsx',
    'components/figures/OwnData/BringStep.tsx',
    'components/figures/OwnData/ClassTable.tsx',
    'components/page/Search/Search.astro',
  ]);
});
