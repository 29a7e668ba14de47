// The weights into the first hidden neurons as small pictures side by side: one pixel for each weight.
import { imagePixels, imageSide } from '#src/mnist/image-set.ts';
import { bookSizes } from '#src/facts/architecture.ts';

const [columns, rows] = [4, 5];
/** Neurons that are shown, from the first on. */
export const shownNeurons = columns * rows;
const gap = 2;
const step = imageSide + gap;

export const tilesSize = { width: columns * step - gap, height: rows * step - gap };

/** The weight that is drawn at full strength. */
export const fullWeight = 0.3;

const hiddenNeurons = bookSizes[1];

/** (height, width) from −1 to 1: a weight's share of `fullWeight`, and 0 between the pictures. `weights` is (784, 128). */
export function tileStrengths(weights: Float32Array): Float32Array {
  const { width, height } = tilesSize;
  const strengths = new Float32Array(width * height);
  for (let neuron = 0; neuron < shownNeurons; neuron++) {
    const left = (neuron % columns) * step;
    const top = Math.floor(neuron / columns) * step;
    for (let pixel = 0; pixel < imagePixels; pixel++) {
      const place = (top + Math.floor(pixel / imageSide)) * width + left + (pixel % imageSide);
      const share = weights[pixel * hiddenNeurons + neuron] / fullWeight;
      strengths[place] = Math.max(-1, Math.min(1, share));
    }
  }
  return strengths;
}
