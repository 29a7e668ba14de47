// 784 pixels as a small PNG whose opacity is the ink, so that a page can pour its own ink through it.
//
// A palette of 16 steps, four bits a pixel, not packed any further: half a kilobyte, which the page's own packing halves.
import { base64, pngFile } from '#src/notebook/display/png.ts';

const [side, steps] = [28, 16];
const black = Array.from({ length: 3 * steps }, () => 0);
const opacities = Array.from({ length: steps }, (_, step) => 17 * step);

function draw(pixels: Uint8Array): string {
  const step = (at: number) => Math.round(pixels[at] / 17);
  const pair = (place: number) => 16 * step(2 * place) + step(2 * place + 1);
  const pairs = Array.from({ length: pixels.length / 2 }, (_, place) => pair(place));
  const before: [string, number[]][] = [
    ['PLTE', black],
    ['tRNS', opacities],
  ];
  const file = pngFile(pairs, { width: side, height: side, depth: 4, kind: 3, before });
  return `data:image/png;base64,${base64(file)}`;
}

const drawn = new WeakMap<object, string>();

/** The address of the picture; made once for each array. */
export function thumbPng(pixels: Uint8Array): string {
  const address = drawn.get(pixels) ?? draw(pixels);
  drawn.set(pixels, address);
  return address;
}
