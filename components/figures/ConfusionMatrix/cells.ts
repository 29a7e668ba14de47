// The cells of the matrix: cell = label · size + prediction, and the test images that stand in each. Digits make size 10.

/** The errors as words "label, prediction, index", such as "49247" for image 247: short enough for a page. */
export function errorsText(labels: Uint8Array, predictions: Uint8Array): string {
  return [...labels]
    .flatMap((label, index) =>
      predictions[index] === label ? [] : [`${label}${predictions[index]}${index}`],
    )
    .join(' ');
}

/** The indices of the wrongly read images, by cell. */
export type Errors = Map<number, number[]>;

export function parseErrors(text: string): Errors {
  const errors: Errors = new Map();
  for (const word of text.split(' ').filter(Boolean)) {
    const cell = Number(word.slice(0, 2));
    errors.set(cell, [...(errors.get(cell) ?? []), Number(word.slice(2))]);
  }
  return errors;
}

export const labelOf = (cell: number, size = 10) => Math.floor(cell / size);
export const predictionOf = (cell: number, size = 10) => cell % size;
export const isRight = (cell: number, size = 10) =>
  labelOf(cell, size) === predictionOf(cell, size);

/** The indices of the images in `cell`, in the order of the test set. */
export function imagesIn(cell: number, errors: Errors, labels: Uint8Array): number[] {
  if (!isRight(cell)) return errors.get(cell) ?? [];
  const wrong = new Set([...errors.values()].flat());
  const indices = Array.from(labels, (_, index) => index);
  return indices.filter((index) => labels[index] === labelOf(cell) && !wrong.has(index));
}

/** The cells with most errors first. */
export function commonestErrors(counts: readonly number[], howMany: number, size = 10): number[] {
  return counts
    .map((_, cell) => cell)
    .filter((cell) => !isRight(cell, size) && counts[cell] > 0)
    .toSorted((a, b) => counts[b] - counts[a])
    .slice(0, howMany);
}
