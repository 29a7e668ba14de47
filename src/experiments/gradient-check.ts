// The gradient check of the shipped network: with one image and with many, in two precisions, right and with planted bugs.
import {
  atPlaces,
  type Batch,
  batchOf,
  bugs,
  checkedCount,
  checkedPlaces,
  differences,
  epsilons,
  gradientsWith,
  inPrecision,
  manyImages,
  precisions,
  relativeError,
} from '../formulas/gradient-check.ts';
import { exampleIn } from '../mnist/example-images.ts';
import { toInputs } from '../mnist/image-set.ts';
import { sliceImages } from '../training/images.ts';
import type { CheckCurve, GradientCheckRecord } from '../records/experiments/gradient-check.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, rounded } from './record.ts';

export function makeGradientCheck(context: ExperimentContext): GradientCheckRecord {
  const { pixels, labels } = sliceImages(context.train, 0, manyImages);
  const example = exampleIn(context.test, 'backward');
  const batches: Batch[] = [
    batchOf(example.pixels, example.label),
    { inputs: toInputs(pixels), labels },
  ];
  const curves: CheckCurve[] = [];
  const kinks: GradientCheckRecord['kinks'] = [];
  for (const given of batches) {
    const images = given.labels.length;
    const places = checkedPlaces(context.network, given);
    for (const precision of precisions) {
      const { network, batch } = inPrecision(context.network, given, precision);
      const found = epsilons.map((epsilon) => differences(network, batch, places, epsilon));
      if (precision === 'float64') kinks.push({ images, counts: found.map((one) => one.kinks) });
      for (const bug of bugs) {
        const claimed = atPlaces(gradientsWith(bug, network, batch), places);
        const errors = found.map(({ slopes }) => rounded(relativeError(slopes, claimed), 3));
        curves.push({ images, precision, bug, errors });
        context.say(`${images} images, ${precision}, ${bug}: least ${Math.min(...errors)}`);
      }
    }
  }
  const words = `The shipped network: ${checkedCount} parameters nudged by ε up and down, on the example of the chapter and on the first ${manyImages} training images, against gradients by the textbook’s functions and by such with one mistake.`;
  return { made: madeBy('gradient-check', words), epsilons, checked: checkedCount, curves, kinks };
}
