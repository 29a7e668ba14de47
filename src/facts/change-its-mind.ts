// What the chapter on changing the network's mind says in numbers.
import { persuade } from '../formulas/persuade.ts';
import { readDigit } from '../formulas/reading.ts';
import { exampleIn } from '#src/mnist/example-images.ts';
import { imagePixels, type ImageSet, imageSide } from '#src/mnist/image-set.ts';
import { persuasionRecord } from '#src/records/index.ts';
import type { Pieces } from './book.ts';

/** The number in the middle, when `counts[n]` of them are n. */
function medianOf(counts: readonly number[]): number {
  const half = counts.reduce((total, count) => total + count, 0) / 2;
  let below = 0;
  return counts.findIndex((count) => (below += count) > half);
}

/** In the middle of the lowest row that digits reach. */
const bottomPixel = 26 * imageSide + 14;

/** The share of a digit's images in which a pixel is more ink than paper. */
function shareWithInk({ pixels, labels }: ImageSet, digit: number, pixel: number): number {
  const images = [...labels.keys()].filter((image) => labels[image] === digit);
  const inked = images.filter((image) => pixels[image * imagePixels + pixel]! > 127);
  return inked.length / images.length;
}

/** At which noise the chapter gives its numbers; of 255. */
const noiseSteps = 25;

export function changeItsMindFacts({
  network,
  train,
  test,
}: Pick<Pieces, 'network' | 'train' | 'test'>) {
  const { pixelCounts, images, sure, every, noise } = persuasionRecord;
  const { pixels, label } = exampleIn(test, 'mind');
  const { prediction, probabilities } = readDigit(network, pixels);
  const [, , threes] = every.attempts;
  const surest = sure.at(-1)!;
  const { aimed, random } = noise.find(({ steps }) => steps === noiseSteps)!;
  return {
    'mind-label': label,
    'mind-probability': probabilities[prediction]!,
    'mind-greedy': persuade(network, pixels, every.wanted)!.length,
    'bottom-nines': shareWithInk(train, every.wanted, bottomPixel),
    'mind-tried': threes!.tried,
    'mind-images': images,
    'mind-median': medianOf(pixelCounts),
    'mind-most': pixelCounts.length - 1,
    'mind-surest-median': surest.median,
    'noise-steps': noiseSteps,
    'noise-random-accuracy': random.correct / random.count,
    'noise-aimed-accuracy': aimed.correct / aimed.count,
  };
}
