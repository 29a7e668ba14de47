// A residual connection adds an earlier signal to the present one: the layers between need only learn what to change.
//
// outputs = inputs + earlier      dInputs = dOutputs      dEarlier = dOutputs
//
// earlier: what went into the layer `over` places before this one; all arrays have one shape      (He et al., 2016)

import { expectShape, ShapeError } from '../shape-error.ts';
import { expectSizes, type LayerKind, type Shape } from './layer-kind.ts';

/** Throws ShapeError when the two signals differ in length. */
export function residualForward(inputs: Float32Array, earlier: Float32Array): Float32Array {
  expectShape('residualForward', 'earlier', earlier, inputs.length);
  return inputs.map((input, k) => input + earlier[k]);
}

/** The sum hands its whole gradient to both. */
export function residualBackward(dOutputs: Float32Array): {
  dInputs: Float32Array;
  dEarlier: Float32Array;
} {
  return { dInputs: dOutputs, dEarlier: dOutputs };
}

export type ResidualLayer = {
  kind: 'residual';
  name: string;
  inputShape: Shape;
  over: number;
};

export const residual: LayerKind<ResidualLayer, undefined> = {
  create({ kind, over }, inputShape, { place, earlierShape }) {
    expectSizes(place, { over });
    const shape = earlierShape(over);
    if (shape?.join() !== inputShape.join()) {
      const found = shape ? shape.join(' × ') : 'no layer';
      throw new ShapeError(
        `${place}: the signal ${over} layers earlier should be ${inputShape.join(' × ')}, found ${found}`,
      );
    }
    return { kind, name: place, inputShape, over };
  },
  outputShape: ({ inputShape }) => inputShape,
  parameterShapes: () => ({}),
  multiplyAdds: () => ({ all: 0, ofInputs: 0 }),
  forward: ({ over }, inputs, { earlier }) => ({
    outputs: residualForward(inputs, earlier(over)),
    kept: undefined,
  }),
  backward({ over }, dOutputs) {
    const { dInputs, dEarlier } = residualBackward(dOutputs);
    return { gradients: {}, dInputs, dEarlier: { count: over, dSignal: dEarlier } };
  },
};
