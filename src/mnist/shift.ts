// A shifted image: the same ink, so many pixels further right and down; what leaves the frame is lost, and paper comes in.
//
// shifted(row, column) = image(row − down, column − right), or 0 where there is no such place
//
// image (side, side) at `from` of `source`, shifted (side, side) at `to` of `target`

export function writeShifted(
  source: Uint8Array,
  from: number,
  side: number,
  [right, down]: readonly [right: number, down: number],
  target: Uint8Array,
  to: number,
): void {
  target.fill(0, to, to + side * side);
  const firstColumn = Math.max(0, -right);
  const endColumn = Math.min(side, side - right);
  if (firstColumn >= endColumn) return;
  for (let row = Math.max(0, -down); row < Math.min(side, side - down); row++) {
    const start = from + row * side;
    const line = source.subarray(start + firstColumn, start + endColumn);
    target.set(line, to + (row + down) * side + firstColumn + right);
  }
}
