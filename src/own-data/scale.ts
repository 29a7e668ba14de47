// A picture in another size: each new pixel is the mean of the part of the old picture that it covers.
//
// target(row, column) = mean of source over the rectangle that this pixel is, stretched to the source's size
//
// source (height, width), target (newHeight, newWidth), any numbers

export interface Grey {
  width: number;
  height: number;
  /** Row by row. */
  values: ArrayLike<number>;
}

export function scale(
  { width, height, values }: Grey,
  newWidth: number,
  newHeight: number,
): Float32Array {
  const columns = shares(width, newWidth);
  const rows = shares(height, newHeight);
  const target = new Float32Array(newWidth * newHeight);
  rows.forEach((rowShares, row) =>
    columns.forEach((columnShares, column) => {
      let sum = 0;
      for (const [y, rowShare] of rowShares)
        for (const [x, columnShare] of columnShares)
          sum += values[y * width + x] * rowShare * columnShare;
      target[row * newWidth + column] = sum;
    }),
  );
  return target;
}

/** For each new pixel along one axis: the old ones that it covers, and how much of it each makes up. */
function shares(length: number, newLength: number): [old: number, share: number][][] {
  const step = length / newLength;
  return Array.from({ length: newLength }, (_, place) => {
    const [start, end] = [place * step, (place + 1) * step];
    const last = Math.min(length, Math.ceil(end));
    const covered: [number, number][] = [];
    for (let old = Math.floor(start); old < last; old++) {
      const part = Math.min(end, old + 1) - Math.max(start, old);
      if (part > 1e-9) covered.push([old, part / step]);
    }
    return covered;
  });
}
