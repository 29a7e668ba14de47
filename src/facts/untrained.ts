// The shipped network before its first step: its recipe's random weights, asked about the test images.
import { type ImageSet, toInputs } from '#src/mnist/image-set.ts';
import { forward, type Network, predictions } from '#src/nn/index.ts';

export function untrainedFacts(start: Network, test: ImageSet) {
  const answers = predictions(forward(start, toInputs(test.pixels), test.count).logits, 10);
  const counts = Array.from(
    { length: 10 },
    (_, digit) => answers.filter((answer) => answer === digit).length,
  );
  const most = Math.max(...counts);
  return {
    'untrained-correct': answers.filter((answer, image) => answer === test.labels[image]).length,
    // What it calls most images, whatever they are.
    'untrained-usual': counts.indexOf(most),
    'untrained-usual-images': most,
  };
}
