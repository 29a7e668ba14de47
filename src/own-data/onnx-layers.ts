// What each kind of layer becomes in ONNX: the operations that give the same numbers.
//
// The operations: https://github.com/onnx/onnx/blob/main/docs/Operators.md

import type { Activation, Network } from '../nn/index.ts';
import type { Layer, Shape } from '../nn/layers/index.ts';

/** A whole number, a list of them, or a number with a fraction. */
export type Attribute = number | readonly number[] | { float: number };

export interface OnnxNode {
  type: string;
  inputs: string[];
  output: string;
  attributes?: Record<string, Attribute>;
}

/** Numbers as float32; a plain list as int64: sizes and places. */
export interface OnnxTensor {
  name: string;
  shape: readonly number[];
  values: Float32Array | readonly number[];
}

const operations: Record<Activation, string> = {
  relu: 'Relu',
  sigmoid: 'Sigmoid',
  tanh: 'Tanh',
  identity: 'Identity',
};

/** A graph that grows: each layer adds its operations and tensors under its own name. */
class Graph {
  nodes: OnnxNode[] = [];
  tensors: OnnxTensor[] = [];

  /** Gives `output` back, so that one operation can stand in another's list of inputs. */
  node(
    type: string,
    inputs: string[],
    output: string,
    attributes?: Record<string, Attribute>,
  ): string {
    this.nodes.push({ type, inputs, output, ...(attributes && { attributes }) });
    return output;
  }

  tensor(name: string, shape: readonly number[], values: OnnxTensor['values']): string {
    this.tensors.push({ name, shape, values });
    return name;
  }

  affine(signal: string, weights: string, biases: string, output: string): string {
    const products = this.node('MatMul', [signal, weights], `${output}.products`);
    return this.node('Add', [products, biases], output);
  }

  /** The signal in another shape; 0 keeps the size that stands at its place, the batch's above all. */
  reshape(signal: string, shape: readonly number[], output: string): string {
    const sizes = this.tensor(`${output}.shape`, [shape.length], shape);
    return this.node('Reshape', [signal, sizes], output);
  }
}

/** All operations of a network, from `inputs` to `logits` and `probabilities`. */
export function graphOf(network: Network<Layer>): { nodes: OnnxNode[]; tensors: OnnxTensor[] } {
  const { layers, activation = 'relu' } = network;
  const graph = new Graph();
  const shape = inputShapeOf(layers[0]);
  const signals = [
    shape.length > 1 ? graph.reshape('inputs', [0, ...shape], 'inputs.shaped') : 'inputs',
  ];
  let isPicture = shape.length === 3;
  layers.forEach((layer, l) => {
    const { name, kind } = layer;
    const isLast = l === layers.length - 1;
    const output = isLast ? 'logits' : `${name}.preActivations`;
    let signal = signals[l];
    // A dense layer takes the numbers of a picture as one row.
    if (isPicture && kind === 'dense') signal = graph.node('Flatten', [signal], `${name}.inputs`);
    const earlier = kind === 'residual' ? signals[l - layer.over] : '';
    addLayer(graph, layer, { signal, earlier, output, isPicture });
    const own = layer.activation ?? activation;
    const hasActivation = !isLast && own !== 'identity';
    signals.push(
      hasActivation ? graph.node(operations[own], [output], `${name}.activations`) : output,
    );
    isPicture &&= !['dense', 'patches'].includes(kind);
  });
  graph.node('Softmax', ['logits'], 'probabilities', { axis: 1 });
  return graph;
}

function inputShapeOf(first: Layer): Shape {
  if (first.kind !== 'dense') return first.inputShape;
  return first.places ? [first.places, first.inputSize] : [first.inputSize];
}

interface Ends {
  signal: string;
  /** What a residual layer adds. */
  earlier: string;
  output: string;
  isPicture: boolean;
}

