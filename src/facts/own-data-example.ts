// The run that the figure of the reader's own data shows until she brings any: 3 against 8, trained while the book is built.
//
// At the level 'simd', whose bytes are the same on every machine. Runs in Node only.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSource } from '#src/mnist/source.ts';
import { wasmMachine } from '#src/nn/kernels/index.ts';
import { addExamples, type Collection } from '#src/own-data/collection.ts';
import { exampleImages, exampleWishes } from '#src/own-data/example-digits.ts';
import { ownRecipe, usualEpochs } from '#src/own-data/own-recipe.ts';
import { type HeldOut, splitCollection, splitSets } from '#src/own-data/split.ts';
import type { Trained } from '#src/own-data/trained.ts';
import { tryOut } from '#src/own-data/try-out.ts';
import { type CurvePoint, lossCurve } from '#src/training/loss-curve.ts';
import { createTrainer } from '#src/training/trainer.ts';

export interface OwnDataExample {
  collection: Collection;
  trained: Trained;
  heldOut: HeldOut[];
  curve: CurvePoint[];
  epochs: { step: number; accuracy: number }[];
  stepCount: number;
}

let made: OwnDataExample | undefined;

type Interval = (share: number, count: number) => { low: number; high: number };

export function ownDataExample(interval: Interval): OwnDataExample {
  made ??= makeExample(interval);
  return made;
}

function makeExample(interval: Interval): OwnDataExample {
  const { collection } = addExamples([], exampleImages(readSource('test')));
  const split = splitCollection(collection, exampleWishes.seed);
  const counts = { training: split.training.length, heldOut: split.heldOut.length };
  const epochs = usualEpochs(counts.training);
  const recipe = ownRecipe({ ...exampleWishes, epochs }, { classes: collection.length, ...counts });
  const wasm = readFileSync(join(process.cwd(), '.cache/kernels/simd.wasm'));
  const machine = wasmMachine('simd', new WebAssembly.Module(wasm));
  const trainer = createTrainer(recipe, splitSets(split), machine);
  const losses: number[] = [];
  const ended: OwnDataExample['epochs'] = [];
  while (!trainer.isDone) {
    const report = trainer.advance();
    if (report.kind === 'step') losses.push(report.loss);
    if (report.kind === 'epoch')
      ended.push({ step: report.step, accuracy: report.validation.accuracy });
  }
  const date = new Date().toISOString();
  const network = trainer.network();
  const trained = tryOut({ network, recipe, collection, split, date, interval });
  const curve = lossCurve(losses, Math.ceil(losses.length / 70));
  return {
    collection,
    trained,
    heldOut: split.heldOut,
    curve,
    epochs: ended,
    stepCount: losses.length,
  };
}
