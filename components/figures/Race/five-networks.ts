// The five networks of the chapter on architectures: what each is called, and how its line is drawn.
import { colour, dashed } from '#src/charts/frame.ts';
import { type ShippedName, shippedNetworks } from '#src/nn/layers/shipped.ts';

export type Raced = 'book' | ShippedName;
export const raced: readonly Raced[] = ['book', ...(Object.keys(shippedNetworks) as ShippedName[])];

/** One entry for each of them. */
export function byNetwork<Part>(of: (name: Raced, place: number) => Part) {
  return Object.fromEntries(raced.map((name, place) => [name, of(name, place)])) as Record<
    Raced,
    Part
  >;
}

/** Two networks of one family share a colour; a dash tells them apart. */
export const styles = {
  book: { name: 'our network', ink: colour.ink, line: { strokeWidth: 2.5 } },
  'cnn-small': { name: 'small CNN', ink: colour.positive, line: { strokeWidth: 2, ...dashed } },
  cnn: { name: 'CNN', ink: colour.positive, line: { strokeWidth: 2 } },
  gru: { name: 'GRU', ink: colour.negative, line: { strokeWidth: 2 } },
  transformer: { name: 'transformer', ink: colour.negative, line: { strokeWidth: 2, ...dashed } },
};
