// The first-layer weights that the book's own quick training ends with, as two pictures of nothing but strength:
// one for the positive weights, one for the negative. The page pours its own two colours through them.
import type { APIRoute } from 'astro';
import sharp from 'sharp';
import { tileStrengths, tilesSize } from '#components/TrainNow/tiles.ts';
import { quickTraining } from '#src/facts/quick-training.ts';

const signs = { 'first-layer-positive': 1, 'first-layer-negative': -1 };

export const getStaticPaths = () =>
  Object.entries(signs).map(([picture, sign]) => ({ params: { picture }, props: { sign } }));

export const GET: APIRoute<{ sign: number }> = async ({ props: { sign } }) => {
  const [{ weights }] = (await quickTraining(97)).network.layers;
  const { width, height } = tilesSize;
  const strengths = tileStrengths(weights);
  const pixels = Buffer.alloc(width * height * 4);
  strengths.forEach((strength, place) => {
    pixels[4 * place + 3] = Math.round(255 * Math.max(0, strength * sign));
  });
  const png = await sharp(pixels, { raw: { width, height, channels: 4 } })
    .png({ palette: true, colours: 32, effort: 10 })
    .toBuffer();
  return new Response(new Uint8Array(png), { headers: { 'content-type': 'image/png' } });
};
