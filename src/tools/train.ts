// npm run train [-- FILE]: trains the book's network from its recipe and writes its weights.

import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSource } from '../mnist/source.ts';
import { writeNetwork } from '../nn/index.ts';
import { wasmMachine } from '../nn/kernels/index.ts';
import { kernelModule } from '../training/compile-kernels.ts';
import { shippedRecipe } from '../training/recipe.ts';
import { score } from '../training/score.ts';
import { type EpochProgress, type StepProgress, train, type Trained } from '../training/train.ts';

const recipe = shippedRecipe;
const shippedFile = `../../public/weights/mlp-${recipe.sizes.join('-')}.safetensors`;
const file = process.argv[2] ?? fileURLToPath(new URL(shippedFile, import.meta.url));

// Not the fastest level: relaxed SIMD may round otherwise on another processor, and the bytes should be the same on all.
const machine = wasmMachine('simd', await kernelModule('simd'));
const trained = trainWithProgress();
console.log(`Epoch ${trained.epoch} was best on the ${recipe.validationCount} validation images.`);
// The test images are looked at once, after every choice is made.
const test = score(trained.network, readSource('test'));
console.log(
  `Validation ${percent(trained.validation.accuracy)}, test ${percent(test.accuracy)}, test loss ${test.meanLoss.toFixed(4)}.`,
);
// Nothing about the day or the machine: the same recipe must give the same bytes.
const bytes = writeNetwork(trained.network, {
  description: 'Handwritten digits (MNIST): 784 pixels, 128 hidden neurons with ReLU, 10 logits',
  seed: `${recipe.seed}`,
  recipe: JSON.stringify(recipe),
  epochs: `${trained.epoch}`,
  validationAccuracy: `${trained.validation.accuracy}`,
  validationLoss: `${trained.validation.loss}`,
  testAccuracy: `${test.accuracy}`,
  testLoss: `${test.meanLoss}`,
});
mkdirSync(dirname(resolve(file)), { recursive: true });
writeFileSync(`${file}.part`, bytes); // renamed when whole, so that a stop leaves no half file
renameSync(`${file}.part`, file);
console.log(`Wrote ${file} (${bytes.length} bytes).`);

function trainWithProgress(): Trained {
  const images = readSource('train');
  const seconds = stopwatch();
  const run = train(recipe, images, machine);
  let lastLine = 0;
  for (let next = run.next(); ; next = run.next()) {
    if (next.done) return next.value;
    if (next.value.kind === 'epoch') {
      clearLiveLine();
      console.log(epochLine(next.value, seconds()));
    } else if (process.stdout.isTTY && seconds() - lastLine > 0.2) {
      lastLine = seconds();
      clearLiveLine();
      process.stdout.write(liveLine(next.value, lastLine));
    }
  }
}

function epochLine({ epoch, epochCount, loss, validation }: EpochProgress, passed: number): string {
  const left = (passed / epoch) * (epochCount - epoch);
  return (
    `Epoch ${epoch} of ${epochCount}: training loss ${loss.toFixed(4)}, ` +
    `validation ${percent(validation.accuracy)}, loss ${validation.loss.toFixed(4)}; ` +
    `${passed.toFixed(1)} s passed, about ${left.toFixed(1)} s left`
  );
}

function liveLine({ epoch, step, stepCount, loss }: StepProgress, passed: number): string {
  const left = (passed / step) * (stepCount - step);
  return `Epoch ${epoch}, step ${step} of ${stepCount}, loss ${loss.toFixed(3)}, about ${left.toFixed(0)} s left`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`;
}

function clearLiveLine(): void {
  if (process.stdout.isTTY) process.stdout.write('\r\u001b[K');
}

function stopwatch(): () => number {
  const start = performance.now();
  return () => (performance.now() - start) / 1000;
}
