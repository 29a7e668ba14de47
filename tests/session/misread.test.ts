// When the reader is asked what she meant, what is stored of her word, and what is said of a digit that is misread.
import { readFileSync } from 'node:fs';
import { beforeEach, expect, test, vi } from 'vitest';
import { strongestVotes } from '#src/formulas/votes.ts';
import type { Digit } from '#src/session/digit.ts';
import { nameInProse } from '#src/session/digit-name.ts';
import { doubtBelow, isDoubtful, wordsAround } from '#src/session/misread.ts';

const { thresholds } = JSON.parse(
  readFileSync(new URL('../chapters/oracle/prediction.json', import.meta.url), 'utf8'),
) as { thresholds: { threshold: number; answered: number; right: number }[] };

const reading = (...given: [digit: number, probability: number][]) => {
  const probabilities = Array<number>(10).fill(0);
  for (const [digit, probability] of given) probabilities[digit] = probability;
  return { probabilities, prediction: given[0]![0] };
};

test('below 0.9 are 426 of the 10,000 test images by NumPy’s count, and 146 of the 195 misread ones', () => {
  const counted = thresholds.find(({ threshold }) => threshold === doubtBelow)!;
  const [all] = thresholds;
  const misread = (one: { answered: number; right: number }) => one.answered - one.right;
  expect(all!.answered - counted.answered).toBe(426);
  expect([misread(all!) - misread(counted), misread(all!)]).toEqual([146, 195]);
  expect(isDoubtful(reading([8, 0.8999], [0, 0.1]))).toBe(true);
  expect(isDoubtful(reading([8, 0.9], [0, 0.1]))).toBe(false);
});

test.each([
  [{ source: 'drawn', label: 0 }, 'You drew a 0; the network reads an 8 (0.57 against 0.39).'],
  [{ source: 'drawn', label: 8 }, 'The network reads an 8 with probability 0.5679.'],
  [{ source: 'drawn' }, 'The network reads an 8 with probability 0.5679.'],
  [
    { source: 'test', label: 0 },
    'Its writer meant a 0; the network reads an 8 (0.57 against 0.39).',
  ],
  [undefined, 'The network reads an 8 with probability 0.5679.'],
] as const)('of %o it is said: %s', (digit, words) => {
  expect(wordsAround(reading([8, 0.5679], [0, 0.3909]), digit).join('8')).toBe(words);
});

test('a probability that two decimals would make 0 or 1 keeps four', () => {
  const [, after] = wordsAround(reading([4, 0.9983], [1, 0.0004]), { source: 'drawn', label: 1 });
  expect(after).toBe(' (0.9983 against 0.0004).');
});

test('prose says our example, then your digit, then what she meant, never what was read', () => {
  expect([undefined, {}, { label: 0 }].map(nameInProse)).toEqual([
    'our example',
    'your digit',
    'your 0',
  ]);
});

test('of neurons 2, 0, 3 and 1 with weights written here, those that lift the first digit over the second, by how much', () => {
  const weights = [5, 1, 9, 9, 1, 3, 2, 1]; // (4, 2)
  expect(strongestVotes([2, 0, 3, 1], weights, [0, 1], 3)).toEqual([
    { neuron: 0, lead: 2 * 4 },
    { neuron: 3, lead: 1 },
  ]);
  expect(strongestVotes([2, 0, 3, 1], weights, [1, 0], 3)).toEqual([{ neuron: 2, lead: 3 * 2 }]);
  expect(strongestVotes([2, 0, 3, 1], weights, [0, 1], 1)).toHaveLength(1);
});

let stored: string | undefined;
beforeEach(() => {
  vi.resetModules();
  stored = undefined;
  vi.stubGlobal('window', { self: 1, top: 1 });
  vi.stubGlobal('document', { querySelector: () => undefined, baseURI: 'https://a.example/b/' });
  vi.stubGlobal('localStorage', {
    getItem: () => stored ?? null,
    setItem: (_: string, text: string) => void (stored = text),
  });
});

test('her word is stored with the drawing, the next stroke takes it away, and of a test image it changes nothing', async () => {
  const { chooseDigit, digit, parse, sayMeant } = await import('#src/session/digit.ts');
  const stroke = [{ x: 0, y: 1 }];
  const drawn: Digit = { source: 'drawn', strokes: [stroke], pixels: new Uint8Array(784) };
  chooseDigit(drawn);
  expect(parse(stored!)?.label).toBeUndefined();
  sayMeant(0);
  expect(parse(stored!)).toEqual({ ...drawn, label: 0 });
  chooseDigit({ ...drawn, strokes: [stroke, [{ x: 1, y: 1 }]] });
  expect(parse(stored!)?.label).toBeUndefined();
  chooseDigit({ source: 'test', index: 3, label: 0, pixels: drawn.pixels });
  sayMeant(8);
  expect(digit.value?.label).toBe(0);
  expect(parse(stored!)?.label).toBe(0);
});
