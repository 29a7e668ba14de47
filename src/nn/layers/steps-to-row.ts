// What turns a sequence into one row, without weights: all that such layers share.

import { expectSignal, type LayerKind, type Shape } from './layer-kind.ts';

export type StepsShape = { batchSize: number; steps: number; size: number };

export type StepsToRowLayer<Kind extends string> = {
  kind: Kind;
  name: string;
  /** [steps, size] */
  inputShape: Shape;
};

/** Rows (batchSize, steps, size) to (batchSize, size), or back. */
type Turn = (rows: Float32Array, shape: StepsShape) => Float32Array;

export function stepsToRow<Kind extends string>(
  turn: Turn,
  turnBack: Turn,
): LayerKind<StepsToRowLayer<Kind>, undefined> {
  const shapeOf = ({ inputShape: [steps, size] }: { inputShape: Shape }, batchSize: number) => ({
    batchSize,
    steps,
    size,
  });
  return {
    create(description, inputShape, { place }) {
      expectSignal(place, 'a sequence (steps, size)', inputShape);
      // Of a kind that is not known yet, TypeScript cannot tell what a description holds.
      const { kind } = description as unknown as StepsToRowLayer<Kind>;
      return { kind, name: place, inputShape };
    },
    outputShape: ({ inputShape }) => inputShape.slice(-1),
    parameterShapes: () => ({}),
    multiplyAdds: () => ({ all: 0, ofInputs: 0 }),
    forward: (layer, inputs, { batchSize }) => ({
      outputs: turn(inputs, shapeOf(layer, batchSize)),
      kept: undefined,
    }),
    backward: (layer, dOutputs, { batchSize }) => ({
      gradients: {},
      dInputs: turnBack(dOutputs, shapeOf(layer, batchSize)),
    }),
  };
}
