// The connected patches of a picture of zeros and ones: pixels that touch at a side or a corner are of one patch.

export interface Patch {
  mark: number;
  area: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** `marks`: for each pixel the number of its patch, 0 for none. */
export function patchesOf(
  isOn: ArrayLike<number>,
  width: number,
  height: number,
): { marks: Uint32Array; patches: Patch[] } {
  const marks = new Uint32Array(width * height);
  const patches: Patch[] = [];
  const waiting: number[] = [];
  for (let start = 0; start < marks.length; start++) {
    if (!isOn[start] || marks[start]) continue;
    const mark = patches.length + 1;
    const patch: Patch = { mark, area: 0, left: width, top: height, right: -1, bottom: -1 };
    marks[start] = mark;
    waiting.push(start);
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const [column, row] = [at % width, Math.floor(at / width)];
      patch.area += 1;
      patch.left = Math.min(patch.left, column);
      patch.right = Math.max(patch.right, column);
      patch.top = Math.min(patch.top, row);
      patch.bottom = Math.max(patch.bottom, row);
      for (let y = Math.max(0, row - 1); y <= Math.min(height - 1, row + 1); y++)
        for (let x = Math.max(0, column - 1); x <= Math.min(width - 1, column + 1); x++) {
          const other = y * width + x;
          if (!isOn[other] || marks[other]) continue;
          marks[other] = mark;
          waiting.push(other);
        }
    }
    patches.push(patch);
  }
  return { marks, patches };
}
