// The line around the marked pixels of a grid, as SVG path data with one unit a pixel.

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
