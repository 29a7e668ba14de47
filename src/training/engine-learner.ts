// The engine of kernels as a learner: its steps are done when they return, so it only has to keep their losses.

import type { Engine } from '../nn/kernels/index.ts';
import type { Learner } from './resilient-trainer.ts';

export function engineLearner(engine: Engine): Learner {
  let losses: number[] = [];
  return {
    load: (network, memory) => engine.load(network, memory),
    enqueueStep(pixels, labels, count, options) {
      engine.pixels.set(pixels);
      engine.labels.set(labels);
      losses.push(engine.learn(count, options));
    },
    async flush() {
      const told = losses;
      losses = [];
      return told;
    },
    checkpoint: async () => engine.checkpoint(),
  };
}
