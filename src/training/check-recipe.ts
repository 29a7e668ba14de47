// A recipe from a form, a link or a message is checked field by field, and what is wrong is told in one sentence.

import { activationNames, countParameters } from '../nn/index.ts';
import type { Recipe } from './recipe.ts';

/** What a number field may be. */
interface Span {
  from: number;
  to: number;
  whole?: boolean;
  /** `from` itself, or `to` itself, is not allowed. */
  above?: boolean;
  below?: boolean;
  optional?: boolean;
}

/** Counting the pixels. */
const mostLayers = 10;

const spans: Partial<Record<keyof Recipe, Span>> = {
  standardDeviation: { from: 0, to: 100, optional: true },
  momentum: { from: 0, to: 1, below: true, optional: true },
  batchSize: { from: 1, to: 10_000, whole: true },
  learningRate: { from: 0, to: 1e9, above: true },
  epochs: { from: 1, to: 10_000, whole: true },
  validationCount: { from: 1, to: 59_999, whole: true },
  trainCount: { from: 1, to: 59_999, whole: true, optional: true },
  weightDecay: { from: 0, to: 1, optional: true },
  dropout: { from: 0, to: 1, below: true, optional: true },
  // The read-out always learns, or there is nothing to train.
  frozenLayers: { from: 0, to: mostLayers - 2, whole: true, optional: true },
  shift: { from: 0, to: 14, whole: true, optional: true },
  labelSeed: { from: 0, to: Number.MAX_SAFE_INTEGER, whole: true, optional: true },
  // A run draws from four streams, of which each has the next seed.
  seed: { from: 0, to: Number.MAX_SAFE_INTEGER - 3, whole: true },
};

const choices: Partial<Record<keyof Recipe, { of: readonly string[]; optional?: boolean }>> = {
  activation: { of: activationNames, optional: true },
  initialiser: { of: ['he', 'xavier', 'zeros', 'normal'] },
  optimiser: { of: ['sgd', 'momentum', 'adam'] },
  schedule: { of: ['constant', 'linear', 'cosine'] },
};

const mostParameters = 4_000_000;
/** batchSize · parameters: above this, a single step takes so long that nobody could stop or follow it. */
const mostInStep = 2e9;

/** Throws RangeError, with one sentence on the first wrong field, unless `recipe` is one that can be trained. */
export function checkRecipe(recipe: unknown): asserts recipe is Recipe {
  if (typeof recipe !== 'object' || recipe === null) fail('it', 'a recipe', recipe);
  const fields = recipe as Record<string, unknown>;
  checkSizes(fields['sizes']);
  for (const [name, choice] of Object.entries(choices)) checkChoice(name, fields[name], choice);
  for (const [name, span] of Object.entries(spans)) checkNumber(name, fields[name], span);
  checkSwitch('unscaled', fields['unscaled']);
  const { sizes, batchSize, frozenLayers = 0 } = recipe as Recipe;
  const most = sizes.length - 2;
  if (frozenLayers > most)
    fail('frozenLayers', `at most ${most} for ${most + 1} layers`, frozenLayers);
  const inStep = batchSize * countParameters(sizes);
  if (inStep > mostInStep) {
    fail(
      'batchSize',
      `at most ${Math.floor(mostInStep / countParameters(sizes))} for so large a network`,
      batchSize,
    );
  }
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

function checkChoice(
  name: string,
  value: unknown,
  choice: { of: readonly string[]; optional?: boolean },
) {
  if (value === undefined && choice.optional) return;
  if (!choice.of.includes(value as string)) fail(name, `one of ${choice.of.join(', ')}`, value);
}

function checkSwitch(name: string, value: unknown): void {
  if (value !== undefined && typeof value !== 'boolean') fail(name, 'true or false', value);
}

function checkNumber(name: string, value: unknown, span: Span): void {
  if (value === undefined && span.optional) return;
  const { from, to, whole, above, below } = span;
  const isKind = whole ? Number.isSafeInteger(value) : Number.isFinite(value);
  const number = value as number;
  if (isKind && (above ? number > from : number >= from) && (below ? number < to : number <= to)) {
    return;
  }
  const start = `${above ? 'above' : 'from'} ${from}`;
  fail(name, `a ${whole ? 'whole ' : ''}number ${start} to ${below ? 'below ' : ''}${to}`, value);
}

function fail(name: string, wanted: string, found: unknown): never {
  const shown = typeof found === 'number' ? String(found) : JSON.stringify(found);
  throw new RangeError(`recipe: ${name} should be ${wanted}, found ${shown}.`);
}
