// A network as an ONNX model, which most programs that run networks can read.
//
// inputs (N, inputSize) float32 → Gemm → Relu → … → Gemm → logits (N, classCount) → Softmax → probabilities (N, classCount)
//
// The numbers of the fields are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.

import { PbfWriter } from 'pbf';
import type { Activation, DenseLayer, Network } from '../nn/index.ts';

/** Of the file's layout, and of the list of operations: old enough for any program that is in use. */
const irVersion = 8;
const opsetVersion = 17;
/** TensorProto.DataType.FLOAT, AttributeProto.AttributeType.INT */
const float = 1;
const integer = 2;

const operations: Record<Activation, string> = {
  relu: 'Relu',
  sigmoid: 'Sigmoid',
  tanh: 'Tanh',
  identity: 'Identity',
};

/** Equal networks and metadata give equal bytes. */
export function networkToOnnx(network: Network, metadata: Record<string, string> = {}): Uint8Array {
  const writer = new PbfWriter();
  writer.writeVarintField(1, irVersion);
  writer.writeStringField(2, 'How Neural Networks Learn');
  writer.writeStringField(6, metadata.description ?? '');
  writer.writeMessage(7, writeGraph, network);
  writer.writeMessage(8, writeOpset, opsetVersion);
  for (const entry of Object.entries(metadata)) writer.writeMessage(14, writeEntry, entry);
  return writer.finish();
}

function writeOpset(version: number, writer: PbfWriter): void {
  writer.writeStringField(1, '');
  writer.writeVarintField(2, version);
}

function writeEntry([key, value]: [string, string], writer: PbfWriter): void {
  writer.writeStringField(1, key);
  writer.writeStringField(2, value);
}

interface Node {
  type: string;
  inputs: string[];
  output: string;
  axis?: number;
}

function nodesOf({ layers, activation = 'relu' }: Network): Node[] {
  let signal = 'inputs';
  const nodes = layers.flatMap(({ name }, l): Node[] => {
    const isLast = l === layers.length - 1;
    const sums = isLast ? 'logits' : `${name}.preActivations`;
    const gemm = {
      type: 'Gemm',
      inputs: [signal, `${name}.weights`, `${name}.biases`],
      output: sums,
    };
    signal = `${name}.activations`;
    return isLast
      ? [gemm]
      : [gemm, { type: operations[activation], inputs: [sums], output: signal }];
  });
  return [...nodes, { type: 'Softmax', inputs: ['logits'], output: 'probabilities', axis: 1 }];
}

function writeGraph(network: Network, writer: PbfWriter): void {
  for (const node of nodesOf(network)) writer.writeMessage(1, writeNode, node);
  writer.writeStringField(2, 'network');
  for (const layer of network.layers) {
    writer.writeMessage(5, writeTensor, weightsOf(layer));
    writer.writeMessage(5, writeTensor, biasesOf(layer));
  }
  const [inputSize, classCount] = [network.sizes[0], network.sizes.at(-1)!];
  writer.writeMessage(11, writeRows, { name: 'inputs', size: inputSize });
  writer.writeMessage(12, writeRows, { name: 'logits', size: classCount });
  writer.writeMessage(12, writeRows, { name: 'probabilities', size: classCount });
}

function writeNode({ type, inputs, output, axis }: Node, writer: PbfWriter): void {
  for (const input of inputs) writer.writeStringField(1, input);
  writer.writeStringField(2, output);
  writer.writeStringField(4, type);
  if (axis !== undefined) writer.writeMessage(5, writeAxis, axis);
}

function writeAxis(axis: number, writer: PbfWriter): void {
  writer.writeStringField(1, 'axis');
  writer.writeVarintField(3, axis);
  writer.writeVarintField(20, integer);
}

interface Tensor {
  name: string;
  shape: number[];
  values: Float32Array;
}

const weightsOf = ({ name, inputSize, outputSize, weights }: DenseLayer): Tensor => ({
  name: `${name}.weights`,
  shape: [inputSize, outputSize],
  values: weights,
});

const biasesOf = ({ name, outputSize, biases }: DenseLayer): Tensor => ({
  name: `${name}.biases`,
  shape: [outputSize],
  values: biases,
});

function writeTensor({ name, shape, values }: Tensor, writer: PbfWriter): void {
  for (const size of shape) writer.writeVarintField(1, size);
  writer.writeVarintField(2, float);
  writer.writeStringField(8, name);
  // raw_data is little-endian on every machine.
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, k) => view.setFloat32(4 * k, value, true));
  writer.writeBytesField(9, bytes);
}

/** A tensor of any number of rows of `size` numbers. */
function writeRows({ name, size }: { name: string; size: number }, writer: PbfWriter): void {
  writer.writeStringField(1, name);
  writer.writeMessage(
    2,
    (rowSize: number, type) => {
      type.writeMessage(1, writeTensorType, rowSize);
    },
    size,
  );
}

function writeTensorType(rowSize: number, writer: PbfWriter): void {
  writer.writeVarintField(1, float);
  writer.writeMessage(
    2,
    (_, shape) => {
      shape.writeMessage(1, (__, dimension) => dimension.writeStringField(2, 'batchSize'), rowSize);
      shape.writeMessage(
        1,
        (size: number, dimension) => dimension.writeVarintField(1, size),
        rowSize,
      );
    },
    rowSize,
  );
}
