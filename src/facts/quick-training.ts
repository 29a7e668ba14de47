// What the reader's own training will look like: the same recipe, run once while the book is built.
//
// At the level 'simd', whose bytes are the same on every machine. Runs in Node only.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '#src/mnist/source.ts';
import type { Network } from '#src/nn/index.ts';
import { wasmMachine } from '#src/nn/kernels/index.ts';
import { type CurvePoint, lossCurve } from '#src/training/loss-curve.ts';
import { type Goal, quickRecipes } from '#src/training/quick-recipes.ts';
import { train } from '#src/training/train.ts';

export interface QuickTraining {
  curve: CurvePoint[];
  epochs: { step: number; accuracy: number }[];
  stepCount: number;
  /** The network of the best epoch. */
  network: Network;
  /** Its share of the validation images that are read right. */
  accuracy: number;
}

const runs = new Map<Goal, QuickTraining>();

/** Once for each goal. */
export function quickTraining(goal: Goal): QuickTraining {
  const run = runs.get(goal) ?? makeTraining(goal);
  runs.set(goal, run);
  return run;
}

/** Steps in one point of the curve: a page draws some seventy. */
export const curveWidth = (stepCount: number): number => Math.ceil(stepCount / 70);

function makeTraining(goal: Goal): QuickTraining {
  // src/integrations/made-first.ts has compiled it before the first page is made.
  const wasm = readFileSync(join(process.cwd(), '.cache/kernels/simd.wasm'));
  const machine = wasmMachine('simd', new WebAssembly.Module(wasm));
  const run = train(quickRecipes[goal], readSource('train'), machine);
  const losses: number[] = [];
  const epochs: QuickTraining['epochs'] = [];
  for (let next = run.next(); ; next = run.next()) {
    if (next.done) {
      const { network, validation } = next.value;
      const curve = lossCurve(losses, curveWidth(losses.length));
      return { curve, epochs, stepCount: losses.length, network, accuracy: validation.accuracy };
    }
    if (next.value.kind === 'step') losses.push(next.value.loss);
    else epochs.push({ step: next.value.step, accuracy: next.value.validation.accuracy });
  }
}
