// Plateaus: four places where the loss of a small network hardly falls any more, and the eigenvalues of its Hessian there.
//
// 49 → 8 → 10, 490 parameters, so that the whole Hessian can be computed; in float64, on pictures shrunk to 7 × 7.
import { type Batch, inPrecision } from '../formulas/gradient-check.ts';
import { stepOn } from '../formulas/one-step.ts';
import { type ImageSet, imagePixels, imageSide } from '../mnist/image-set.ts';
import {
  backward,
  createNetwork,
  createRandom,
  crossEntropy,
  forward,
  type Gradients,
  he,
  type Network,
  parameterArrays,
  predictions,
  zeros,
} from '../nn/index.ts';
import { hessianTimes } from '../nn/curvature.ts';
import type { Place, PlateausRecord } from '../records/experiments/plateaus.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { diagonalise } from './jacobi.ts';
import { madeBy, rounded } from './record.ts';

const sizes = [49, 8, 10];
const images = 500;
const steps = 3000;
const learningRate = 0.5;
/** A bias so low that no image makes its neuron active, as a step far too long leaves it. */
const deadlyBias = -100;
const distances = Array.from({ length: 21 }, (_, k) => (k - 10) / 5);
const side = 7;

/** The first training images, each 4 × 4 block of pixels as its mean. */
function shrunkImages({ pixels, labels }: ImageSet): Batch {
  const block = imageSide / side;
  const inputs = new Float32Array(images * side * side);
  for (let k = 0; k < images * imagePixels; k++) {
    const [image, pixel] = [Math.floor(k / imagePixels), k % imagePixels];
    const row = Math.floor(pixel / imageSide / block);
    const column = Math.floor((pixel % imageSide) / block);
    inputs[image * side * side + row * side + column]! += pixels[k]! / 255 / block ** 2;
  }
  return { inputs, labels: labels.slice(0, images) };
}

const passOf = (network: Network, { inputs, labels }: Batch) =>
  forward(network, inputs, labels.length);
const lossOf = (network: Network, batch: Batch) =>
  crossEntropy(passOf(network, batch).probabilities, batch.labels, sizes.at(-1)!);

/** The rate falls to 0, so that the walk ends at rest and not thrown to and fro. */
function descend(start: Network, batch: Batch): Network {
  let network = start;
  for (let step = 0; step < steps; step++)
    network = stepOn(network, batch, learningRate * (1 - step / steps));
  return network;
}

const flat = (gradients: Gradients): number[] =>
  gradients.flatMap(({ dWeights, dBiases }) => [...dWeights, ...dBiases]);

/** Row by row: for each parameter, the Hessian times the direction in which it alone changes. */
function hessianOf(network: Network, batch: Batch): Float64Array {
  const pass = passOf(network, batch);
  const direction = backward(network, pass, batch.labels);
  const entries = direction.flatMap(({ dWeights, dBiases }) => [dWeights.fill(0), dBiases.fill(0)]);
  const rows = entries.flatMap((entry) =>
    Array.from(entry, (_, k) => {
      entry[k] = 1;
      const row = flat(hessianTimes(network, pass, batch.labels, direction));
      entry[k] = 0;
      return row;
    }),
  );
  return Float64Array.from(rows.flat());
}

/** The network moved by `distance` along a direction of length 1. */
function along(network: Network, direction: Float64Array, distance: number): Network {
  let next = 0;
  const moved = (values: Float32Array) =>
    values.map((value) => value + distance * direction[next++]!);
  const layers = network.layers.map((layer) => {
    const weights = moved(layer.weights);
    return { ...layer, weights, biases: moved(layer.biases) };
  });
  return { ...network, layers };
}

function measurePlace(network: Network, batch: Batch, name: Place['name'], seed?: number): Place {
  const pass = passOf(network, batch);
  const answers = predictions(pass.logits, sizes.at(-1)!);
  const count = parameterArrays(network).reduce((sum, values) => sum + values.length, 0);
  const { values, vectors } = diagonalise(hessianOf(network, batch), count);
  const profile = (direction: Float64Array) =>
    distances.map((distance) => rounded(lossOf(along(network, direction, distance), batch)));
  return {
    name,
    ...(seed !== undefined && { seed }),
    loss: rounded(lossOf(network, batch)),
    correct: answers.filter((answer, k) => answer === batch.labels[k]).length,
    gradient: rounded(Math.hypot(...flat(backward(network, pass, batch.labels))), 3),
    eigenvalues: Array.from(values, (value) => rounded(value, 4)),
    lowest: profile(vectors.at(-1)!),
    largest: profile(vectors[0]!),
  };
}

/** Where each place is reached. */
function placesOf(given: Batch): { name: Place['name']; seed?: number; at: Network }[] {
  const start = (seed: number) => createNetwork(sizes, he, createRandom(seed));
  const exact = (network: Network) => inPrecision(network, given, 'float64').network;
  const batch = exactBatch(given);
  const zero = createNetwork(sizes, zeros, createRandom(1));
  const equal = structuredClone(zero);
  for (const { weights } of equal.layers) weights.fill(0.1);
  const dead = start(1);
  dead.layers[0]!.biases.fill(deadlyBias);
  return [
    { name: 'zeros', at: exact(zero) },
    { name: 'dead', seed: 1, at: descend(exact(dead), batch) },
    { name: 'twins', at: descend(exact(equal), batch) },
    ...[1, 2, 3].map((seed) => ({
      name: 'trained' as const,
      seed,
      at: descend(exact(start(seed)), batch),
    })),
  ];
}

const exactBatch = (given: Batch): Batch =>
  inPrecision(createNetwork(sizes, zeros, createRandom(1)), given, 'float64').batch;

export function makePlateaus(context: ExperimentContext): PlateausRecord {
  const given = shrunkImages(context.train);
  const batch = exactBatch(given);
  const places = placesOf(given).map(({ name, seed, at }) => {
    const place = measurePlace(at, batch, name, seed);
    context.say(
      `${name} ${seed ?? ''}: loss ${place.loss}, ${place.correct} right, gradient ${place.gradient}, eigenvalues ${place.eigenvalues[0]} … ${place.eigenvalues.at(-1)}`,
    );
    return place;
  });
  const words = `A network 49 → 8 → 10 in float64 on the first ${images} training images, shrunk to 7 × 7: all zeros; and after ${steps} steps on the full batch, at a rate that falls from ${learningRate} to 0 in a straight line, from hidden biases of ${deadlyBias}, from weights that are all equal, and from three He starts.`;
  return { made: madeBy('plateaus', words), images, sizes, steps, learningRate, distances, places };
}
