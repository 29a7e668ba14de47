// The run that is made while the page is built, and what its network reads in our example.
import { built as builtRun } from '#components/figures/TrainNow/built.ts';
import { openBook } from '#src/facts/book.ts';
import { quickTraining } from '#src/facts/quick-training.ts';
import { readDigit } from '#src/formulas/reading.ts';
import { exampleIn } from '#src/mnist/example-images.ts';

export async function built() {
  const { test } = await openBook();
  const { network } = quickTraining(97);
  const { pixels, prediction, probabilities } = readDigit(network, exampleIn(test).pixels);
  const first = {
    pixels,
    prediction,
    probabilities: probabilities.map((one) => Number(one.toPrecision(5))),
  };
  return { ...builtRun(), first };
}
