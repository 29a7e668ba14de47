// What the network makes of one digit: every number on the way from 784 pixels to one answer.
import { forward, predictions, type Network } from '#src/nn/index.ts';
import { toInputs } from '#src/mnist/image-set.ts';

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

/** The reading's facts by name; prose and figures show them under these names. */
export function readingFacts(reading: Reading): Record<string, number> {
  const { pixels, activations, logits, probabilities, prediction } = reading;
  const inked = pixels.filter((pixel) => pixel > 0).length;
  const facts: Record<string, number> = {
    prediction,
    'top-probability': probabilities[prediction],
    'probability-sum': sum(probabilities),
    'inked-pixels': inked,
    'empty-pixels': pixels.length - inked,
    'ink-sum': sum(pixels),
    'active-units': activations.filter((activation) => activation > 0).length,
  };
  facts['silent-units'] = activations.length - facts['active-units'];
  // A connection carries something when what comes into it is not 0.
  facts['carrying-connections'] =
    inked * activations.length + facts['active-units'] * logits.length;
  probabilities.forEach((probability, digit) => (facts[`probability-${digit}`] = probability));
  logits.forEach((logit, digit) => (facts[`logit-${digit}`] = logit));
  return facts;
}
