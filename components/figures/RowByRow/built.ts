// Our example as the recurrent network reads it, and how many test images it reads correctly after each row.
import { openLayers } from '#src/facts/shipped-layers.ts';
import { openBook } from '#src/facts/book.ts';
import { answersByRow } from '#src/formulas/row-answers.ts';
import { exampleIn } from '#src/mnist/example-images.ts';
import { rowByRowRecord } from '#src/records/index.ts';

export async function built() {
  const { test } = await openBook();
  const { pixels } = exampleIn(test);
  const { probabilities } = answersByRow(openLayers('gru'), pixels);
  const { correct, count } = rowByRowRecord;
  return {
    pixels,
    first: Array.from(probabilities, (probability) => Number(probability.toPrecision(5))),
    accuracies: correct.map((right) => right / count),
  };
}
