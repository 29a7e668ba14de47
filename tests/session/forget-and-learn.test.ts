// The front page's network as it forgets and learns: what is overwritten, which steps are shown, and what is said.
import { expect, test } from 'vitest';
import { createForgetting, forgettingSteps } from '#components/page/DrawDigit/forgetting.ts';
import { momentSteps } from '#components/page/DrawDigit/moments.ts';
import type { Phase, Seen } from '#components/page/DrawDigit/phase.ts';
import { type Said, sentenceOf } from '#components/page/DrawDigit/sentences.ts';
import { createNetwork, createRandom, type Network, normal } from '#src/nn/index.ts';

function drawn(seed: number): Network {
  const random = createRandom(seed);
  const network = createNetwork([5, 4, 3], normal(1), random);
  for (const layer of network.layers) layer.biases = normal(1)(1, layer.outputSize, random);
  return network;
}
const numbersOf = ({ layers }: Network) =>
  layers.flatMap(({ weights, biases }) => [...weights, ...biases]);

test('after n steps of 5 a 5-4-3 network has the start’s weights into, of and out of its first n hidden neurons, and what it learned everywhere else; after 5 nothing learned is left', () => {
  const [learned, start] = [drawn(1), drawn(2)];
  const kept = numbersOf(learned);
  expect(forgettingSteps(learned)).toBe(5);
  const forget = createForgetting(learned, start);
  for (let n = 0; n <= 4; n++) {
    const [hidden, output] = forget(n).layers;
    hidden!.weights.forEach((weight, place) => {
      const from = place % 4 < n ? start : learned;
      expect(weight).toBe(from.layers[0]!.weights[place]);
    });
    hidden!.biases.forEach((bias, neuron) =>
      expect(bias).toBe((neuron < n ? start : learned).layers[0]!.biases[neuron]),
    );
    output!.weights.forEach((weight, place) => {
      const from = Math.floor(place / 3) < n ? start : learned;
      expect(weight).toBe(from.layers[1]!.weights[place]);
    });
    expect([...output!.biases]).toEqual([...learned.layers[1]!.biases]);
  }
  expect(numbersOf(forget(5))).toEqual(numbersOf(start));
  expect(numbersOf(learned)).toEqual(kept);
});

test('several neurons forgotten at once are as if one after the other', () => {
  const forget = createForgetting(drawn(1), drawn(2));
  const slowly = createForgetting(drawn(1), drawn(2));
  for (const n of [1, 2, 3]) slowly(n);
  expect(numbersOf(forget(3))).toEqual(numbersOf(slowly(3)));
});

test('of 3,438 steps 25 are shown, from 0 to the last, each at most √2 times the one before but for the first; of 1 step, both its ends', () => {
  const steps = momentSteps(3438);
  expect(steps.slice(0, 8)).toEqual([0, 1, 2, 3, 4, 6, 8, 11]);
  expect(steps).toHaveLength(25);
  expect(steps.at(-1)).toBe(3438);
  steps.slice(5).forEach((step, k) => expect(step / steps[k + 4]!).toBeLessThan(1.51));
  expect(momentSteps(1)).toEqual([0, 1]);
});

const seen = (step: number, correct: number): Seen => ({
  step,
  seconds: 0.514,
  network: drawn(1),
  correct,
  testCount: 10_000,
});
const say = (phase: Phase, more: Partial<Said> = {}) =>
  sentenceOf({
    phase,
    forgotten: 0,
    hiddenCount: 128,
    usual: 4,
    stepCount: 3438,
    batchSize: 32,
    isSlow: false,
    ...more,
  });

test('each phase has its sentence, and none is promised a time that was not measured', () => {
  expect(say('forgetting', { forgotten: 57 })).toContain('57 of 128 hidden neurons');
  expect(say('forgetting', { forgotten: 129 })).toContain('128 of 128');
  expect(say('forgotten')).toMatch(/^Forgotten\. .* a guess, and for most digits the guess is 4\./);
  expect(say('training', { seen: seen(0, 1174) })).toBe(
    'Before the first step, with random weights.',
  );
  expect(say('training', { seen: seen(1, 2625) })).toBe('After 1 step, which is 32 images shown.');
  expect(say('training', { isSlow: true })).toContain('no WebAssembly');
  expect(say('trained', { seen: seen(25, 8079), last: seen(3438, 9762) })).toBe(
    'After 25 steps, which is 800 images shown. All 3,438 steps took your browser 0.51 seconds; this is slowed down.',
  );
  expect(say('trained', { seen: seen(3438, 9762), last: seen(3438, 9762) })).toMatch(
    /^It has learned: 97\.6.% of the test images are read correctly\. The 3,438 steps took your browser 0\.51 seconds\./,
  );
  expect(say('stopped')).toBe('Stopped before the first step, so nothing has changed.');
  expect(say('stopped', { seen: seen(25, 8079) })).toMatch(/^Stopped\. After 25 steps/);
  for (const phase of ['own', 'forgotten', 'starting', 'training', 'stopped'] as const)
    expect(say(phase, { seen: undefined })).not.toMatch(/second/);
});
