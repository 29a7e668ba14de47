// Patches turn a picture into a sequence: each patch becomes one row of numbers, and is told where it lay.
//
// outputs[p] = pixels of patch p · weights + biases + positions[p]
//
// inputs (batchSize, channels, height, width) · weights (channels · patchSize², outputSize) · biases (outputSize)
// positions (patchCount, outputSize) · outputs (batchSize, patchCount, outputSize)
// Patches lie side by side, row by row; a patch's pixels stand channel by channel, row by row.      (Dosovitskiy et al., 2021)

import { zerosLike } from '../floats.ts';
import { normal } from '../initialisers.ts';
import { expectShape, ShapeError } from '../shape-error.ts';
import { denseBackward, denseForward } from './dense.ts';
import { expectSignal, expectSizes, type LayerKind, type Shape } from './layer-kind.ts';

export type PatchesShape = {
  batchSize: number;
  channels: number;
  height: number;
  width: number;
  patchSize: number;
  outputSize: number;
};

export type PatchesParameters = {
  weights: Float32Array;
  biases: Float32Array;
  positions: Float32Array;
};

function patchCounts({ channels, height, width, patchSize }: Omit<PatchesShape, 'batchSize'>) {
  return {
    patchCount: (height / patchSize) * (width / patchSize),
    pixelCount: channels * patchSize ** 2,
  };
}

const denseShape = (shape: PatchesShape) => {
  const { patchCount, pixelCount } = patchCounts(shape);
  const { batchSize, outputSize } = shape;
  return { batchSize: batchSize * patchCount, inputSize: pixelCount, outputSize };
};

/** Every pixel of every patch: its index among the patches' rows, and its index in the picture. */
function visitPixels(
  shape: PatchesShape,
  visit: (inPatches: number, inImage: number) => void,
): void {
  const { batchSize, channels, height, width, patchSize } = shape;
  let inPatches = 0;
  for (let image = 0; image < batchSize; image++) {
    for (let top = 0; top < height; top += patchSize) {
      for (let left = 0; left < width; left += patchSize) {
        for (let c = 0; c < channels; c++) {
          for (let i = 0; i < patchSize; i++) {
            const row = ((image * channels + c) * height + top + i) * width + left;
            for (let j = 0; j < patchSize; j++) visit(inPatches++, row + j);
          }
        }
      }
    }
  }
}

/** The sequence of a batch, and the patches that it was made from, (batchSize, patchCount, pixels). Throws ShapeError. */
export function patchesForward(
  inputs: Float32Array,
  { weights, biases, positions }: PatchesParameters,
  shape: PatchesShape,
): { outputs: Float32Array; patches: Float32Array } {
  const { batchSize, channels, height, width, outputSize } = shape;
  expectShape('patchesForward', 'inputs', inputs, batchSize, channels, height, width);
  expectShape('patchesForward', 'positions', positions, patchCounts(shape).patchCount, outputSize);
  const patches = zerosLike(inputs, inputs.length);
  visitPixels(shape, (inPatches, inImage) => (patches[inPatches] = inputs[inImage]));
  const outputs = denseForward(patches, weights, biases, denseShape(shape));
  for (let k = 0; k < outputs.length; k++) outputs[k] += positions[k % positions.length];
  return { outputs, patches };
}

/** All gradients: dPositions[p] = Σ dOutputs[p] over the batch. Throws ShapeError. */
export function patchesBackward(
  dOutputs: Float32Array,
  patches: Float32Array,
  weights: Float32Array,
  shape: PatchesShape,
) {
  const { dInputs: dPatches, ...gradients } = denseBackward(
    dOutputs,
    patches,
    weights,
    denseShape(shape),
  );
  const dInputs = zerosLike(dOutputs, patches.length);
  visitPixels(shape, (inPatches, inImage) => (dInputs[inImage] = dPatches[inPatches]));
  const dPositions = zerosLike(dOutputs, dOutputs.length / shape.batchSize);
  dOutputs.forEach((dOutput, k) => (dPositions[k % dPositions.length] += dOutput));
  return { dInputs, ...gradients, dPositions };
}

export type PatchesLayer = PatchesParameters & {
  kind: 'patches';
  name: string;
  /** [channels, height, width] */
  inputShape: Shape;
  patchSize: number;
  outputSize: number;
};

const shapeOf = (
  {
    inputShape,
    patchSize,
    outputSize,
  }: Omit<PatchesLayer, 'kind' | 'name' | keyof PatchesParameters>,
  batchSize: number,
): PatchesShape => {
  const [channels, height, width] = inputShape;
  return { batchSize, channels, height, width, patchSize, outputSize };
};

export const patches: LayerKind<PatchesLayer, Float32Array> = {
  create({ kind, patchSize, outputSize }, inputShape, { place, initialiser, random }) {
    expectSignal(place, 'a picture (channels, height, width)', inputShape);
    expectSizes(place, { patchSize, outputSize });
    const shape = shapeOf({ inputShape, patchSize, outputSize }, 1);
    if (shape.height % patchSize || shape.width % patchSize) {
      throw new ShapeError(
        `${place}: patchSize should divide height and width of a picture of ${shape.height} × ${shape.width}, found ${patchSize}`,
      );
    }
    const { patchCount, pixelCount } = patchCounts(shape);
    return {
      kind,
      name: place,
      inputShape,
      patchSize,
      outputSize,
      weights: initialiser(pixelCount, outputSize, random),
      biases: new Float32Array(outputSize),
      // Near zero: a place says little before training.
      positions: normal(0.02)(patchCount, outputSize, random),
    };
  },
  outputShape: (layer) => [patchCounts(shapeOf(layer, 1)).patchCount, layer.outputSize],
  parameterShapes(layer) {
    const { patchCount, pixelCount } = patchCounts(shapeOf(layer, 1));
    const { outputSize } = layer;
    return {
      weights: [pixelCount, outputSize],
      biases: [outputSize],
      positions: [patchCount, outputSize],
    };
  },
  multiplyAdds(layer) {
    const { batchSize: patchCount, inputSize, outputSize } = denseShape(shapeOf(layer, 1));
    const all = patchCount * inputSize * outputSize;
    return { all, ofInputs: all };
  },
  forward(layer, inputs, { batchSize }) {
    const { outputs, patches: kept } = patchesForward(inputs, layer, shapeOf(layer, batchSize));
    return { outputs, kept };
  },
  backward(layer, dOutputs, { batchSize, kept }) {
    const { dInputs, ...gradients } = patchesBackward(
      dOutputs,
      kept,
      layer.weights,
      shapeOf(layer, batchSize),
    );
    return { dInputs, gradients };
  },
};
