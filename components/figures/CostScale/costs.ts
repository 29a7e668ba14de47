// The prices of the figure: those that are published, and computed ones where only the size of a training is known.
import type { Cost } from '#components/figures/CostScale/chart.ts';
import { writeDollars } from '#src/numbers/amounts.ts';
import { assumedPrice } from '#src/formulas/known-trainings.ts';
import { knownTrainings, rentedChip } from '#src/formulas/known-trainings.ts';
import { epochSeconds } from '#src/formulas/training-work.ts';
import { trainingRecord } from '#src/records/training-record.ts';
import { billFor, trainingOperations } from '#src/formulas/training-work.ts';
import { shippedRecipe } from '#src/training/recipe.ts';

export interface ListedCost extends Cost {
  /** The name in small letters, for the machines. */
  key: string;
  paid: string;
  source?: string;
}

const keyOf = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** Lowest first. */
export function costsAtAGlance(): ListedCost[] {
  const epoch = (epochSeconds(trainingRecord) / 3600) * assumedPrice;
  const own = [
    ['ours, 1 epoch', epoch, 'measured time, an assumed price'],
    [
      `ours, ${shippedRecipe.epochs} epochs`,
      shippedRecipe.epochs * epoch,
      'the same, for the whole recipe',
    ],
  ] as const;
  const listed = [
    ...own.map(([name, dollars, paid]) => ({ name, dollars, paid, published: false })),
    ...knownTrainings.map(({ name, parameters, examples, dollars, paid, source }) =>
      dollars === undefined
        ? {
            name,
            dollars: billFor(trainingOperations(parameters!, examples!), rentedChip).dollars,
            // given 6: The rule of six operations.
            paid: 'computed: 6 · N · D on rented H100',
            published: false,
            source,
          }
        : { name, dollars, paid: paid!, published: true, source },
    ),
  ];
  return listed
    .map((one) => ({ ...one, key: keyOf(one.name), words: writeDollars(one.dollars) }))
    .toSorted((a, b) => a.dollars - b.dollars);
}
