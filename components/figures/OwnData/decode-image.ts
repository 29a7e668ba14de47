// A PNG or JPEG as the browser unpacks it, in shades of grey, no larger than is of use for 28 × 28.
import { onGround } from '#src/own-data/on-ground.ts';
import type { Grey } from '#src/own-data/scale.ts';

const mostSide = 560;

/** Brightness, 0 to 255. Rejects for a broken file. */
export async function decodeImage(blob: Blob): Promise<Grey> {
  const bitmap = await createImageBitmap(blob);
  const factor = Math.min(1, mostSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * factor));
  canvas.height = Math.max(1, Math.round(bitmap.height * factor));
  const { width, height } = canvas;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return onGround(width, height, context.getImageData(0, 0, width, height).data);
}
