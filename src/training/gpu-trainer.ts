// The trainer whose steps the graphics processor takes: the same batches, rates and checkpoints, some steps at a time.
//
// Kept: an ordinary trainer, whose engine has a copy of the network after each round of steps, so that checkpoints,
// validation and pictures are made where they always are; and the resilient trainer, which goes on without the graphics
// processor when that is lost. The steps differ from the kernels' by rounding alone.

import { createEngine, type Machine } from '../nn/kernels/index.ts';
import type { AdvancesElsewhere } from './any-trainer.ts';
import { checkRecipe } from './check-recipe.ts';
import { engineLearner } from './engine-learner.ts';
import type { SplitImages } from './images.ts';
import type { Recipe } from './recipe.ts';
import { createResilientTrainer, type Learner } from './resilient-trainer.ts';
import type { Plan } from './serve-run.ts';
import { createTrainer, type Trainer } from './trainer.ts';

/** The optimisers that the graphics processor has shaders for. */
const learnable = ['sgd', 'momentum', 'adam'] as const;
type LearnableRule = (typeof learnable)[number];

/** The kernels, and a way to the graphics processor. */
export interface GpuMachine {
  machine: Machine;
  /** Throws Error with a sentence. */
  createLearner(
    options: Pick<Recipe, 'sizes' | 'activation'> & { capacity: number; rule: LearnableRule },
  ): Promise<Learner>;
  /** Another one, for the kernels that go on alone. */
  another(): Machine;
}

/** Throws RangeError as createTrainer does, and for a recipe that the graphics processor has no shaders for. */
export async function createGpuTrainer(
  recipe: Recipe,
  images: SplitImages,
  { machine, createLearner, another }: GpuMachine,
  tell: (words: string) => void,
): Promise<Trainer & AdvancesElsewhere> {
  checkLearnable(recipe, images);
  const { sizes, activation, batchSize: capacity, optimiser } = recipe;
  const rule = learnable.find((one) => one === optimiser);
  if (!rule) {
    throw new RangeError(
      `recipe: on the graphics processor the optimiser should be one of ${learnable.join(', ')}, found ${optimiser}.`,
    );
  }
  const trainer = createTrainer(recipe, images, machine);
  const options = { sizes, activation, capacity, rule };
  const gpu = await createLearner(options);
  let told = false;

  const from = (start: Parameters<typeof createResilientTrainer>[0]['start']) =>
    createResilientTrainer({
      gpu,
      fallback: () => engineLearner(createEngine(another(), options)),
      start,
      onFallback(sentence) {
        // After a rewind it is found missing again.
        if (!told) tell(sentence);
        told = true;
      },
    });
  let steps = from(trainer.checkpoint().learned);

  async function takeSteps(most: number) {
    const { elsewhere, stepsPerEpoch } = trainer;
    const left = stepsPerEpoch - (trainer.step % stepsPerEpoch);
    const begun = Array.from({ length: Math.min(most, left) }, elsewhere.begin);
    for (const step of begun) await steps.step(() => step);
    const losses = await steps.flush();
    elsewhere.takeOver(await steps.checkpoint());
    return begun.map((step, k) => elsewhere.end(step, losses[k]));
  }

  return Object.defineProperties({} as Trainer & AdvancesElsewhere, {
    ...Object.getOwnPropertyDescriptors(trainer),
    rewind: {
      value(to: Parameters<Trainer['rewind']>[0]) {
        trainer.rewind(to);
        steps = from(to.learned);
      },
    },
    advanceSome: {
      value: async (most: number) =>
        trainer.validationDue ? [trainer.advance()] : takeSteps(most),
    },
  });
}

function checkLearnable(
  { dropout = 0, frozenLayers = 0, labelSmoothing = 0, unscaled = false, mistake }: Recipe,
  { training }: SplitImages,
): void {
  const isPlain = dropout === 0 && frozenLayers === 0 && labelSmoothing === 0 && !unscaled;
  if (isPlain && !training.targets && !mistake) return;
  throw new RangeError(
    'recipe: on the graphics processor there is no dropout and no mistake, no layer stays as it starts, labels are whole, and inputs are scaled.',
  );
}

/** For a worker that trains there. Throws RangeError with a sentence. */
export function planGpuTraining(recipe: unknown): Plan<GpuMachine> {
  checkRecipe(recipe);
  return {
    recipe,
    sizes: recipe.sizes,
    createTrainer: (images, machine, tell) => createGpuTrainer(recipe, images, machine, tell),
  };
}
