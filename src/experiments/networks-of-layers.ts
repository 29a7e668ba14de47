// The shipped networks of layers, each from three seeds: how much of what they read right is luck.
import type { Layer } from '../nn/layers/index.ts';
import { type ShippedName, shippedNetworks } from '../nn/layers/shipped.ts';
import type { Network } from '../nn/index.ts';
import type { ImageSet } from '../mnist/image-set.ts';
import type {
  LayersPoint,
  NetworksOfLayersRecord,
} from '../records/experiments/networks-of-layers.ts';
import type { Answers } from '../records/recorded.ts';
import { splitImages } from '../training/images.ts';
import { layersRecipes } from '../training/layers-recipe.ts';
import { createLayersTrainer } from '../training/layers-trainer.ts';
import { trainToTheEnd } from '../training/train.ts';
import { scoreLayers } from '../training/score.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, roundedAnswers } from './record.ts';
import { percentOf } from './sweep.ts';

/** Added to the recipe's own. */
const seeds = [0, 1, 2];

export function measureLayers(
  context: ExperimentContext,
  name: ShippedName,
  extra: number,
): LayersPoint {
  const recipe = { ...layersRecipes[name], seed: layersRecipes[name].seed + extra };
  const images = splitImages(recipe, context.train);
  const run = trainToTheEnd(createLayersTrainer(recipe, images, context.layerMachine()));
  let next = run.next();
  while (!next.done) next = run.next();
  const { network, epoch } = next.value;
  const ask = (set: ImageSet) => roundedAnswers(answersOf(context, network, set));
  return { seed: recipe.seed, epoch, validation: ask(images.validation), test: ask(context.test) };
}

function answersOf(context: ExperimentContext, network: Network<Layer>, images: ImageSet): Answers {
  const { correct, meanLoss } = scoreLayers(network, images, context.layerMachine());
  return { correct, count: images.count, loss: meanLoss };
}

export function makeNetworksOfLayers(context: ExperimentContext): NetworksOfLayersRecord {
  const names = Object.keys(shippedNetworks) as ShippedName[];
  const networks = names.map((name) => {
    const recipe = { ...layersRecipes[name], network: undefined };
    const points = seeds.map((extra) => {
      const point = measureLayers(context, name, extra);
      context.say(`${name}, seed ${point.seed}: test ${percentOf(point.test)}`);
      return point;
    });
    return { name, recipe, points };
  });
  const words =
    'Each shipped network of layers, trained by its recipe on 55,000 images with the seed of the point; the network of the epoch that was best on the last 5,000 training images. The first point is the shipped one.';
  return { made: madeBy('networks-of-layers', words), networks };
}
