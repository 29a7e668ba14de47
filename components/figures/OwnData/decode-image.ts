// A PNG or JPEG as the browser unpacks it, in shades of grey, no larger than is of use for 28 × 28.
import type { Grey } from '#src/own-data/scale.ts';

const mostSide = 560;
/** How bright red, green and blue are to the eye: Rec. 709. */
const [red, green, blue] = [0.2126, 0.7152, 0.0722];

/** Brightness, 0 to 255; where a picture is transparent, white shows through. Rejects for a broken file. */
export async function decodeImage(blob: Blob): Promise<Grey> {
  const bitmap = await createImageBitmap(blob);
  const factor = Math.min(1, mostSide / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * factor));
  canvas.height = Math.max(1, Math.round(bitmap.height * factor));
  const { width, height } = canvas;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  const values = new Float32Array(width * height);
  for (let i = 0; i < values.length; i++)
    values[i] = red * data[4 * i] + green * data[4 * i + 1] + blue * data[4 * i + 2];
  return { width, height, values };
}
