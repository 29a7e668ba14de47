// Convolutions of every kind: on and beside the picture, with and without strides, blocks of outputs full and not.
import { convolutionPlaces, type Padding } from '#src/nn/layers/convolution.ts';
import { shapeNames } from '#src/nn/kernels/layer-kernels.ts';

const caseOf = (
  channels: number,
  [height, width]: [number, number],
  outputs: number,
  kernelSize: number,
  padding: Padding = 'valid',
  stride = 1,
) => ({
  words: `${channels} × ${height} × ${width} → ${outputs}, filters of ${kernelSize} × ${kernelSize}, ${padding}, stride ${stride}`,
  channels,
  height,
  width,
  outputs,
  kernelSize,
  stride,
  padding,
  ...convolutionPlaces({ height, width, kernelSize, stride, padding }),
});

export type ConvolutionCase = ReturnType<typeof caseOf>;

export const convolutionCases = [
  caseOf(1, [1, 1], 1, 1),
  caseOf(1, [7, 5], 3, 3),
  caseOf(2, [5, 9], 5, 4),
  caseOf(3, [6, 7], 4, 3, 'same'),
  caseOf(2, [6, 6], 18, 5, 'same'),
  caseOf(2, [2, 3], 3, 5, 'same'),
  caseOf(3, [9, 8], 2, 2, 'valid', 2),
  caseOf(2, [10, 7], 6, 3, 'same', 2),
  caseOf(1, [7, 11], 4, 4, 'same', 3),
  caseOf(1, [28, 28], 8, 5),
  caseOf(8, [12, 12], 16, 5),
];

/** As kernels take it. */
export const shapeArray = (one: ConvolutionCase) => shapeNames.map((name) => one[name]);
