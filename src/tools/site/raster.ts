// Pictures as plain bytes: read from and written to PNG, cut out, and put side by side.
import sharp from 'sharp';

/** `pixels` is (height, width, 3), red, green and blue. */
export interface Raster {
  width: number;
  height: number;
  pixels: Buffer;
}

export async function readPng(png: Uint8Array | string): Promise<Raster> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}

const open = ({ width, height, pixels }: Raster) =>
  sharp(pixels, { raw: { width, height, channels: 3 } });

/** At most 256 colours: a third of the bytes, and no colour is off by more than the comparison lets pass. */
export const toPng = (raster: Raster): Promise<Buffer> =>
  open(raster).png({ palette: true, dither: 0, effort: 10 }).toBuffer();

/** The rows from `top` on, at full width. */
export function strip({ width, height, pixels }: Raster, top: number, rows: number): Raster {
  const [from, to] = [Math.max(0, top), Math.min(height, top + rows)];
  return { width, height: to - from, pixels: pixels.subarray(from * width * 3, to * width * 3) };
}

const gap = { r: 128, g: 128, b: 128 };

export async function sideBySide(rasters: Raster[]): Promise<Raster> {
  const width = rasters.reduce((sum, one) => sum + one.width, 0);
  const height = Math.max(...rasters.map((one) => one.height));
  let left = 0;
  const placed = rasters.map((one) => {
    const raw = { width: one.width, height: one.height, channels: 3 as const };
    const layer = { input: one.pixels, raw, left, top: 0 };
    left += one.width;
    return layer;
  });
  const ground = sharp({ create: { width, height, channels: 3, background: gap } });
  const pixels = await ground.composite(placed).removeAlpha().raw().toBuffer();
  return { width, height, pixels };
}
