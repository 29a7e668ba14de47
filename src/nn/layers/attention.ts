// Multi-head self-attention: every step of a sequence asks all steps, and takes from each as much as its key fits the question.
//
// queries, keys, values = inputs · weights + biases, each with weights of its own, cut into `heads` parts of headSize numbers
// attention[s, t] = softmax over t of (queries[s] · keys[t] / √headSize)       mixed[s] = Σ_t attention[s, t] · values[t]
// outputs = mixed · outputWeights + outputBiases
//
// inputs, queries, keys, values, mixed, outputs (batchSize, steps, size) · attention (batchSize, heads, steps, steps)
// every weights (size, size), every biases (size)      (Vaswani et al., 2017)

import { zerosLike } from '../floats.ts';
import { expectShape, ShapeError } from '../shape-error.ts';
import { softmax } from '../softmax.ts';
import { denseBackward, denseForward } from './dense.ts';
import { expectSignal, expectSizes, type LayerKind, type Shape } from './layer-kind.ts';

export type AttentionShape = { batchSize: number; steps: number; size: number; heads: number };

export type AttentionParameters = {
  queryWeights: Float32Array;
  queryBiases: Float32Array;
  keyWeights: Float32Array;
  keyBiases: Float32Array;
  valueWeights: Float32Array;
  valueBiases: Float32Array;
  outputWeights: Float32Array;
  outputBiases: Float32Array;
};

export type AttentionKept = {
  queries: Float32Array;
  keys: Float32Array;
  values: Float32Array;
  attention: Float32Array;
  mixed: Float32Array;
};

const denseShape = ({ batchSize, steps, size }: AttentionShape) => ({
  batchSize: batchSize * steps,
  inputSize: size,
  outputSize: size,
});

/**
 * Every pair of steps within every head of every image: `pair` is its index in `attention`,
 * `asking` and `asked` those of the head's first number at either step.
 */
function visitPairs(
  { batchSize, steps, size, heads }: AttentionShape,
  visit: (pair: number, asking: number, asked: number) => void,
): void {
  const headSize = size / heads;
  let pair = 0;
  for (let image = 0; image < batchSize; image++) {
    for (let head = 0; head < heads; head++) {
      const first = image * steps * size + head * headSize;
      for (let s = 0; s < steps; s++) {
        for (let t = 0; t < steps; t++) visit(pair++, first + s * size, first + t * size);
      }
    }
  }
}

/** The outputs of a batch, and all that was computed on the way. Throws ShapeError. */
export function attentionForward(
  inputs: Float32Array,
  parameters: AttentionParameters,
  shape: AttentionShape,
): AttentionKept & { outputs: Float32Array } {
  const { batchSize, steps, size, heads } = shape;
  expectShape('attentionForward', 'inputs', inputs, batchSize, steps, size);
  checkHeads('attentionForward', shape);
  const { queryWeights, queryBiases, keyWeights, keyBiases, valueWeights, valueBiases } =
    parameters;
  const queries = denseForward(inputs, queryWeights, queryBiases, denseShape(shape));
  const keys = denseForward(inputs, keyWeights, keyBiases, denseShape(shape));
  const values = denseForward(inputs, valueWeights, valueBiases, denseShape(shape));
  const headSize = size / heads;
  const scores = zerosLike(inputs, batchSize * heads * steps * steps);
  visitPairs(shape, (pair, asking, asked) => {
    let fit = 0;
    for (let j = 0; j < headSize; j++) fit += queries[asking + j] * keys[asked + j];
    scores[pair] = fit / Math.sqrt(headSize);
  });
  const attention = softmax(scores, steps);
  const mixed = zerosLike(inputs, inputs.length);
  visitPairs(shape, (pair, asking, asked) => {
    for (let j = 0; j < headSize; j++) mixed[asking + j] += attention[pair] * values[asked + j];
  });
  const { outputWeights, outputBiases } = parameters;
  const outputs = denseForward(mixed, outputWeights, outputBiases, denseShape(shape));
  return { queries, keys, values, attention, mixed, outputs };
}

