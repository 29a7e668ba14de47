// The fields that recipes of any network share, each checked; what is wrong is told in one sentence.

import type { CommonRecipe, Recipe } from './recipe.ts';

/** What a number field may be. */
export interface Span {
  from: number;
  to: number;
  whole?: boolean;
  /** `from` itself, or `to` itself, is not allowed. */
  above?: boolean;
  below?: boolean;
  optional?: boolean;
}

interface Choice {
  of: readonly string[];
  optional?: boolean;
}

export type Choices<R> = { [Name in keyof R]?: Choice };
export type Spans<R> = { [Name in keyof R]?: Span };

export const commonChoices: Choices<CommonRecipe & Pick<Recipe, 'initialiser'>> = {
  initialiser: { of: ['he', 'xavier', 'zeros', 'normal'] },
  optimiser: { of: ['sgd', 'momentum', 'adam'] },
  schedule: { of: ['constant', 'step', 'linear', 'cosine'] },
  order: { of: ['random', 'file', 'labels'], optional: true },
};

export const commonSpans: Spans<CommonRecipe & Pick<Recipe, 'standardDeviation'>> = {
  standardDeviation: { from: 0, to: 100, optional: true },
  momentum: { from: 0, to: 1, below: true, optional: true },
  batchSize: { from: 1, to: 10_000, whole: true },
  learningRate: { from: 0, to: 1e9, above: true },
  warmUp: { from: 0, to: 1, below: true, optional: true },
  epochs: { from: 1, to: 10_000, whole: true },
  validationCount: { from: 1, to: 59_999, whole: true },
  trainCount: { from: 1, to: 59_999, whole: true, optional: true },
  weightDecay: { from: 0, to: 1, optional: true },
  shift: { from: 0, to: 14, whole: true, optional: true },
  labelSeed: { from: 0, to: Number.MAX_SAFE_INTEGER, whole: true, optional: true },
  // A run draws from four streams, of which each has the next seed.
  seed: { from: 0, to: Number.MAX_SAFE_INTEGER - 3, whole: true },
};

export const mostParameters = 4_000_000;
/** batchSize · work of an image: above this, a single step takes so long that nobody could stop or follow it. */
const mostInStep = 2e9;

/** Throws RangeError for what is no object at all. */
export function fieldsOf(recipe: unknown): Record<string, unknown> {
  if (typeof recipe !== 'object' || recipe === null) fail('it', 'a recipe', recipe);
  return recipe as Record<string, unknown>;
}

/** Throws RangeError, with one sentence on the first wrong field. */
export function checkFields(
  fields: Record<string, unknown>,
  choices: Record<string, Choice>,
  spans: Record<string, Span>,
): void {
  for (const [name, choice] of Object.entries(choices)) checkChoice(name, fields[name], choice);
  for (const [name, span] of Object.entries(spans)) checkNumber(name, fields[name], span);
}

/** `work`: parameters, or multiply-adds, of one image. */
export function checkStep(batchSize: number, work: number): void {
  if (batchSize * work <= mostInStep) return;
  const most = Math.floor(mostInStep / work);
  fail('batchSize', `at most ${most} for so large a network`, batchSize);
}

function checkChoice(name: string, value: unknown, choice: Choice) {
  if (value === undefined && choice.optional) return;
  if (!choice.of.includes(value as string)) fail(name, `one of ${choice.of.join(', ')}`, value);
}

export function checkSwitch(name: string, value: unknown): void {
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

export function fail(name: string, wanted: string, found: unknown): never {
  const shown = typeof found === 'number' ? String(found) : JSON.stringify(found);
  throw new RangeError(`recipe: ${name} should be ${wanted}, found ${shown}.`);
}
