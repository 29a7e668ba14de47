// Shuffled architectures: each shipped network's recipe once more, on images whose pixels were all moved in one fixed way.
//
// Who loses, has relied on which pixels are neighbours.
import type { ImageSet } from '../mnist/image-set.ts';
import type { ShuffledArchitecturesRecord } from '../records/experiments/shuffled-architectures.ts';
import type { Answers } from '../records/recorded.ts';
import { splitImages } from '../training/images.ts';
import { layersRecipes } from '../training/layers-recipe.ts';
import { createLayersTrainer } from '../training/layers-trainer.ts';
import { shippedRecipe } from '../training/recipe.ts';
import { trainToTheEnd } from '../training/train.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { permutationSeed, pixelPermutation, shufflePixels } from './pixel-permutation.ts';
import { madeBy, roundedAnswers } from './record.ts';
import { runRecipe } from './run.ts';
import { askLayers, createAsker } from './score-network.ts';
import { askShipped, type Raced, raced } from './shipped-networks.ts';
import { percentOf } from './sweep.ts';

/** The recipe of `name` on other images: its best epoch, and what that answers. */
function trainOn(
  context: ExperimentContext,
  name: Raced,
  [train, test]: readonly [ImageSet, ImageSet],
): { epoch: number; answers: Answers } {
  if (name === 'book') {
    const { best } = runRecipe(context, shippedRecipe, {
      images: splitImages(shippedRecipe, train),
    });
    const ask = createAsker(context.machine(), shippedRecipe);
    return { epoch: best.epoch, answers: ask(best.network, test) };
  }
  const recipe = layersRecipes[name];
  const images = splitImages(recipe, train);
  const run = trainToTheEnd(createLayersTrainer(recipe, images, context.layerMachine()));
  let next = run.next();
  while (!next.done) next = run.next();
  const { network, epoch } = next.value;
  return { epoch, answers: askLayers(context.layerMachine(), network, test) };
}

export function makeShuffledArchitectures(context: ExperimentContext): ShuffledArchitecturesRecord {
  const permutation = pixelPermutation();
  const shuffled = [context.train, context.test].map((set) => shufflePixels(set, permutation));
  const networks = raced.map((name) => {
    const inPlace = roundedAnswers(askShipped(context, name, context.test));
    const { epoch, answers } = trainOn(context, name, [shuffled[0], shuffled[1]]);
    context.say(`${name}: ${percentOf(inPlace)} in place, ${percentOf(answers)} shuffled`);
    return { name, inPlace, shuffled: roundedAnswers(answers), epoch };
  });
  const words =
    'The recipe and seed of each shipped network, on 55,000 training images with all pixels permuted in one way; the epoch that was best on 5,000 permuted validation images, on the 10,000 test images permuted alike. In place: the shipped networks themselves.';
  return { made: madeBy('shuffled-architectures', words), permutationSeed, networks };
}
