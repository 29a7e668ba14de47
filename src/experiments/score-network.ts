// Asking: what a network answers on many images, by the fast kernels, counted.
import type { ImageSet } from '../mnist/image-set.ts';
import type { Network } from '../nn/index.ts';
import { createEngine, type EngineOptions, type Machine } from '../nn/kernels/index.ts';
import { createLayerEngine } from '../nn/kernels/layer-engine.ts';
import type { LayerMachine } from '../nn/kernels/layer-machine.ts';
import type { Layer } from '../nn/layers/index.ts';
import { inferWithDropout } from '../training/mistakes.ts';
import type { Recipe } from '../training/recipe.ts';
import { machineFor } from '../training/trainer.ts';
import { sumAnswers } from '../training/validation.ts';
import type { Answers } from '../records/recorded.ts';

export type Asker = (network: Network, images: ImageSet) => Answers;

/** Images read at once: larger batches are no faster. */
const capacity = 250;

/** One engine for all networks of these sizes; it makes the mistakes that a recipe makes. */
export function createAsker(
  machine: Machine,
  recipe: Pick<Network, 'sizes' | 'activation'> &
    Partial<Pick<Recipe, 'unscaled' | 'mistake' | 'dropout' | 'seed'>>,
): Asker {
  const { sizes, activation, mistake, dropout = 0, seed = 0 } = recipe;
  const isNoisy = mistake === 'dropout-in-answers';
  const options = { sizes, activation, capacity, ...(isNoisy && { rule: 'sgd', dropout: true }) };
  const engine = createEngine(machineFor(recipe, machine), options as EngineOptions);
  const infer = isNoisy ? inferWithDropout({ ...engine }, dropout, seed) : engine.infer;
  return (network, { pixels, labels, count }) => {
    engine.load(network);
    const probabilities = new Float32Array(count * sizes.at(-1)!);
    infer(pixels, probabilities, count);
    const { correct, loss } = sumAnswers(probabilities, labels, count);
    return { correct, count, loss: loss / count };
  };
}

/** What a network of any layers answers to all of a set. */
export function askLayers(
  machine: LayerMachine,
  network: Network<Layer>,
  { pixels, labels, count }: ImageSet,
): Answers {
  const engine = createLayerEngine(machine, network, { capacity });
  engine.load(network);
  const probabilities = new Float32Array(count * network.sizes.at(-1)!);
  engine.infer(pixels, probabilities, count);
  const { correct, loss } = sumAnswers(probabilities, labels, count);
  return { correct, count, loss: loss / count };
}
