// The line around a set of pixels: every side of a pixel that has no other of the set behind it.

/** SVG path data; one unit is one pixel. */
export function contour(pixels: readonly number[], width = 28): string {
  const inside = new Set(pixels);
  return pixels
    .map((pixel) => {
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      const left = x > 0 && inside.has(pixel - 1);
      const right = x < width - 1 && inside.has(pixel + 1);
      const top = inside.has(pixel - width);
      const bottom = inside.has(pixel + width);
      return [
        top ? '' : `M${x} ${y}h1`,
        bottom ? '' : `M${x} ${y + 1}h1`,
        left ? '' : `M${x} ${y}v1`,
        right ? '' : `M${x + 1} ${y}v1`,
      ].join('');
    })
    .join('');
}
