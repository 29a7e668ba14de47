// The mix of two networks asked about many images, quickly: pre-activations mix as the weights do.
//
// (1 − t)(W₁x + b₁) + t (W₁′x + b₁′) is the pre-activation of the mixed network, so the pixels are read once and for all.
import { greedyPairs, overlaps, type Pair } from '#src/formulas/matching.ts';
import type { ImageSet } from '#src/mnist/image-set.ts';
import type { DenseLayer, Network } from '#src/nn/index.ts';

export interface Mixing {
  networks: readonly [one: Network, other: Network];
  /** Largest overlap first. */
  pairs: Pair[];
  labels: Uint8Array;
  /** Of each network's hidden neurons: (count, width). */
  preActivations: readonly [Float32Array, Float32Array];
}

/** Images between two rests, so that the page stays free. */
const atOnce = 200;

/** `rest` is awaited after every 200 images, and told how many are done. */
export async function prepareMixing(
  networks: readonly [Network, Network],
  { pixels, labels, count }: ImageSet,
  rest: (done: number) => Promise<void>,
): Promise<Mixing> {
  const layers = networks.map((network) => network.layers[0] as DenseLayer);
  const width = layers[0]!.outputSize;
  const preActivations = layers.map(() => new Float32Array(count * width));
  for (let first = 0; first < count; first += atOnce) {
    const end = Math.min(count, first + atOnce);
    layers.forEach((layer, k) => fill(preActivations[k]!, layer, pixels, first, end));
    await rest(end);
  }
  return {
    networks,
    pairs: greedyPairs(overlaps(...networks), width),
    labels,
    preActivations: [preActivations[0]!, preActivations[1]!],
  };
}

/** The layer's pre-activations for images `first` up to `end`. */
function fill(
  sums: Float32Array,
  { inputSize, outputSize, weights, biases }: DenseLayer,
  pixels: Uint8Array,
  first: number,
  end: number,
): void {
  for (let image = first; image < end; image++) {
    const row = image * outputSize;
    sums.set(biases, row);
    for (let pixel = 0; pixel < inputSize; pixel++) {
      const input = pixels[image * inputSize + pixel]! / 255;
      if (input === 0) continue;
      const from = pixel * outputSize;
      for (let j = 0; j < outputSize; j++) sums[row + j]! += input * weights[from + j]!;
    }
  }
}

/** Images that the mix reads correctly: a share `part` of the other network, whose neuron order[i] meets neuron i. */
export function correctAt(
  { networks, labels, preActivations: [ofOne, ofOther] }: Mixing,
  order: Uint32Array,
  part: number,
): number {
  const [one, other] = networks.map((network) => network.layers[1] as DenseLayer) as [
    DenseLayer,
    DenseLayer,
  ];
  const { inputSize: width, outputSize: classCount } = one;
  const weights = one.weights.map((weight, k) => {
    const partner = order[Math.floor(k / classCount)]! * classCount + (k % classCount);
    return weight * (1 - part) + other.weights[partner]! * part;
  });
  const biases = one.biases.map((bias, k) => bias * (1 - part) + other.biases[k]! * part);
  const logits = new Float32Array(classCount);
  let correct = 0;
  for (let image = 0; image < labels.length; image++) {
    logits.set(biases);
    const row = image * width;
    for (let i = 0; i < width; i++) {
      const sum = ofOne[row + i]! * (1 - part) + ofOther[row + order[i]!]! * part;
      if (!(sum > 0)) continue;
      for (let k = 0; k < classCount; k++) logits[k]! += sum * weights[i * classCount + k]!;
    }
    let best = 0;
    for (let k = 1; k < classCount; k++) if (logits[k]! > logits[best]!) best = k;
    if (best === labels[image]) correct++;
  }
  return correct;
}
