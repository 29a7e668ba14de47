// The network as an ONNX model: bytes in, probabilities out, so that ONNX Runtime gets the images as everybody does.
//
// pixels (N, 784) uint8 → Cast to float → Gemm → Relu → Gemm → Softmax → probabilities (N, 10)
// The division by 255 is folded into the hidden weights: quicker than a Mul on 784 numbers an image.
// Field numbers are those of onnx.proto.

import type { Network } from '../../../src/nn/index.ts';
import { networkOfBytes } from '../contenders/pixels.ts';
import { bytesField, type Field, messageField, numberField, textField } from './protobuf.ts';

const opsetVersion = 17;
const float = 1;
const uint8 = 2;

export function onnxModel(network: Network): Uint8Array {
  const [hidden, output] = networkOfBytes(network).layers;
  const nodes = [
    node('Cast', ['pixels'], 'inputs', [integerAttribute('to', float)]),
    node('Gemm', ['inputs', 'hidden.weights', 'hidden.biases'], 'preActivations'),
    node('Relu', ['preActivations'], 'activations'),
    node('Gemm', ['activations', 'output.weights', 'output.biases'], 'logits'),
    node('Softmax', ['logits'], 'probabilities', [integerAttribute('axis', 1)]),
  ];
  const tensors = [
    tensor('hidden.weights', [hidden.inputSize, hidden.outputSize], hidden.weights),
    tensor('hidden.biases', [hidden.outputSize], hidden.biases),
    tensor('output.weights', [output.inputSize, output.outputSize], output.weights),
    tensor('output.biases', [output.outputSize], output.biases),
  ];
  const graph = [
    ...nodes.map((fields) => messageField(1, fields)),
    textField(2, 'mlp'),
    ...tensors.map((fields) => messageField(5, fields)),
    messageField(11, batchOf('pixels', uint8, hidden.inputSize)),
    messageField(12, batchOf('probabilities', float, output.outputSize)),
  ];
  const opset = [textField(1, ''), numberField(2, opsetVersion)];
  const model = [numberField(1, 8), messageField(7, graph), messageField(8, opset)];
  return new Uint8Array(model.flat());
}

function node(type: string, inputs: string[], output: string, attributes: Field[][] = []): Field[] {
  return [
    ...inputs.map((input) => textField(1, input)),
    textField(2, output),
    textField(4, type),
    ...attributes.map((fields) => messageField(5, fields)),
  ];
}

function integerAttribute(name: string, value: number): Field[] {
  return [textField(1, name), numberField(3, value), numberField(20, 2)];
}

function tensor(name: string, shape: number[], values: Float32Array): Field[] {
  const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return [
    ...shape.map((size) => numberField(1, size)),
    numberField(2, float),
    textField(8, name),
    bytesField(9, bytes),
  ];
}

/** A tensor of any number of rows. */
function batchOf(name: string, type: number, rowSize: number): Field[] {
  const shape = [
    messageField(1, [textField(2, 'batchSize')]),
    messageField(1, [numberField(1, rowSize)]),
  ];
  const tensorType = [numberField(1, type), messageField(2, shape)];
  return [textField(1, name), messageField(2, [messageField(1, tensorType)])];
}
