// What the three dials have made of the gradient, in a sentence.
import type { Spread } from './packed-lengths.ts';

/** A first layer so many times slower, or faster, than the last counts as vanished, or exploded. */
const far = 10;
/** Below this no layer learns anything, however even they are. */
const tiny = 0.001;
const huge = 100;

const times = (ratio: number): string =>
  Number(ratio.toPrecision(2)).toLocaleString('en-GB', { maximumFractionDigits: 1 });

/** `first` and `last` are the lengths of the gradients of the first and of the last layer. */
export function verdictOn(first: number, last: number): string {
  if (Math.max(first, last) < tiny)
    return 'No layer gets a gradient to speak of. They may be even, but nothing here learns.';
  if (last / first > far)
    return `It vanishes: the first layer’s gradient is ${times(last / first)} times shorter than the last layer’s.`;
  if (Math.max(first, last) > huge)
    return 'It explodes: a step of any usual length would throw the weights far away.';
  if (first / last > far)
    return `It grows on its way back: the first layer’s gradient is ${times(first / last)} times longer than the last layer’s.`;
  return first > last
    ? `All layers can learn: the first layer’s gradient is ${times(first / last)} times longer than the last layer’s.`
    : `All layers can learn: the first layer’s gradient is ${times(last / first)} times shorter than the last layer’s.`;
}

export function lengthSentence(layers: readonly Spread[]): string {
  const [first, last] = [layers[0]!.middle, layers.at(-1)!.middle];
  return `Length of the gradient of each of ${layers.length} layers: ${first.toExponential(1)} in the first, ${last.toExponential(1)} in the last.`;
}
