// Max-pooling keeps the largest number of every window, and where it stood.
//
// outputs[c, y, x] = max over i, j below size of inputs[c, y·stride + i, x·stride + j]
// dInputs[positions[k]] += dOutputs[k]      the number that won takes all of the gradient
//
// inputs (batchSize, channels, height, width) · outputs, positions (batchSize, channels, outputHeight, outputWidth)
// Rows and columns that fill no whole window are left out.

import { zerosLike } from '../floats.ts';
import { expectShape, ShapeError } from '../shape-error.ts';
import { convolutionPlaces } from './convolution.ts';
import { expectSignal, expectSizes, type LayerKind, type Shape } from './layer-kind.ts';

export type MaxPoolShape = {
  batchSize: number;
  channels: number;
  height: number;
  width: number;
  /** Of the window. */
  size: number;
  stride: number;
};

const placesOf = ({ height, width, size, stride }: MaxPoolShape) =>
  convolutionPlaces({ height, width, kernelSize: size, stride, padding: 'valid' });

/** The outputs of a batch, and the index in `inputs` of each; of equal numbers the first wins. Throws ShapeError. */
export function maxPoolForward(
  inputs: Float32Array,
  shape: MaxPoolShape,
): { outputs: Float32Array; positions: Uint32Array } {
  const { batchSize, channels, height, width, size, stride } = shape;
  expectShape('maxPoolForward', 'inputs', inputs, batchSize, channels, height, width);
  const { outputHeight, outputWidth } = placesOf(shape);
  const outputs = zerosLike(inputs, batchSize * channels * outputHeight * outputWidth);
  const positions = new Uint32Array(outputs.length);
  let output = 0;
  for (let map = 0; map < batchSize * channels; map++) {
    for (let y = 0; y < outputHeight; y++) {
      for (let x = 0; x < outputWidth; x++, output++) {
        const corner = (map * height + y * stride) * width + x * stride;
        let best = corner;
        for (let i = 0; i < size; i++) {
          for (let j = 0; j < size; j++) {
            const place = corner + i * width + j;
            if (inputs[place] > inputs[best]) best = place;
          }
        }
        outputs[output] = inputs[best];
        positions[output] = best;
      }
    }
  }
  return { outputs, positions };
}

/** The gradient of the inputs. Throws ShapeError. */
export function maxPoolBackward(
  dOutputs: Float32Array,
  positions: Uint32Array,
  { batchSize, channels, height, width }: MaxPoolShape,
): Float32Array {
  expectShape('maxPoolBackward', 'dOutputs', dOutputs, positions.length);
  const dInputs = zerosLike(dOutputs, batchSize * channels * height * width);
  positions.forEach((position, k) => (dInputs[position] += dOutputs[k]));
  return dInputs;
}

export type MaxPoolLayer = {
  kind: 'maxPool';
  name: string;
  /** [channels, height, width] */
  inputShape: Shape;
  size: number;
  /** As long as the window where nothing is said. */
  stride?: number;
};

const shapeOf = ({ inputShape, size, stride = size }: MaxPoolLayer, batchSize: number) => {
  const [channels, height, width] = inputShape;
  return { batchSize, channels, height, width, size, stride };
};

export const maxPool: LayerKind<MaxPoolLayer, Uint32Array> = {
  create(description, inputShape, { place }) {
    const { size, stride = size } = description;
    expectSignal(place, 'a picture (channels, height, width)', inputShape);
    expectSizes(place, { size, stride });
    const [, height, width] = inputShape;
    if (size > Math.min(height, width)) {
      throw new ShapeError(
        `${place}: size should be at most ${Math.min(height, width)} on a picture of ${height} × ${width}, found ${size}`,
      );
    }
    return { ...description, name: place, inputShape };
  },
  outputShape(layer) {
    const { outputHeight, outputWidth } = placesOf(shapeOf(layer, 1));
    return [layer.inputShape[0], outputHeight, outputWidth];
  },
  parameterShapes: () => ({}),
  multiplyAdds: () => ({ all: 0, ofInputs: 0 }),
  forward(layer, inputs, { batchSize }) {
    const { outputs, positions } = maxPoolForward(inputs, shapeOf(layer, batchSize));
    return { outputs, kept: positions };
  },
  backward: (layer, dOutputs, { batchSize, kept }) => ({
    gradients: {},
    dInputs: maxPoolBackward(dOutputs, kept, shapeOf(layer, batchSize)),
  }),
};
