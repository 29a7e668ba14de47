// What stands in the reader's storage is only believed within the ranges of what we write.
import { afterEach, expect, test, vi } from 'vitest';
import { parse, serialise, type Digit } from '#src/session/digit.ts';
import { parsePath } from '#src/session/path.ts';
import { measuredTime } from '#src/session/measured-time.ts';

afterEach(() => vi.unstubAllGlobals());

const drawn: Digit = {
  source: 'drawn',
  strokes: [
    [
      { x: 0.5, y: 0.1 },
      { x: -0.4, y: 1.3 },
    ],
    [{ x: 0, y: 1 }],
  ],
  pixels: Uint8Array.from({ length: 784 }, (_, k) => k % 256),
};
const kept = (changed: object) => JSON.stringify({ ...JSON.parse(serialise(drawn)), ...changed });

test('a drawn digit comes back as it was, the strokes that left the pad and what she meant too', () => {
  expect(parse(serialise(drawn))).toEqual(drawn);
  for (const label of [0, 9]) {
    const said = { ...drawn, label };
    expect(parse(serialise(said))).toEqual(said);
  }
});

test.each([
  ['1e308', [[{ x: 1e308, y: 0 }]]],
  ['-1e308', [[{ x: 0, y: -1e308 }]]],
  ['a number in letters', [[{ x: '0.5', y: 0 }]]],
  ['nothing', [[{ x: null, y: 0 }]]],
  ['no point', [[null]]],
  ['no list', [{ x: 0, y: 0 }]],
  ['100,001 points', [Array.from({ length: 100_001 }, () => ({ x: 0, y: 0 }))]],
])('strokes with %s are none of ours, and the digit counts as none', (_, strokes) => {
  expect(parse(kept({ strokes }))).toBeUndefined();
});

test.each([
  { source: 'test', index: 1e308, label: 3 },
  { source: 'test', index: 3.5, label: 3 },
  { source: 'test', index: 3, label: -1 },
  { source: 'test', index: 10_000, label: 3 },
  { source: 'other' },
  { label: 10 },
  { label: -1 },
  { label: 2.5 },
  { label: '3' },
  { label: null },
  { pixels: btoa('x'.repeat(783)) },
  { pixels: 1e308 },
])('%o is no digit', (changed) => expect(parse(kept(changed))).toBeUndefined());

test.each(['1e308', '-1', '0', 'NaN', 'Infinity', '', '86400001', '{}'])(
  'a time of “%s” ms was not measured',
  (text) => {
    vi.stubGlobal('window', { self: 1, top: 1 });
    vi.stubGlobal('document', { querySelector: () => undefined, baseURI: 'https://a.example/b/' });
    vi.stubGlobal('localStorage', { getItem: () => text });
    expect(measuredTime()).toBeUndefined();
    vi.stubGlobal('localStorage', { getItem: () => '15.5' });
    expect(measuredTime()).toBe(15.5);
  },
);

test.each([
  ['{"neuron":127,"digit":9}', { neuron: 127, digit: 9 }],
  ['{"neuron":128,"digit":0}', { digit: 0 }],
  ['{"neuron":0,"digit":10}', { neuron: 0 }],
  ['{"neuron":"3","digit":1.5}', {}],
])('of what is followed, “%s” gives a neuron below 128 and a digit below 10 alone', (text, path) =>
  expect(parsePath(text)).toEqual(path),
);
