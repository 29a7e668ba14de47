// What the chapter on architectures says of its networks, by arithmetic.
import { expect, test } from 'vitest';
import { disturbedFacts } from '#src/facts/disturbed.ts';
import { shuffledArchitecturesRecord } from '#src/records/index.ts';

test('1,498 parameters are 67.9 times fewer than 101,770, and 5,994 are 17.0 times fewer, for 322,560 ÷ 101,632 times the work', () => {
  const facts = disturbedFacts(0.9805);
  expect(facts['small-cnn-times-fewer']).toBeCloseTo(101_770 / 1498, 9);
  expect(facts['small-cnn-times-work']).toBeCloseTo(116_480 / 101_632, 9);
  expect(facts['cnn-times-fewer']).toBeCloseTo(101_770 / 5994, 9);
  expect(facts['cnn-times-work']).toBeCloseTo(322_560 / 101_632, 9);
  const { inPlace, shuffled } = shuffledArchitecturesRecord.networks.find(
    ({ name }) => name === 'cnn-small',
  )!;
  expect(facts['small-cnn-images-apart']).toBeCloseTo(Math.abs(9805 - inPlace.correct), 6);
  const lost = (inPlace.correct - shuffled.correct) / 100;
  expect(facts['shuffled-lost-cnn-small']).toBeCloseTo(lost, 6);
});
