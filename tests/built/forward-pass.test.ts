// The chapter on the forward pass as built, against NumPy.
import { expect, test } from 'vitest';
import { shipped } from '../nn/oracle/read.ts';
import { expectFacts, page, shown } from './pages.ts';

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

test('active neurons, logits and probabilities of the book’s digit are NumPy’s', () => {
  const { activeCount, logits, prediction, probabilities } = shipped.example;
  expectFacts('forward-pass', {
    'active-units': activeCount,
    'silent-units': 128 - activeCount,
    prediction,
  });
  for (const digit of digits)
    expectFacts('forward-pass', {
      [`logit-${digit}`]: expect.closeTo(logits[digit], 4),
      [`probability-${digit}`]: expect.closeTo(probabilities[digit], 5),
    });
});

test('without ReLU the accuracy is NumPy’s, and one matrix equals two layers within 1e-4', () => {
  expectFacts('forward-pass', {
    accuracy: shipped.test.accuracy,
    'accuracy-without-relu': shipped.withoutRelu.accuracy,
  });
  expect(shown(page('forward-pass'), 'collapse-difference')).toBeLessThan(1e-4);
});

test('the cell beside the first figure starts with the figure’s neuron and gives its pre-activation, in four decimals', () => {
  const chapter = page('forward-pass');
  const figure = chapter.querySelector('#figure-one-neuron')!;
  const neuron = figure.querySelector('.slider output')!.textContent!.match(/\d+/)![0];
  const preActivation = shown(figure, 'neuron-pre-activation').toFixed(4);
  expect(chapter.querySelector('#cell-neuron .cell-output')!.textContent).toMatch(
    new RegExp(`neuron: ${neuron},\\s*preActivation: "${preActivation}"`),
  );
});

test('one pass is 784 × 128 + 128 × 10 = 101,632 multiplications', () => {
  expectFacts('forward-pass', { 'multiply-adds': 784 * 128 + 128 * 10 });
});
