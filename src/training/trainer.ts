// The trainer of a network that is dense throughout, on the engine of its kernels.

import { writeNetwork } from '../nn/index.ts';
import type { DenseLayer } from '../nn/layers/dense.ts';
import { createEngine, type Machine, type TeamMachine } from '../nn/kernels/index.ts';
import { capacityFor, createTrainerOn, type Trainer as AnyTrainer } from './any-trainer.ts';
import { checkRecipe } from './check-recipe.ts';
import type { SplitImages } from './images.ts';
import { inferWithDropout, leaking, softmaxTwiceMachine } from './mistakes.ts';
import { unscaledMachine } from './raw-byte-inputs.ts';
import { initialNetwork, type Recipe } from './recipe.ts';
import type { Plan } from './serve-run.ts';

export type Trainer = AnyTrainer<DenseLayer>;

/** Throws RangeError when the recipe is wrong, does not fit the images, or there is not enough memory. */
export function createTrainer(
  recipe: Recipe,
  images: SplitImages,
  given: Machine | TeamMachine,
): Trainer {
  checkRecipe(recipe);
  const { sizes, mistake, dropout = 0, seed } = recipe;
  const machine = machineFor(recipe, given);
  const options = {
    sizes,
    activation: recipe.activation,
    capacity: capacityFor(recipe, images),
    rule: recipe.optimiser,
    dropout: dropout > 0,
    softTargets: (recipe.labelSmoothing ?? 0) > 0 || images.training.targets !== undefined,
    frozenLayers: recipe.frozenLayers,
    threads: 'team' in machine ? 2 : 1,
  };
  const engine = createEngine(machine, options);
  const { learn } = 'team' in machine ? machine.team(engine, options) : engine;
  const training = {
    ...engine,
    learn,
    ...(mistake === 'dropout-in-answers' && { infer: inferWithDropout(engine, dropout, seed) }),
    threads: options.threads,
    about: {
      description: `Handwritten digits (MNIST), trained in a browser: ${sizes.join('-')}`,
      seed: `${seed}`,
      recipe: JSON.stringify(recipe),
    },
    whereLost: () => '',
    firstLayer() {
      const { weights, inputSize, outputSize } = engine.save().layers[0];
      return { weights, inputSize, outputSize };
    },
    write: writeNetwork,
  };
  const shown = mistake === 'leak' ? leaking(images) : images;
  return createTrainerOn(training, initialNetwork(recipe), recipe, shown);
}

/** For a worker that trains networks that are dense throughout. Throws RangeError with a sentence. */
export function planTraining(recipe: unknown): Plan<Machine | TeamMachine> {
  checkRecipe(recipe);
  return {
    recipe,
    sizes: recipe.sizes,
    createTrainer: (images, machine) => createTrainer(recipe, images, machine),
  };
}

/** The machine, with the mistake that the recipe makes in its arithmetic. */
export function machineFor(
  { unscaled, mistake }: Pick<Recipe, 'unscaled' | 'mistake'>,
  given: Machine | TeamMachine,
): Machine | TeamMachine {
  if (unscaled) return unscaledMachine(given);
  return mistake === 'softmax-twice' ? softmaxTwiceMachine(given) : given;
}
