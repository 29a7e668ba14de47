// As much of a canvas as Plot's raster mark and its legends ask for: pixels or spots of colour in, the address of a PNG out.
import { base64, png } from '../../display/png.ts';

interface Picture {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** Red, green, blue, alpha of `rgb(…)`, `rgba(…)` and `#rrggbb`, as colour scales write them; else transparent. */
export function paintOf(colour: string): number[] {
  const hex = /^#([\da-f]{6})$/i.exec(colour)?.[1];
  if (hex) return [0, 2, 4].map((at) => parseInt(hex.slice(at, at + 2), 16)).concat(255);
  const parts =
    /^rgba?\(([^)%]+)\)$/
      .exec(colour)?.[1]!
      .split(/[\s,/]+/)
      .map(Number) ?? [];
  if (parts.length < 3 || parts.some(Number.isNaN)) return [0, 0, 0, 0];
  return [parts[0]!, parts[1]!, parts[2]!, Math.round((parts[3] ?? 1) * 255)];
}

const blank = (width: number, height: number): Picture => ({
  data: new Uint8ClampedArray(width * height * 4),
  width,
  height,
});

/** Makes a canvas of an element that can only hold attributes. */
export function asCanvas(element: HTMLElement): HTMLElement {
  let drawn: Picture | undefined;
  const canvas = Object.defineProperties(element, {
    width: { value: 300, writable: true },
    height: { value: 150, writable: true },
    getContext: { value: () => pen },
    toDataURL: {
      value: () =>
        `data:image/png;base64,${drawn ? base64(png(drawn.data, drawn.width, drawn.height)) : ''}`,
    },
  }) as HTMLCanvasElement;
  const pen = {
    fillStyle: '#000000',
    createImageData: blank,
    putImageData(picture: Picture) {
      drawn = picture;
    },
    /** One pixel, wide and high. */
    fillRect(x: number, y: number) {
      drawn ??= blank(canvas.width, canvas.height);
      drawn.data.set(paintOf(pen.fillStyle), (y * drawn.width + x) * 4);
    },
  };
  return canvas;
}
