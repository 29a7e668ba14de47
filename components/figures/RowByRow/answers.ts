// What the network would answer after so many rows, as numbers and as a sentence.
import { classCount, imageSide } from '#src/mnist/image-set.ts';
import { articleFor, formatProbability } from '#src/numbers/format.ts';

/** Undefined before the first row. `probabilities` is (28, 10). */
export function answerAfter(probabilities: ArrayLike<number>, done: number) {
  if (done === 0) return undefined;
  const row = Array.from(
    { length: classCount },
    (_, j) => probabilities[(done - 1) * classCount + j],
  );
  const prediction = row.indexOf(Math.max(...row));
  return { prediction, probability: row[prediction] };
}

/** Rows up to the last with ink; 0 for an empty picture. */
export function inkedRows(pixels: ArrayLike<number>): number {
  let place = pixels.length;
  while (place > 0 && pixels[place - 1] === 0) place--;
  return Math.ceil(place / imageSide);
}

export function sentenceAfter(
  pixels: ArrayLike<number>,
  probabilities: ArrayLike<number>,
  done: number,
): string {
  const answer = answerAfter(probabilities, done);
  if (!answer) return 'Nothing has been read yet.';
  const { prediction, probability } = answer;
  const words = `${articleFor(prediction)} ${prediction}, with probability ${formatProbability(probability)}`;
  const last = inkedRows(pixels);
  if (done < imageSide) {
    const rest = done === last ? ' All the ink has been read; only blank rows are left.' : '';
    return `After ${done} of ${imageSide} rows it would answer ${words}.${rest}`;
  }
  const early = answerAfter(probabilities, last);
  const before =
    early && last < imageSide
      ? ` After row ${last}, the last with ink, it would have said ${articleFor(early.prediction)} ${early.prediction}, with ${formatProbability(early.probability)}.`
      : '';
  return `After all ${imageSide} rows it answers ${words}.${before}`;
}
