// Multi-head self-attention: three dense layers, what every step takes from all steps, and a fourth dense layer.

import type { AttentionLayer } from '../../layers/attention.ts';
import type { Signal, Stage, Workshop } from '../layer-stage.ts';
import { createProduct } from './dense.ts';

export function attentionStage(
  { inputShape: [steps, size], heads }: AttentionLayer,
  inputs: Signal,
  workshop: Workshop,
): Stage {
  const { layerKernels, signal, matrix, rows, learns } = workshop;
  const wantsInputs = inputs.gradients !== undefined;
  const product = (name: string, wants: boolean) =>
    createProduct(workshop, steps, [`${name}Weights`, `${name}Biases`], size, size, wants);
  const parts = ['query', 'key', 'value'].map((name) => ({
    ...product(name, wantsInputs),
    ...signal(inputs.size),
  }));
  const [queries, keys, values] = parts;
  const asked = [queries.values, keys.values, values.values] as const;
  const askedOfOne = [queries.single, keys.single, values.single] as const;
  const [turned, shares] = [matrix(1, inputs.size), matrix(1, steps)];
  const mixed = signal(inputs.size);
  const output = product('output', learns);
  const attention = rows(heads * steps * steps);
  const dScores = learns ? rows(steps * steps) : undefined;
  const outputs = signal(inputs.size);
  const shape = [steps, size, heads] as const;
  return {
    inputs,
    outputs,
    forward() {
      for (const part of parts) part.forward(inputs.values, part.values, 0, 0, steps);
      layerKernels.attend(...asked, ...shape, attention, mixed.values);
      output.forward(mixed.values, outputs.values, 0, 0, steps);
    },
    forwardOne() {
      for (const part of parts) part.forwardOne(inputs.single, part.single, steps);
      layerKernels.attendOne(...askedOfOne, ...shape, turned, shares, mixed.single);
      output.forwardOne(mixed.single, outputs.single, steps);
    },
    backward() {
      output.addGradients(mixed.values, outputs.gradients!, 0, steps);
      output.backward(outputs.gradients!, mixed.gradients!, 0, 0, steps);
      const [dQueries, dKeys, dValues] = parts.map(({ gradients }) => gradients!);
      layerKernels.attendBackward(
        ...([mixed.gradients!, ...asked, attention, ...shape] as const),
        ...([dScores!, dQueries, dKeys, dValues] as const),
      );
      parts.forEach((part, k) => {
        part.addGradients(inputs.values, part.gradients!, 0, steps);
        // The inputs went into all three: the first fills their gradient, the others add to it.
        if (!inputs.gradients) return;
        part.backward(part.gradients!, inputs.gradients, k > 0 ? 1 : 0, 0, steps);
      });
    },
    refresh() {
      for (const part of [...parts, output]) part.refresh();
    },
  };
}
