// A convolution, with the pooling behind it if there is one, and a pooling by itself.
//
// The largest of a window may be taken before the activation as well as behind it: no activation turns two numbers
// round. Taken before, there is less to do, and without learning only the largest are ever stored.

import { type ConvolutionLayer, convolutionPlaces } from '../../layers/convolution.ts';
import type { MaxPoolLayer } from '../../layers/max-pool.ts';
import { ShapeError } from '../../shape-error.ts';
import { backwardShape } from '../layer-kernels.ts';
import type { Signal, Stage, Workshop } from '../layer-stage.ts';

/** Outputs whose sums `convolveOne` makes before it keeps the largest. */
const blockOfOne = 8;

/** Throws ShapeError for strides that its kernels do not know. */
export function convolutionStage(
  layer: ConvolutionLayer,
  inputs: Signal,
  workshop: Workshop,
  pooling?: MaxPoolLayer,
): Stage {
  const { name, outputChannels, kernelSize, stride = 1, padding = 'valid' } = layer;
  const { layerKernels, learns, learned, matrix, signal, counts } = workshop;
  if (inputs.gradients && stride > 1) {
    throw new ShapeError(
      `${name}: behind another layer the stride should be 1 in this engine, found ${stride}`,
    );
  }
  const [channels, height, width] = layer.inputShape;
  const places = convolutionPlaces({ height, width, kernelSize, stride, padding });
  const { outputHeight, outputWidth, top, left } = places;
  const input = [channels, height, width] as const;
  const numbers = [...input, outputChannels, kernelSize, stride, top, left] as const;
  const shape = counts([...numbers, outputHeight, outputWidth]);
  const weights = learned('weights', channels * kernelSize ** 2, outputChannels, true);
  const biases = learned('biases', 1, outputChannels);
  const mapSize = outputHeight * outputWidth;
  const outputs = signal(pooling ? pooledSize(pooling) : outputChannels * mapSize);
  const windows = pooling && windowsOf(pooling);
  const convolved = pooling && learns ? workshop.rows(outputChannels * mapSize) : undefined;
  const room = matrix(mapSize, blockOfOne);
  const back = inputs.gradients && {
    shape: counts(backwardShape(Int32Array.of(...numbers, outputHeight, outputWidth))),
    turned: matrix(outputChannels * kernelSize ** 2, channels),
    noBiases: matrix(1, channels),
  };
  return {
    inputs,
    outputs,
    forward() {
      const given = [inputs.values, weights.values, biases.values, shape] as const;
      if (windows && convolved) {
        layerKernels.convolve(...given, 1, convolved, 0, 1);
        layerKernels.maxPool(convolved, ...windows, outputs.values, 0, 1);
      } else layerKernels.convolve(...given, pooling?.size ?? 1, outputs.values, 0, 1);
    },
    forwardOne: () =>
      layerKernels.convolveOne(
        ...([inputs.single, weights.values, biases.values, shape] as const),
        ...([pooling?.size ?? 1, room, outputs.single] as const),
      ),
    backward() {
      let errors = outputs.gradients!;
      if (windows && convolved) {
        // What the convolution made has served, and its gradient takes its place.
        layerKernels.maxPoolBackward(convolved, ...windows, errors, convolved, 0, 1);
        errors = convolved;
      }
      layerKernels.addFilterGradients(inputs.values, errors, shape, weights.gradients, 0, 1);
      layerKernels.addMapSums(errors, outputChannels, mapSize, biases.gradients, 0, 1);
      if (!back) return;
      const { turned, noBiases, shape: backShape } = back;
      layerKernels.convolve(errors, turned, noBiases, backShape, 1, inputs.gradients!, 0, 1);
    },
    refresh() {
      if (back) layerKernels.turnFilters(weights.values, shape, back.turned);
    },
  };
}

/** Throws ShapeError for windows that its kernels do not know. */
export function maxPoolStage(
  layer: MaxPoolLayer,
  inputs: Signal,
  { layerKernels, signal }: Workshop,
): Stage {
  const windows = windowsOf(layer);
  const outputs = signal(pooledSize(layer));
  return {
    inputs,
    outputs,
    forward: () => layerKernels.maxPool(inputs.values, ...windows, outputs.values, 0, 1),
    backward() {
      const { values, gradients } = inputs;
      if (!gradients) return;
      layerKernels.maxPoolBackward(values, ...windows, outputs.gradients!, gradients, 0, 1);
    },
  };
}

function windowsOf({ name, inputShape, size, stride = size }: MaxPoolLayer) {
  if (stride !== size) {
    throw new ShapeError(
      `${name}: windows should lie side by side in this engine, found size ${size} and stride ${stride}`,
    );
  }
  const [maps, height, width] = inputShape;
  return [maps, height, width, size] as const;
}

function pooledSize(layer: MaxPoolLayer): number {
  const [maps, height, width, size] = windowsOf(layer);
  return maps * Math.floor(height / size) * Math.floor(width / size);
}
