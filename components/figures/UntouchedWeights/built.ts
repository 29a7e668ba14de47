// What the figure shows before anything is fetched.
import { openBook } from '#src/facts/book.ts';
import { initialNetwork, recipeOf } from '#src/training/recipe.ts';
import { historyOf, pack } from './histories.ts';

const shown = [
  'hidden-neurons',
  'book-hidden-weights',
  'untouched-weights',
  'unchanged-weights',
  'unchanged-at-dead-pixels',
  'unchanged-elsewhere',
] as const;

export async function built() {
  const { network, metadata, first, deadInTrain, facts } = await openBook();
  const recipe = recipeOf(metadata);
  const loudest = first.activations.indexOf(Math.max(...first.activations));
  return {
    firstHistory: pack(historyOf(initialNetwork(recipe), network, loudest)),
    recipe,
    dead: [...deadInTrain.keys()].filter((pixel) => deadInTrain[pixel] === 1),
    facts: {
      ...Object.fromEntries(shown.map((name) => [name, facts[name]])),
      'touched-weights': facts['book-hidden-weights'] - facts['untouched-weights'],
    },
  };
}
