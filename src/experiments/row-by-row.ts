// Row by row: the recurrent network asked after each row of the test images, though it learned to answer after the last.
import { answersByRow } from '../formulas/row-answers.ts';
import { imagePixels, imageSide, type ImageSet } from '../mnist/image-set.ts';
import type { Network } from '../nn/index.ts';
import type { Layer } from '../nn/layers/index.ts';
import type { RowByRowRecord } from '../records/experiments/row-by-row.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy } from './record.ts';

/** Images read at once: enough to be quick, and no more memory than that needs. */
const atOnce = 100;

export function correctByRow(
  network: Network<Layer>,
  { pixels, labels, count }: ImageSet,
): number[] {
  const correct = Array.from({ length: imageSide }, () => 0);
  for (let first = 0; first < count; first += atOnce) {
    const end = Math.min(count, first + atOnce);
    const some = pixels.subarray(first * imagePixels, end * imagePixels);
    answersByRow(network, some).predictions.forEach((prediction, k) => {
      const image = first + Math.floor(k / imageSide);
      correct[k % imageSide] += Number(prediction === labels[image]);
    });
  }
  return correct;
}

function lastInkOf({ pixels, count }: ImageSet): number[] {
  const images = Array.from({ length: imageSide + 1 }, () => 0);
  for (let image = 0; image < count; image++) {
    const own = pixels.subarray(image * imagePixels, (image + 1) * imagePixels);
    images[Math.ceil((own.findLastIndex((pixel) => pixel > 0) + 1) / imageSide)]++;
  }
  return images;
}

export function makeRowByRow({ test, say, layers }: ExperimentContext): RowByRowRecord {
  const correct = correctByRow(layers('gru'), test);
  say(`right after rows 14, 21 and 28: ${[14, 21, 28].map((row) => correct[row - 1]).join(', ')}`);
  const words =
    'The shipped recurrent network on the 10,000 test images; after each row its output layer is asked about the state as it stands.';
  return {
    made: madeBy('row-by-row', words),
    count: test.count,
    correct,
    lastInk: lastInkOf(test),
  };
}
