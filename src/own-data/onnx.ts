// A network as an ONNX model, which most programs that run networks can read.
//
// inputs (N, inputSize) float32 → Gemm → Relu → … → Gemm → logits (N, classCount) → Softmax → probabilities (N, classCount)
// What each kind of layer becomes stands in onnx-layers.ts.
//
// The numbers of the fields are those of https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.

import { PbfWriter } from 'pbf';
import type { Network } from '../nn/index.ts';
import type { Layer } from '../nn/layers/index.ts';
import { type Attribute, graphOf, type OnnxNode, type OnnxTensor } from './onnx-layers.ts';

/** Of the file's layout, and of the list of operations: old enough for any program that is in use. */
const irVersion = 8;
const opsetVersion = 17;
/** TensorProto.DataType */
const dataTypes = { float: 1, int64: 7 };
/** AttributeProto.AttributeType */
const attributeTypes = { float: 1, integer: 2, integers: 7 };

/** Equal networks and metadata give equal bytes. */
export function networkToOnnx(
  network: Network<Layer>,
  metadata: Record<string, string> = {},
): Uint8Array {
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

function writeGraph(network: Network<Layer>, writer: PbfWriter): void {
  const { nodes, tensors } = graphOf(network);
  for (const node of nodes) writer.writeMessage(1, writeNode, node);
  writer.writeStringField(2, 'network');
  for (const tensor of tensors) writer.writeMessage(5, writeTensor, tensor);
  const [inputSize, classCount] = [network.sizes[0], network.sizes.at(-1)!];
  writer.writeMessage(11, writeRows, { name: 'inputs', size: inputSize });
  writer.writeMessage(12, writeRows, { name: 'logits', size: classCount });
  writer.writeMessage(12, writeRows, { name: 'probabilities', size: classCount });
}

function writeNode({ type, inputs, output, attributes = {} }: OnnxNode, writer: PbfWriter): void {
  for (const input of inputs) writer.writeStringField(1, input);
  writer.writeStringField(2, output);
  writer.writeStringField(4, type);
  for (const entry of Object.entries(attributes)) writer.writeMessage(5, writeAttribute, entry);
}

function writeAttribute([name, value]: [string, Attribute], writer: PbfWriter): void {
  writer.writeStringField(1, name);
  if (typeof value === 'object' && 'float' in value) {
    writer.writeFloatField(2, value.float);
    writer.writeVarintField(20, attributeTypes.float);
  } else if (typeof value === 'number') {
    writer.writeVarintField(3, value);
    writer.writeVarintField(20, attributeTypes.integer);
  } else {
    for (const integer of value) writer.writeVarintField(8, integer);
    writer.writeVarintField(20, attributeTypes.integers);
  }
}

function writeTensor({ name, shape, values }: OnnxTensor, writer: PbfWriter): void {
  const isFloat = values instanceof Float32Array;
  for (const size of shape) writer.writeVarintField(1, size);
  writer.writeVarintField(2, isFloat ? dataTypes.float : dataTypes.int64);
  writer.writeStringField(8, name);
  // raw_data is little-endian on every machine.
  const byteSize = isFloat ? 4 : 8;
  const bytes = new Uint8Array(values.length * byteSize);
  const view = new DataView(bytes.buffer);
  values.forEach((value, k) => {
    if (isFloat) view.setFloat32(byteSize * k, value, true);
    else view.setBigInt64(byteSize * k, BigInt(value), true);
  });
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
  writer.writeVarintField(1, dataTypes.float);
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
