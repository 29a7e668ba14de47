// A picture with clear parts, laid on the ground on which it can be seen.

import type { Grey } from './scale.ts';

/** How bright red, green and blue are to the eye: Rec. 709. */
const [red, green, blue] = [0.2126, 0.7152, 0.0722];

/** Brightness, 0 to 255: on white, or on black where all that is seen is light, as white writing on clear is. */
export function onGround(width: number, height: number, rgba: ArrayLike<number>): Grey {
  const own = new Float32Array(width * height);
  let [seen, most] = [0, 0];
  for (let i = 0; i < own.length; i++) {
    own[i] = red * rgba[4 * i] + green * rgba[4 * i + 1] + blue * rgba[4 * i + 2];
    seen += rgba[4 * i + 3];
    most = Math.max(most, rgba[4 * i + 3]);
  }
  // At the soft edge of a stroke, its colour may be that of the clear ground.
  let darkness = 0;
  for (let i = 0; i < own.length; i++)
    if (own[i] < 128 && rgba[4 * i + 3] >= most / 2) darkness += rgba[4 * i + 3];
  const isClear = seen < 0.98 * 255 * own.length;
  const ground = isClear && darkness < 0.01 * seen ? 0 : 255;
  const values = own.map((value, i) => {
    const alpha = rgba[4 * i + 3] / 255;
    return alpha * value + (1 - alpha) * ground;
  });
  return { width, height, values };
}