/** All gradients. Throws ShapeError. */
export function attentionBackward(
  dOutputs: Float32Array,
  inputs: Float32Array,
  parameters: AttentionParameters,
  { queries, keys, values, attention, mixed }: AttentionKept,
  shape: AttentionShape,
) {
  const { batchSize, steps, size, heads } = shape;
  expectShape('attentionBackward', 'dOutputs', dOutputs, batchSize, steps, size);
  expectShape('attentionBackward', 'attention', attention, batchSize, heads, steps, steps);
  const headSize = size / heads;
  const back = (dSums: Float32Array, signal: Float32Array, weights: Float32Array) =>
    denseBackward(dSums, signal, weights, denseShape(shape));
  const output = back(dOutputs, mixed, parameters.outputWeights);
  const dMixed = output.dInputs;

  const dValues = zerosLike(inputs, inputs.length);
  const dAttention = zerosLike(inputs, attention.length);
  visitPairs(shape, (pair, asking, asked) => {
    for (let j = 0; j < headSize; j++) {
      dValues[asked + j] += attention[pair] * dMixed[asking + j];
      dAttention[pair] += values[asked + j] * dMixed[asking + j];
    }
  });

  // Softmax back, row by row: dScores = attention · (dAttention − Σ attention · dAttention).
  const rowSums = zerosLike(inputs, attention.length / steps);
  attention.forEach((share, k) => (rowSums[Math.floor(k / steps)] += share * dAttention[k]));
  const dScores = attention.map(
    (share, k) => share * (dAttention[k] - rowSums[Math.floor(k / steps)]),
  );

  const dQueries = zerosLike(inputs, inputs.length);
  const dKeys = zerosLike(inputs, inputs.length);
  visitPairs(shape, (pair, asking, asked) => {
    const dFit = dScores[pair] / Math.sqrt(headSize);
    for (let j = 0; j < headSize; j++) {
      dQueries[asking + j] += dFit * keys[asked + j];
      dKeys[asked + j] += dFit * queries[asking + j];
    }
  });

  const query = back(dQueries, inputs, parameters.queryWeights);
  const key = back(dKeys, inputs, parameters.keyWeights);
  const value = back(dValues, inputs, parameters.valueWeights);
  return {
    dInputs: query.dInputs.map((d, k) => d + key.dInputs[k] + value.dInputs[k]),
    dQueryWeights: query.dWeights,
    dQueryBiases: query.dBiases,
    dKeyWeights: key.dWeights,
    dKeyBiases: key.dBiases,
    dValueWeights: value.dWeights,
    dValueBiases: value.dBiases,
    dOutputWeights: output.dWeights,
    dOutputBiases: output.dBiases,
  };
}

function checkHeads(place: string, { size, heads }: { size: number; heads: number }): void {
  if (size % heads === 0) return;
  throw new ShapeError(`${place}: heads should divide the size ${size}, found ${heads}`);
}

export type AttentionLayer = AttentionParameters & {
  kind: 'attention';
  name: string;
  /** [steps, size] */
  inputShape: Shape;
  heads: number;
};

const shapeOf = ({ inputShape, heads }: AttentionLayer, batchSize: number): AttentionShape => {
  const [steps, size] = inputShape;
  return { batchSize, steps, size, heads };
};

export const attention: LayerKind<AttentionLayer, AttentionKept> = {
  create({ kind, heads }, inputShape, { place, initialiser, random }) {
    expectSignal(place, 'a sequence (steps, size)', inputShape);
    expectSizes(place, { heads });
    const size = inputShape[1];
    checkHeads(place, { size, heads });
    const weights = () => initialiser(size, size, random);
    const biases = () => new Float32Array(size);
    return {
      kind,
      name: place,
      inputShape,
      heads,
      queryWeights: weights(),
      queryBiases: biases(),
      keyWeights: weights(),
      keyBiases: biases(),
      valueWeights: weights(),
      valueBiases: biases(),
      outputWeights: weights(),
      outputBiases: biases(),
    };
  },
  outputShape: ({ inputShape }) => inputShape,
  parameterShapes({ inputShape: [, size] }) {
    return {
      queryWeights: [size, size],
      queryBiases: [size],
      keyWeights: [size, size],
      keyBiases: [size],
      valueWeights: [size, size],
      valueBiases: [size],
      outputWeights: [size, size],
      outputBiases: [size],
    };
  },
  multiplyAdds({ inputShape: [steps, size] }) {
    return { all: 4 * steps * size ** 2 + 2 * steps ** 2 * size, ofInputs: 3 * steps * size ** 2 };
  },
  forward(layer, inputs, { batchSize }) {
    const { outputs, ...kept } = attentionForward(inputs, layer, shapeOf(layer, batchSize));
    return { outputs, kept };
  },
  backward(layer, dOutputs, { batchSize, inputs, kept }) {
    const shape = shapeOf(layer, batchSize);
    const { dInputs, ...gradients } = attentionBackward(dOutputs, inputs, layer, kept, shape);
    return { dInputs, gradients };
  },
};
