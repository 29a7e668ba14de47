// npm run train [-- NAME] [FILE]: trains a network that the site ships from its recipe, and writes its weights.
//
// NAME is one of those in src/training/layers-recipe.ts, the teacher or the best 784-128-10 of ladder-recipes.ts, the
// second one, which is only compared with the book's (in float16, 784-128-10-second), or the book's 784-128-10, which it is where nothing is said. The best one learns from the teacher's file.

import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSource } from '../mnist/source.ts';
import { writeNetwork } from '../nn/index.ts';
import { wasmMachine } from '../nn/kernels/index.ts';
import { type LayerMachine, wasmLayerMachine } from '../nn/kernels/layer-machine.ts';
import * as layers from '../nn/layers/index.ts';
import { bookNetwork, bookSizes, networks, teacherNetwork } from '../nn/networks.ts';
import type { Trainer } from '../training/any-trainer.ts';
import { kernelModule } from '../training/compile-kernels.ts';
import { splitImages } from '../training/images.ts';
import { askTeacher, ladderImages, sharpen } from '../training/ladder.ts';
import { ladderRecipes, teacherRecipe } from '../training/ladder-recipes.ts';
import { type LayersRecipe, layersRecipes, recipeText } from '../training/layers-recipe.ts';
import { createLayersTrainer } from '../training/layers-trainer.ts';
import { type Recipe, secondRecipe, shippedRecipe } from '../training/recipe.ts';
import type { Best } from '../training/reports.ts';
import { score, type Score, scoreLayers } from '../training/score.ts';
import { createTrainer } from '../training/trainer.ts';
import { type EpochProgress, type StepProgress, trainToTheEnd } from '../training/train.ts';

// Not the fastest level: relaxed SIMD may round otherwise on another processor, and the bytes should be the same on all.
const level = 'simd';
const bookName = bookSizes.join('-');
const files: Record<string, string> = {
  [bookName]: bookNetwork.file,
  [`${bookName}-second`]: networks.second.file,
  [`${bookName}-best`]: networks.best.file,
  teacher: teacherNetwork.file,
};
const names = [...Object.keys(files), ...Object.keys(layersRecipes)];
const images = readSource('train');

const given = process.argv.slice(2);
const name = names.includes(given[0]) ? given.shift()! : bookName;
const [file = publicFile(files[name] ?? `weights/${name}.safetensors`)] = given;

async function trainBook(recipe: Recipe, dtype: 'F32' | 'F16'): Promise<void> {
  const machine = wasmMachine(level, await kernelModule(level));
  const best = follow(createTrainer(recipe, splitImages(recipe, images), machine));
  const test = tell(best, () => score(best.network, readSource('test')));
  const about = {
    description: 'Handwritten digits (MNIST): 784 pixels, 128 hidden neurons with ReLU, 10 logits',
    seed: `${recipe.seed}`,
    recipe: JSON.stringify(recipe),
  };
  write(writeNetwork(best.network, { ...about, ...outcome(best, test) }, dtype));
}

/** The last rung of the ladder: it learns what the teacher answers, at a temperature, to warped copies of the images. */
async function trainBest(): Promise<void> {
  const recipe = ladderRecipes.distilled;
  const teacher = layers.readNetwork(readFileSync(publicFile(teacherNetwork.file))).network;
  const ask = askTeacher(teacher, await layerMachines());
  const split = ladderImages(recipe, images, ask);
  const machine = wasmMachine(level, await kernelModule(level));
  const best = follow(createTrainer(recipe, split, machine));
  const network = sharpen(best.network, recipe.temperature);
  const { accuracy, meanLoss: loss } = score(network, split.validation);
  const sharpened = { ...best, network, validation: { accuracy, loss } };
  const test = tell(sharpened, () => score(network, readSource('test')));
  const about = {
    description: 'Handwritten digits (MNIST): 784 pixels, 128 hidden neurons with ReLU, 10 logits',
    seed: `${recipe.seed}`,
    recipe: JSON.stringify(recipe),
  };
  write(writeNetwork(network, { ...about, ...outcome(sharpened, test) }));
}

/** A new machine for each call: its memory belongs to whoever asks first. */
async function layerMachines(): Promise<() => LayerMachine> {
  const modules = [await kernelModule(level), await kernelModule(`layers-${level}`)] as const;
  return () => wasmLayerMachine(level, ...modules);
}

async function trainLayers(recipe: LayersRecipe): Promise<void> {
  const machine = await layerMachines();
  const best = follow(createLayersTrainer(recipe, ladderImages(recipe, images), machine()));
  const { network } = best;
  const test = tell(best, () => scoreLayers(network, readSource('test'), machine()));
  const about = {
    description: `Handwritten digits (MNIST): ${network.layers.map(({ name: layer }) => layer).join(', ')}`,
    seed: `${recipe.seed}`,
    recipe: recipeText(recipe),
  };
  write(layers.writeNetwork(network, { ...about, ...outcome(best, test) }));
}

function publicFile(path: string): string {
  return fileURLToPath(new URL(`../../public/${path}`, import.meta.url));
}

/** Runs to the end, and tells every epoch. */
function follow<L extends layers.Layer>(trainer: Trainer<L>): Best<L> {
  const run = trainToTheEnd(trainer);
  const seconds = stopwatch();
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

/** The test images are looked at once, after every choice is made. */
function tell({ epoch, validation }: Best<layers.Layer>, scoreTest: () => Score): Score {
  console.log(`Epoch ${epoch} was best on the validation images.`);
  const test = scoreTest();
  console.log(
    `Validation ${percent(validation.accuracy)}, test ${percent(test.accuracy)}, test loss ${test.meanLoss.toFixed(4)}.`,
  );
  return test;
}

/** Nothing about the day or the machine: the same recipe must give the same bytes. */
const outcome = ({ epoch, validation }: Best<layers.Layer>, test: Score) => ({
  epochs: `${epoch}`,
  validationAccuracy: `${validation.accuracy}`,
  validationLoss: `${validation.loss}`,
  testAccuracy: `${test.accuracy}`,
  testLoss: `${test.meanLoss}`,
});

function write(bytes: Uint8Array): void {
  mkdirSync(dirname(resolve(file)), { recursive: true });
  writeFileSync(`${file}.part`, bytes); // renamed when whole, so that a stop leaves no half file
  renameSync(`${file}.part`, file);
  console.log(`Wrote ${file} (${bytes.length} bytes).`);
}

function epochLine(progress: EpochProgress<layers.Layer>, passed: number): string {
  const { epoch, epochCount, loss, validation } = progress;
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

if (name === bookName) await trainBook(shippedRecipe, 'F32');
else if (name === `${bookName}-second`) await trainBook(secondRecipe, 'F16');
else if (name === `${bookName}-best`) await trainBest();
else if (name === 'teacher') await trainLayers(teacherRecipe);
else await trainLayers(layersRecipes[name as keyof typeof layersRecipes]);
