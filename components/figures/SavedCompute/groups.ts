// The recorded runs, group by group, with the names that the figure gives them and the arithmetic each has cost.
import type { SavedComputeRecord } from '#src/records/experiments/saved-compute.ts';
import type { Recipe } from '#src/training/recipe.ts';

export interface SavedRow {
  name: string;
  change: Partial<Recipe>;
  /** Training images until each level; null where it was not reached. */
  images: (number | null)[];
  shown: number;
}
export interface SavedGroup {
  what: string;
  rows: SavedRow[];
}

const startNames: Record<string, string> = {
  zeros: 'all zero',
  tiny: 'tiny',
  he: 'He',
  xavier: 'Xavier',
  normal: 'too large',
};

export function groupsOf({ points }: SavedComputeRecord): SavedGroup[] {
  return ['start', 'learning rate', 'batch size'].map((what) => ({
    what,
    rows: points
      .filter((point) => point.what === what)
      .map(({ name, change, images, shown }) => {
        const shownName = startNames[name] ?? name;
        return { name: shownName, change, images, shown };
      }),
  }));
}

/** Epochs in which a run of the reader's own should come as far, or be seen not to. */
export function epochsFor({ images }: SavedRow, perEpoch: number, most: number): number {
  const last = images.at(-1);
  return last === null || last === undefined ? 3 : Math.min(most, Math.ceil(last / perEpoch));
}
