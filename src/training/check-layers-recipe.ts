// A recipe of a network of any layers, checked field by field and layer by layer.

import { countMultiplyAdds, type Layer } from '../nn/layers/index.ts';
import { type Network, ShapeError } from '../nn/index.ts';
import {
  checkFields,
  checkStep,
  commonChoices,
  commonSpans,
  fail,
  fieldsOf,
} from './check-fields.ts';
import { initialLayers, type LayersRecipe } from './layers-recipe.ts';

const mostLayers = 100;
const spans = { ...commonSpans, clipNorm: { from: 0, to: 1e9, above: true, optional: true } };

/**
 * The network that a recipe starts from. Throws RangeError, with one sentence on the first wrong field or layer, unless
 * it is one that can be trained.
 */
export function startOf(recipe: unknown): Network<Layer> {
  const fields = fieldsOf(recipe);
  checkFields(fields, commonChoices, spans);
  checkDescription(fields['network']);
  const network = made(recipe as LayersRecipe);
  checkStep((recipe as LayersRecipe).batchSize, countMultiplyAdds(network));
  return network;
}

function checkDescription(network: unknown): void {
  const { inputShape, layers } = (network ?? {}) as Record<string, unknown>;
  const isRow = (list: unknown, most: number): list is unknown[] =>
    Array.isArray(list) && list.length >= 1 && list.length <= most;
  const isSound =
    isRow(inputShape, 3) &&
    isRow(layers, mostLayers) &&
    layers.every((layer) => typeof layer === 'object' && layer !== null);
  if (!isSound) {
    fail('network', `an inputShape and a list of 1 to ${mostLayers} layers`, network);
  }
}

function made(recipe: LayersRecipe): Network<Layer> {
  try {
    return initialLayers(recipe);
  } catch (error) {
    if (error instanceof ShapeError) throw new RangeError(`recipe: ${error.message}.`);
    throw error;
  }
}
