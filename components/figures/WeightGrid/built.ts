// What the film of the weights is built with: its moments, and what orders the neurons and tells of one that is opened.
import { type Ink, inkOf } from '#components/pictures/InkTiles/ink-sheet.ts';
import { openBook } from '#src/facts/book.ts';
import { type ImageSet, pixelsOf } from '#src/mnist/image-set.ts';
import { pack } from '#src/numbers/packed.ts';
import { checkpointsRecord, edgesRecord, unitsRecord } from '#src/records/index.ts';
import { favouriteSheet, shownImages } from './grid.ts';
import { edgesFirst } from './orders.ts';

/** `labels`: of the 10,000 test images. */
export function builtFrom(labels: ArrayLike<number>) {
  const { checkpoints, file } = checkpointsRecord;
  return {
    file: file.path,
    moments: checkpoints.map(({ run, step, test, neighbourCorrelation }) => ({
      run,
      step,
      accuracy: test.correct / test.count,
      correlation: neighbourCorrelation,
    })),
    edges: pack(edgeScores()),
    favourites: unitsRecord.units.map(({ mean }) => favouritesOf(mean).join('')).join(' '),
    labels: topImages()
      .map((image) => labels[image])
      .join(''),
    // A build writes this address anew for each page, wherever that is.
    picture: 'url(/figures/favourite-digits.png)',
  };
}

export const built = async () => builtFrom((await openBook()).test.labels);

/** The three digits on whose images the mean activation is largest, the largest first. */
const favouritesOf = (mean: readonly number[]) =>
  [...mean.keys()].toSorted((a, b) => mean[b] - mean[a]).slice(0, 3);

/** Ten-thousandths, by which the page orders as well. */
const edgeScores = () => edgesRecord.units.map(({ r2 }) => Math.round(10_000 * r2));

/** The neurons as the built pictures show them, most edge-like first. */
export const builtOrder = () => edgesFirst(edgeScores());

const topImages = () => unitsRecord.units.flatMap(({ top }) => top.slice(0, shownImages));

/** The picture of the three images of `images`, the 10,000 test images, that every neuron in turn responds to most. */
export const favouriteInk = (images: ImageSet): Ink =>
  inkOf(
    favouriteSheet,
    topImages().map((image) => pixelsOf(images, image)),
  );
