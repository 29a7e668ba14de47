// What the calculator can be set to: this network, and trainings that are published; and two machines to train them on.
import { bookSizes } from '#src/nn/networks.ts';
import { knownTrainings } from '#src/formulas/known-trainings.ts';
import { countParameters } from '#src/nn/index.ts';

export interface Preset {
  name: string;
  parameters: number;
  examples: number;
  /** Operations as published. */
  published?: number;
  /** Seconds as measured on the book's machine. */
  measured?: number;
}

export interface Machine {
  name: string;
  peak: number;
  /** In a hundred. */
  utilisation: number;
  price: number;
}

export function presetsOf(images: number, epochs: number, epochSeconds: number): Preset[] {
  const parameters = countParameters(bookSizes);
  const own = [1, epochs].map((count) => ({
    name: count === 1 ? 'this network, one epoch' : `this network, ${count} epochs`,
    parameters,
    examples: images * count,
    measured: Number((epochSeconds * count).toPrecision(4)),
  }));
  const known = knownTrainings.flatMap(({ name, parameters: n, examples, published }) =>
    n === undefined || examples === undefined ? [] : [{ name, parameters: n, examples, published }],
  );
  return [...own, ...known];
}
