// Which cell of a drawn grid lies under the pointer.

/** Counted row by row; `undefined` beside the grid. */
export function cellAt(event: PointerEvent, columns: number, rows: number): number | undefined {
  const box = (event.currentTarget as Element).getBoundingClientRect();
  const column = Math.floor(((event.clientX - box.left) / box.width) * columns);
  const row = Math.floor(((event.clientY - box.top) / box.height) * rows);
  const isInside = column >= 0 && column < columns && row >= 0 && row < rows;
  return isInside ? row * columns + column : undefined;
}
