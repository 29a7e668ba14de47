// First-layer weights as pictures of nothing but strength: one for the positive weights, one for the negative.
// The page pours its own two colours through them.
import type { APIRoute } from 'astro';
import sharp from 'sharp';
import { built } from '#components/figures/EdgeMeter/built.ts';
import { partsStrengths, partsTiling } from '#components/figures/EdgeMeter/explained.ts';
import { neuronOf } from '#components/figures/OneNeuron/neuron.ts';
import { pairsTiling, pairStrengths } from '#components/figures/TwoNetworks/pairs-tiling.ts';
import { trainTiling, tileStrengths } from '#components/figures/TrainNow/tiles.ts';
import { gridStrengths, gridTiling } from '#components/figures/WeightGrid/grid.ts';
import { openBook } from '#src/facts/book.ts';
import { matchedNetworks } from '#src/facts/second-network.ts';
import { quickTraining } from '#src/facts/quick-training.ts';

const pictures = {
  /** Those that the book's own quick training ends with. */
  'first-layer': {
    tiling: trainTiling,
    strengths: async () => tileStrengths((await quickTraining(97)).network.layers[0].weights),
  },
  /** All of the same network. */
  'train-live': {
    tiling: gridTiling,
    strengths: async () => gridStrengths((await quickTraining(97)).network.layers[0]),
  },
  /** All of the shipped network. */
  'weight-grid': {
    tiling: gridTiling,
    strengths: async () => gridStrengths((await openBook()).network.layers[0]),
  },
  /** The neuron that is most of an edge, taken apart. */
  'edge-meter': {
    tiling: partsTiling,
    strengths: async () => {
      const { index, match } = built().props.first;
      return partsStrengths(neuronOf((await openBook()).network, index).weights, match);
    },
  },
  /** Neurons of the book's network, and below each its partner in the second. */
  'matched-pairs': {
    tiling: pairsTiling,
    strengths: async () => {
      const { networks, pairs } = matchedNetworks();
      return pairStrengths(networks, pairs);
    },
  },
};
type Name = keyof typeof pictures;
const signs = { positive: 1, negative: -1 };

export const getStaticPaths = () =>
  (Object.keys(pictures) as Name[]).flatMap((name) =>
    Object.entries(signs).map(([word, sign]) => ({
      params: { picture: `${name}-${word}` },
      props: { name, sign },
    })),
  );

export const GET: APIRoute<{ name: Name; sign: number }> = async ({ props: { name, sign } }) => {
  const { width, height } = pictures[name].tiling;
  const strengths = await pictures[name].strengths();
  const pixels = Buffer.alloc(width * height * 4);
  strengths.forEach((strength, place) => {
    pixels[4 * place + 3] = Math.round(255 * Math.max(0, strength * sign));
  });
  const png = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .png({ palette: true, colours: 32, effort: 10 })
    .toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
};
