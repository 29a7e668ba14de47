// Two marks over a grid of pixels, as SVG path data with one unit a pixel: crosses, and an outline.

/** A small cross in each marked pixel. */
export function crosses(marked: readonly boolean[], width = 28): string {
  const paths = marked.map((mark, pixel) => {
    if (!mark) return '';
    const x = (pixel % width) + 0.28;
    const y = Math.floor(pixel / width) + 0.28;
    return `M${x} ${y}l.44 .44m0-.44l-.44 .44`;
  });
  return paths.join('').replaceAll(/\.(\d\d)\d+/g, '.$1');
}

/** The edges between pixels that are marked and pixels that are not. */
export function outline(marked: readonly boolean[], width = 28): string {
  const height = marked.length / width;
  const at = (row: number, column: number) =>
    row >= 0 && row < height && column >= 0 && column < width && marked[row * width + column];
  let path = '';
  for (let row = 0; row <= height; row++) {
    for (let column = 0; column <= width; column++) {
      if (at(row, column) !== at(row - 1, column)) path += `M${column} ${row}h1`;
      if (at(row, column) !== at(row, column - 1)) path += `M${column} ${row}v1`;
    }
  }
  return path;
}