/** Adds the operations that turn `signal` into `output`. */
function addLayer(graph: Graph, layer: Layer, { signal, earlier, output, isPicture }: Ends): void {
  switch (layer.kind) {
    case 'dense':
      return addDense(graph, layer, signal, output);
    case 'convolution':
      return addConvolution(graph, layer, signal, output);
    case 'patches':
      return addPatches(graph, layer, signal, output);
    case 'batchNormalisation':
      return addBatchNormalisation(graph, layer, { signal, output, isPicture });
    case 'layerNormalisation': {
      const { name, scales, shifts, epsilon = 1e-5 } = layer;
      const scale = graph.tensor(`${name}.scales`, [scales.length], scales);
      const shift = graph.tensor(`${name}.shifts`, [shifts.length], shifts);
      const attributes = { axis: -1, epsilon: { float: epsilon } };
      graph.node('LayerNormalization', [signal, scale, shift], output, attributes);
      return;
    }
    case 'attention':
      return addAttention(graph, layer, signal, output);
    case 'recurrent':
    case 'gru':
      return addRecurrent(graph, layer, signal, output);
    case 'maxPool': {
      const { size, stride = size } = layer;
      const attributes = { kernel_shape: [size, size], strides: [stride, stride] };
      graph.node('MaxPool', [signal], output, attributes);
      return;
    }
    case 'mean':
      graph.node('ReduceMean', [signal], output, { axes: [1], keepdims: 0 });
      return;
    case 'lastStep': {
      const last = graph.tensor(`${layer.name}.index`, [], [layer.inputShape[0] - 1]);
      graph.node('Gather', [signal, last], output, { axis: 1 });
      return;
    }
    case 'residual':
      graph.node('Add', [signal, earlier], output);
      return;
    case 'dropout':
      graph.node('Identity', [signal], output);
  }
}

type Of<Kind extends Layer['kind']> = Extract<Layer, { kind: Kind }>;

function addDense(graph: Graph, layer: Of<'dense'>, signal: string, output: string): void {
  const { name, places, inputSize, outputSize } = layer;
  const weights = graph.tensor(`${name}.weights`, [inputSize, outputSize], layer.weights);
  const biases = graph.tensor(`${name}.biases`, [outputSize], layer.biases);
  if (!places) graph.node('Gemm', [signal, weights, biases], output);
  else graph.affine(signal, weights, biases, output);
}

function addConvolution(
  graph: Graph,
  layer: Of<'convolution'>,
  signal: string,
  output: string,
): void {
  const { name, inputShape, outputChannels, kernelSize, stride = 1, padding = 'valid' } = layer;
  const shape = [outputChannels, inputShape[0], kernelSize, kernelSize];
  // The zeros above and left, then those below and right; of an odd number the larger half stands there.
  const missing = inputShape
    .slice(1)
    .map((length) =>
      padding === 'valid'
        ? 0
        : Math.max(0, (Math.ceil(length / stride) - 1) * stride + kernelSize - length),
    );
  const before = missing.map((zeros) => Math.floor(zeros / 2));
  const pads = [...before, ...missing.map((zeros, k) => zeros - before[k])];
  const weights = graph.tensor(`${name}.weights`, shape, layer.weights);
  const biases = graph.tensor(`${name}.biases`, [outputChannels], layer.biases);
  const attributes = { kernel_shape: [kernelSize, kernelSize], strides: [stride, stride], pads };
  graph.node('Conv', [signal, weights, biases], output, attributes);
}

/** A convolution that steps from patch to patch, its places as a sequence. */
function addPatches(graph: Graph, layer: Of<'patches'>, signal: string, output: string): void {
  const { name, inputShape, patchSize, outputSize, positions } = layer;
  const count = positions.length / outputSize;
  const shape = [outputSize, inputShape[0], patchSize, patchSize];
  const pixels = layer.weights.length / outputSize;
  const weights = graph.tensor(`${name}.weights`, shape, turned(layer.weights, pixels, outputSize));
  const biases = graph.tensor(`${name}.biases`, [outputSize], layer.biases);
  const places = graph.tensor(`${name}.positions`, [count, outputSize], positions);
  const size = [patchSize, patchSize];
  const attributes = { kernel_shape: size, strides: size };
  const maps = graph.node('Conv', [signal, weights, biases], `${name}.maps`, attributes);
  const rows = graph.reshape(maps, [0, outputSize, count], `${name}.rows`);
  const sequence = graph.node('Transpose', [rows], `${name}.sequence`, { perm: [0, 2, 1] });
  graph.node('Add', [sequence, places], output);
}

