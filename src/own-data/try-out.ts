// From a network that has come out of a run to all that is shown of it.

import type { Network } from '../nn/index.ts';
import type { Recipe } from '../training/recipe.ts';
import type { Collection } from './collection.ts';
import { outcomeOf } from './outcome.ts';
import type { Split } from './split.ts';
import type { Trained } from './trained.ts';

interface Run {
  network: Network;
  recipe: Recipe;
  collection: Collection;
  split: Split;
  /** ISO. */
  date: string;
  /** Where the reader ended it before its last step. */
  stopped?: Trained['stopped'];
  /** Where chance would put a share of so many. */
  interval(share: number, count: number): { low: number; high: number };
}

export function tryOut(run: Run): Trained {
  const { network, recipe, collection, split, date, stopped, interval } = run;
  const outcome = outcomeOf(network, split.heldOut);
  const countIn = (part: Split['heldOut']) =>
    collection.map((_, label) => part.filter((one) => one.label === label).length);
  return {
    network,
    recipe,
    classes: collection.map(({ name }) => name),
    trainingCounts: countIn(split.training),
    heldOutCounts: countIn(split.heldOut),
    sources: sourcesOf(collection),
    outcome,
    interval: interval(outcome.correct / outcome.count, outcome.count),
    date,
    stopped,
  };
}

function sourcesOf(collection: Collection): [source: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { examples } of collection)
    for (const { source } of examples) counts.set(source, (counts.get(source) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one);
}
