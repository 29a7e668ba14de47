// The chapter on the input as built, against the published files and NumPy's numbers.
import { expect, test } from 'vitest';
import { exampleBytes as digit } from '../mnist/example.ts';
import { publishedImages } from '../mnist/published.ts';
import { mnist, shipped } from '../nn/oracle/read.ts';
import { answerByHand } from '../chapters/weights-file.ts';
import { expectFacts, figureIn, page, shown } from './pages.ts';

test('before it is touched the pixel lab shows the first inked pixel of the published digit, and NumPy’s answer', () => {
  const place = digit.findIndex((byte) => byte > 0);
  const top = shipped.example.prediction;
  expectFacts('inputs', {
    'pixel-index': place,
    'pixel-value': digit[place],
    'first-training-ink': 27_525,
    'lab-prediction': top,
    'lab-probability': expect.closeTo(shipped.example.probabilities[top], 5),
    'drawing-prediction': 3,
  });
  expect(figureIn('inputs', 'preprocessing').querySelector('.pad-stroke')).not.toBeNull();
});

test('other numbers: the scores are NumPy’s, right answers exactly, mean loss within 0.1 %', () => {
  const expected = { trained: shipped.test, inverted: shipped.inverted, divided: shipped.rawBytes };
  for (const [name, { accuracy, meanLoss }] of Object.entries(expected)) {
    expectFacts('inputs', { [`${name}-accuracy`]: accuracy });
    expect(shown(page('inputs'), `${name}-loss`) / meanLoss).toBeCloseTo(1, 3);
  }
  expectFacts('inputs', {
    accuracy: shipped.test.accuracy,
    'accuracy-inverted': shipped.inverted.accuracy,
    'accuracy-undivided': shipped.rawBytes.accuracy,
  });
  expect(shown(page('inputs'), 'loss-undivided') / shipped.rawBytes.meanLoss).toBeCloseTo(1, 3);
});

test('other numbers: 30 probabilities are those of plain 64-bit loops within 1e-4', () => {
  const ways: [string, (byte: number) => number][] = [
    ['trained', (byte) => byte / 255],
    ['inverted', (byte) => (255 - byte) / 255],
    ['divided', (byte) => byte],
  ];
  for (const [name, encode] of ways) {
    const expected = answerByHand(Array.from(digit, encode));
    for (let i = 0; i < 10; i++)
      expectFacts('inputs', { [`${name}-probability-${i}`]: expect.closeTo(expected[i]!, 4) });
  }
});

test('ink: 47,040,000 published values, NumPy’s mean, deviation and share of zeros within 1e-8', () => {
  expectFacts('inputs', {
    'pixel-values': 60_000 * 784,
    'value-count': 38_045_844,
    'train-mean': expect.closeTo(mnist.train.mean, 8),
    'train-deviation': expect.closeTo(mnist.train.deviation, 8),
    'zero-share': expect.closeTo(mnist.train.zeroShare, 8),
  });
});

test('67 pixels are 0 in all training images and 116 in all test images, 67 of them with a cross', () => {
  expectFacts('inputs', {
    'dead-in-train': 67,
    'dead-in-test': 116,
  });
  const crosses = figureIn('inputs', 'dead-pixels').querySelector(
    '.pixel-grid .dead-pixels-crosses',
  )!;
  expect(crosses.getAttribute('d')!.match(/M/g)).toHaveLength(67);
});

test('59,998 of 60,000 training images have their centre of mass within 0.5 of 14, 14', () => {
  const train = publishedImages('train');
  let centred = 0;
  for (let start = 0; start < train.length; start += 784) {
    let [mass, x, y] = [0, 0, 0];
    for (let place = 0; place < 784; place++) {
      const byte = train[start + place]!;
      mass += byte;
      x += byte * (place % 28);
      y += byte * ((place / 28) | 0);
    }
    if (Math.abs(x / mass - 14) <= 0.5 && Math.abs(y / mass - 14) <= 0.5) centred += 1;
  }
  expect(centred).toBe(59_998);
  expectFacts('inputs', { 'centred-in-train': centred });
});

test('nearest average picture: 82.03 % of the test images, the value known for MNIST', () => {
  expectFacts('inputs', { 'accuracy-nearest-mean': 0.8203 });
});
