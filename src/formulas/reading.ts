// What the network makes of one digit: every number on the way from 784 pixels to one answer.
import { forward, predictions, type Network } from '#src/nn/index.ts';
import { digits, toInputs } from '#src/mnist/image-set.ts';

/** Plain arrays, so that a reading made at build travels to the page as it is. */
export interface Reading {
  /** 784 bytes, 0 = paper, 255 = ink. */
  pixels: number[];
  /** 128 weighted sums plus bias. */
  preActivations: number[];
  /** The same after ReLU. */
  activations: number[];
  logits: number[];
  probabilities: number[];
  prediction: number;
}

// Nine significant digits name a float32 exactly and keep the page light.
const plain = (values: Float32Array) => Array.from(values, (value) => Number(value.toPrecision(9)));

export function readDigit(network: Network, pixels: Uint8Array): Reading {
  const pass = forward(network, toInputs(pixels), 1);
  return {
    pixels: [...pixels],
    preActivations: plain(pass.preActivations[0]),
    activations: plain(pass.activations[0]),
    logits: plain(pass.logits),
    probabilities: plain(pass.probabilities),
    prediction: predictions(pass.logits, pass.logits.length)[0],
  };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

type Digit = (typeof digits)[number];

const byDigit = <const Prefix extends string>(prefix: Prefix, values: readonly number[]) =>
  Object.fromEntries(digits.map((digit) => [`${prefix}-${digit}`, values[digit]])) as Record<
    `${Prefix}-${Digit}`,
    number
  >;

/** The reading's facts by name; prose and figures show them under these names. */
export function readingFacts({ pixels, activations, logits, probabilities, prediction }: Reading) {
  const inked = pixels.filter((pixel) => pixel > 0).length;
  const active = activations.filter((activation) => activation > 0).length;
  return {
    prediction,
    'top-probability': probabilities[prediction],
    'probability-sum': sum(probabilities),
    'inked-pixels': inked,
    'empty-pixels': pixels.length - inked,
    'ink-sum': sum(pixels),
    'active-units': active,
    'silent-units': activations.length - active,
    // A connection carries something when what comes into it is not 0.
    'carrying-connections': inked * activations.length + active * logits.length,
    ...byDigit('probability', probabilities),
    ...byDigit('logit', logits),
  };
}