/** After training it is one multiplication and one addition for each channel. */
function addBatchNormalisation(
  graph: Graph,
  { name, scales, shifts, running, epsilon = 1e-5 }: Of<'batchNormalisation'>,
  { signal, output, isPicture }: Omit<Ends, 'earlier'>,
): void {
  const shape = isPicture ? [scales.length, 1, 1] : [scales.length];
  const factors = scales.map((scale, c) => scale / Math.sqrt(running.variances[c] + epsilon));
  const sums = shifts.map((shift, c) => shift - running.means[c] * factors[c]);
  const factor = graph.tensor(`${name}.factors`, shape, factors);
  const sum = graph.tensor(`${name}.sums`, shape, sums);
  graph.node('Add', [graph.node('Mul', [signal, factor], `${name}.products`), sum], output);
}

function addAttention(graph: Graph, layer: Of<'attention'>, signal: string, output: string): void {
  const { name, heads, inputShape } = layer;
  const [steps, size] = inputShape;
  const affine = (input: string, part: 'query' | 'key' | 'value' | 'output', to: string) =>
    graph.affine(
      input,
      graph.tensor(`${name}.${part}Weights`, [size, size], layer[`${part}Weights`]),
      graph.tensor(`${name}.${part}Biases`, [size], layer[`${part}Biases`]),
      to,
    );
  const inHeads = (part: 'query' | 'key' | 'value', perm: number[]) => {
    const to = `${name}.${part}`;
    const cut = graph.reshape(
      affine(signal, part, to),
      [0, steps, heads, size / heads],
      `${to}.cut`,
    );
    return graph.node('Transpose', [cut], `${to}.heads`, { perm });
  };
  const [queries, values] = [inHeads('query', [0, 2, 1, 3]), inHeads('value', [0, 2, 1, 3])];
  const fits = graph.node('MatMul', [queries, inHeads('key', [0, 2, 3, 1])], `${name}.fits`);
  const root = Float32Array.of(Math.sqrt(size / heads));
  const divisor = graph.tensor(`${name}.divisor`, [], root);
  const scores = graph.node('Div', [fits, divisor], `${name}.scores`);
  const shares = graph.node('Softmax', [scores], `${name}.attention`, { axis: -1 });
  const mixed = graph.node('MatMul', [shares, values], `${name}.mixed`);
  const turnedBack = graph.node('Transpose', [mixed], `${name}.steps`, { perm: [0, 2, 1, 3] });
  affine(graph.reshape(turnedBack, [0, steps, size], `${name}.rows`), 'output', output);
}

/** ONNX takes the steps first, weights with a row for each output, and a GRU's update gate before its reset gate. */
function addRecurrent(
  graph: Graph,
  layer: Of<'recurrent' | 'gru'>,
  signal: string,
  output: string,
): void {
  const { name, kind, inputShape, stateSize } = layer;
  const gates = kind === 'gru' ? [1, 0, 2] : [0];
  const width = gates.length * stateSize;
  const inOrder = (array: Float32Array, rowSize: number) =>
    gates.flatMap((gate) => [
      ...array.subarray(gate * stateSize * rowSize, (gate + 1) * stateSize * rowSize),
    ]);
  const weights = (array: 'inputWeights' | 'stateWeights', size: number) => {
    const rows = inOrder(turned(layer[array], size, width), size);
    return graph.tensor(`${name}.${array}`, [1, width, size], Float32Array.from(rows));
  };
  const biases = [...inOrder(layer.inputBiases, 1), ...inOrder(layer.stateBiases, 1)];
  const inputs = [
    graph.node('Transpose', [signal], `${name}.inputs`, { perm: [1, 0, 2] }),
    weights('inputWeights', inputShape[1]),
    weights('stateWeights', stateSize),
    graph.tensor(`${name}.biases`, [1, 2 * width], Float32Array.from(biases)),
  ];
  const attributes = {
    hidden_size: stateSize,
    ...(kind === 'gru' && { linear_before_reset: 1 }),
  };
  const states = graph.node(kind === 'gru' ? 'GRU' : 'RNN', inputs, `${name}.states`, attributes);
  const axis = graph.tensor(`${name}.axis`, [1], [1]);
  const rows = graph.node('Squeeze', [states, axis], `${name}.rows`);
  graph.node('Transpose', [rows], output, { perm: [1, 0, 2] });
}

/** (rows, columns) as (columns, rows). */
const turned = (array: Float32Array, rows: number, columns: number): Float32Array =>
  array.map((_, k) => array[(k % rows) * columns + Math.floor(k / rows)]);
