// An initialiser draws the weights that a layer starts from.
//
// zeros: weights = 0
// normal: weights ~ N(0, standardDeviation²)
// xavier: variance = 2 / (inputSize + outputSize)   keeps signals of layers without ReLU at one size (Glorot and Bengio, 2010)
// he: variance = 2 / inputSize                      the same behind ReLU, which silences half of them (He et al., 2015)
//
// weights (inputSize, outputSize), drawn row by row

import type { Random } from './random.ts';

export type Initialiser = (inputSize: number, outputSize: number, random: Random) => Float32Array;

export const zeros: Initialiser = (inputSize, outputSize) =>
  new Float32Array(inputSize * outputSize);

export const normal =
  (standardDeviation: number): Initialiser =>
  (inputSize, outputSize, random) =>
    zeros(inputSize, outputSize, random).map(() => standardDeviation * random.normal());

export const xavier: Initialiser = (inputSize, outputSize, random) =>
  normal(Math.sqrt(2 / (inputSize + outputSize)))(inputSize, outputSize, random);

export const he: Initialiser = (inputSize, outputSize, random) =>
  normal(Math.sqrt(2 / inputSize))(inputSize, outputSize, random);
