// What the figure stands with until the reader asks for another picture: the first of coarse noise, and all tops counted.
import { pixelText } from '#components/pictures/TestImages/pixel-text.ts';
import { openBook } from '#src/facts/book.ts';
import { coarseNoiseTops } from '#src/formulas/coarse-noise.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { histogramOf } from './chart.ts';
import { noiseCount, noisePicture, show } from './strange-pictures.ts';

/** A top probability above it is called sure. */
const sureFrom = 0.9;

export async function built() {
  const { network, testTops, noiseTops, facts } = await openBook();
  const pixels = noisePicture('coarse', 0);
  const { prediction, confidence } = show(network, pixels, { kind: 'coarse', index: 0 });
  const coarseTops = coarseNoiseTops(network);
  const sure = (tops: Float32Array) =>
    formatNumber(tops.filter((top) => top > sureFrom).length / tops.length, 'percent-1');
  return {
    first: { pixels: pixelText(pixels), prediction, confidence },
    histograms: {
      digits: histogramOf(testTops),
      fine: histogramOf(noiseTops),
      coarse: histogramOf(coarseTops),
    },
    means: {
      digits: facts['mean-confidence'],
      fine: facts['noise-confidence'],
      coarse: facts['coarse-confidence'],
    },
    label:
      `The top probability is above ${sureFrom} for ${sure(testTops)} of the 10,000 test images, for ` +
      `${sure(noiseTops)} of ${formatNumber(noiseCount)} pictures of fine noise, and for ` +
      `${sure(coarseTops)} of ${formatNumber(noiseCount)} pictures of coarse noise.`,
  };
}
