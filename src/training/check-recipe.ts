// A recipe from a form, a link or a message is checked field by field, and what is wrong is told in one sentence.

import { activationNames, countParameters } from '../nn/index.ts';
import {
  checkFields,
  checkStep,
  checkSwitch,
  type Choices,
  commonChoices,
  commonSpans,
  fail,
  fieldsOf,
  mostParameters,
  type Spans,
} from './check-fields.ts';
import { mistakeNames } from './mistakes.ts';
import type { Recipe } from './recipe.ts';

/** Counting the pixels. */
const mostLayers = 10;

const spans: Spans<Recipe> = {
  ...commonSpans,
  dropout: { from: 0, to: 1, below: true, optional: true },
  labelSmoothing: { from: 0, to: 1, below: true, optional: true },
  // The read-out always learns, or there is nothing to train.
  frozenLayers: { from: 0, to: mostLayers - 2, whole: true, optional: true },
};

const choices: Choices<Recipe> = {
  activation: { of: activationNames, optional: true },
  mistake: { of: mistakeNames, optional: true },
  ...commonChoices,
  optimiser: { of: ['sgd', 'momentum', 'nesterov', 'rmsprop', 'adam'] },
};

/** Throws RangeError, with one sentence on the first wrong field, unless `recipe` is one that can be trained. */
export function checkRecipe(recipe: unknown): asserts recipe is Recipe {
  const fields = fieldsOf(recipe);
  checkSizes(fields['sizes']);
  checkFields(fields, choices, spans);
  checkSwitch('unscaled', fields['unscaled']);
  const { sizes, batchSize, frozenLayers = 0, mistake, optimiser, dropout = 0 } = recipe as Recipe;
  if (mistake === 'not-zeroed' && optimiser !== 'momentum')
    fail('optimiser', 'momentum, to add up all gradients', optimiser);
  if (mistake === 'dropout-in-answers' && !(optimiser === 'sgd' && dropout > 0))
    fail('mistake', 'made with plain descent and some dropout', mistake);
  const most = sizes.length - 2;
  if (frozenLayers > most)
    fail('frozenLayers', `at most ${most} for ${most + 1} layers`, frozenLayers);
  checkStep(batchSize, countParameters(sizes));
}

function checkSizes(sizes: unknown): void {
  const isSize = (size: unknown) => Number.isInteger(size) && (size as number) >= 1;
  const wanted = `a list of 2 to ${mostLayers} whole numbers from 1, pixels first`;
  if (!Array.isArray(sizes) || sizes.length < 2 || sizes.length > mostLayers) {
    fail('sizes', wanted, sizes);
  }
  if (!sizes.every(isSize)) fail('sizes', wanted, sizes);
  const parameters = countParameters(sizes as number[]);
  if (parameters > mostParameters) {
    fail('sizes', `of a network with at most ${mostParameters} parameters`, parameters);
  }
}
