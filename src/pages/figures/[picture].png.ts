// Pictures of nothing but strength, through which the page pours its own colours: first-layer weights, one for the
// positive and one for the negative, and digits.
import type { APIRoute } from 'astro';
import sharp from 'sharp';
import { built } from '#components/figures/EdgeMeter/built.ts';
import { partsStrengths, partsTiling } from '#components/figures/EdgeMeter/explained.ts';
import { mapInk } from '#components/figures/EmbeddingMap/built.ts';
import { neuronOf } from '#components/figures/OneNeuron/neuron.ts';
import { pairsTiling, pairStrengths } from '#components/figures/TwoNetworks/pairs-tiling.ts';
import { trainTiling, tileStrengths } from '#components/figures/TrainNow/tiles.ts';
import { builtOrder, favouriteInk } from '#components/figures/WeightGrid/built.ts';
import { gridStrengths, gridTiling, narrowTiling } from '#components/figures/WeightGrid/grid.ts';
import { openBook } from '#src/facts/book.ts';
import { matchedNetworks } from '#src/facts/second-network.ts';
import { type OpeningName, openings, stripOf } from '#src/facts/openings.ts';
import { quickTraining } from '#src/facts/quick-training.ts';

const pictures = {
  /** Those that the book's own quick training ends with. */
  'first-layer': {
    tiling: trainTiling,
    strengths: async () => tileStrengths(quickTraining(97).network.layers[0].weights),
  },
  /** All of the same network. */
  'train-live': {
    tiling: gridTiling,
    strengths: async () => gridStrengths(quickTraining(97).network.layers[0]),
  },
  /** All of the shipped network. */
  'weight-grid': {
    tiling: gridTiling,
    strengths: async () =>
      gridStrengths((await openBook()).network.layers[0], gridTiling, builtOrder()),
  },
  /** The same for a phone. */
  'weight-grid-narrow': {
    tiling: narrowTiling,
    strengths: async () =>
      gridStrengths((await openBook()).network.layers[0], narrowTiling, builtOrder()),
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

/** Digits as they are, whose ink takes one colour of the page. */
const digits = {
  /** The marks of the map of embeddings. */
  'map-digits': mapInk,
  /** Three test images of each hidden neuron. */
  'favourite-digits': favouriteInk,
};

interface Props {
  width: number;
  height: number;
  /** (height, width), 0 to 1 */
  strengths: Float32Array;
}

async function weightPictures(name: Name) {
  const { width, height } = pictures[name].tiling;
  const strengths = await pictures[name].strengths();
  return Object.entries(signs).map(([word, sign]) => ({
    params: { picture: `${name}-${word}` },
    props: { width, height, strengths: strengths.map((strength) => Math.max(0, strength * sign)) },
  }));
}

async function digitPictures(name: keyof typeof digits) {
  const props = digits[name]((await openBook()).test);
  return [{ params: { picture: name }, props }];
}

/** Those that open the chapters. */
async function openingPictures(name: OpeningName) {
  const { width, height, layers } = await stripOf(name);
  return Object.entries(layers).map(([pour, strengths]) => ({
    params: { picture: `${name}-${pour}` },
    props: { width, height, strengths },
  }));
}

export const getStaticPaths = async () => {
  const made = [
    ...(Object.keys(pictures) as Name[]).map(weightPictures),
    ...(Object.keys(digits) as (keyof typeof digits)[]).map(digitPictures),
    ...(Object.keys(openings) as OpeningName[]).map(openingPictures),
  ];
  return (await Promise.all(made)).flat();
};

export const GET: APIRoute<Props> = async ({ props: { width, height, strengths } }) => {
  const pixels = Buffer.alloc(width * height * 4);
  strengths.forEach((strength, place) => {
    pixels[4 * place + 3] = Math.round(255 * strength);
  });
  const png = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .png({ palette: true, colours: 32, effort: 10 })
    .toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
};
