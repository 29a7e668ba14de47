// Disturbed: the shipped networks asked about test images that were moved, turned, or put under noise.
import { amounts, type Disturbance, disturb, noiseSeed } from '../formulas/disturbed.ts';
import type { ImageSet } from '../mnist/image-set.ts';
import type { DisturbedPoint, DisturbedRecord } from '../records/experiments/disturbed.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, roundedAnswers } from './record.ts';
import { askShipped, raced } from './shipped-networks.ts';

export const disturbImages = (images: ImageSet, kind: Disturbance, amount: number): ImageSet => ({
  ...images,
  pixels: disturb(images.pixels, kind, amount),
});

export function makeDisturbed(context: ExperimentContext): DisturbedRecord {
  const networks = raced.map((name) => ({ name, points: [] as DisturbedPoint[] }));
  for (const kind of Object.keys(amounts) as Disturbance[]) {
    for (const amount of amounts[kind]) {
      const images = disturbImages(context.test, kind, amount);
      for (const { name, points } of networks) {
        points.push({ kind, amount, test: roundedAnswers(askShipped(context, name, images)) });
      }
    }
    context.say(`${kind}: ${amounts[kind].length} amounts, ${networks.length} networks`);
  }
  const words =
    'The shipped networks, trained on images as they are, on the 10,000 test images moved to the right, turned clockwise, or with a normal random number added to every pixel and cut off at paper and full ink.';
  return { made: madeBy('disturbed', words), noiseSeed, networks };
}
