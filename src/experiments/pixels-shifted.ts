// Shifted pixels: the shipped network asked about test images that stand some pixels off their place.
import { imageSide, type ImageSet } from '../mnist/image-set.ts';
import { writeShifted } from '../mnist/shift.ts';
import { createAsker } from './score-network.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, roundedAnswers } from './record.ts';
import type {
  Direction,
  ShiftPoint,
  PixelsShiftedRecord,
} from '../records/experiments/pixels-shifted.ts';

const steps: Record<Direction, readonly [right: number, down: number]> = {
  right: [1, 0],
  left: [-1, 0],
  down: [0, 1],
  up: [0, -1],
};
const furthest = 6;

/** What leaves the frame is lost, and paper comes in. */
export function shiftImages(images: ImageSet, direction: Direction, distance: number): ImageSet {
  const pixels = new Uint8Array(images.pixels.length);
  const [right, down] = steps[direction].map((step) => step * distance);
  for (let first = 0; first < pixels.length; first += imageSide ** 2) {
    writeShifted(images.pixels, first, imageSide, [right, down], pixels, first);
  }
  return { ...images, pixels };
}

export function measureShift(
  context: ExperimentContext,
  direction: Direction,
  pixels: number,
): ShiftPoint {
  const ask = createAsker(context.machine(), context.network);
  const test = ask(context.network, shiftImages(context.test, direction, pixels));
  return { direction, pixels, test: roundedAnswers(test) };
}

export function makePixelsShifted(context: ExperimentContext): PixelsShiftedRecord {
  const points = (Object.keys(steps) as Direction[]).flatMap((direction) =>
    Array.from({ length: furthest + 1 }, (_, pixels) => measureShift(context, direction, pixels)),
  );
  context.say(`${points.length} times 10,000 images`);
  const words =
    'The shipped network, which was trained on images in their place, on the 10,000 test images shifted.';
  return { made: madeBy('pixels-shifted', words), points };
}
