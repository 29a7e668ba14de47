// Wide pictures of nothing but strength: squares of 28 × 28 side by side, bands of bars, and rows of bars of their own height.
import { imagePixels, imageSide } from '#src/mnist/image-set.ts';

/** What a strip is poured through: ink alone, or a colour for each sign. */
export type Pour = 'ink' | 'positive' | 'negative';

export interface Strip {
  width: number;
  height: number;
  /** (height, width), 0 for paper to 1 for all of the colour. */
  layers: Partial<Record<Pour, Float32Array>>;
}

const gap = 2;
const step = imageSide + gap;
/** Pictures of 28 × 28 numbers side by side; one that may be negative is drawn in the two colours of a sign. */
export function sideBySide(
  pictures: readonly { ink?: ArrayLike<number>; signed?: ArrayLike<number> }[],
  columns = pictures.length,
): Strip {
  const width = columns * step - gap;
  const height = Math.ceil(pictures.length / columns) * step - gap;
  const layers: Strip['layers'] = {};
  const put = (pour: Pour, place: number, share: number) => {
    layers[pour] ??= new Float32Array(width * height);
    layers[pour][place] = Math.min(1, share);
  };
  pictures.forEach(({ ink, signed }, picture) => {
    const [left, top] = [(picture % columns) * step, Math.floor(picture / columns) * step];
    for (let pixel = 0; pixel < imagePixels; pixel++) {
      const row = top + Math.floor(pixel / imageSide);
      const place = row * width + left + (pixel % imageSide);
      if (ink?.[pixel]) put('ink', place, ink[pixel] / 255);
      const value = signed?.[pixel] ?? 0;
      if (value) put(value > 0 ? 'positive' : 'negative', place, Math.abs(value));
    }
  });
  return { width, height, layers };
}

/** A band for each list, as wide as the strip: one number after the other, the largest of its list in full ink. */
export function bands(lists: readonly ArrayLike<number>[], width: number, tall: number): Strip {
  return stacked(lists, width, tall, (list, at) => {
    const largest = Math.max(...Array.from(list));
    return () => list[at] / largest;
  });
}

/** A row of bars for each list, from the row's foot upwards; the largest number of all has the row's height. */
export function bars(lists: readonly (readonly number[])[], width: number, tall: number): Strip {
  const largest = Math.max(...lists.flat());
  return stacked(lists, width, tall, (list, at) => {
    const top = tall * (1 - list[at] / largest);
    return (y) => Number(y >= top);
  });
}

/** Rows with a gap between them; `inkOf` gives the ink of one number's column at `y` pixels below the row's top. */
function stacked<List extends ArrayLike<number>>(
  lists: readonly List[],
  width: number,
  tall: number,
  inkOf: (list: List, at: number) => (y: number) => number,
): Strip {
  const pitch = Math.round(1.25 * tall);
  const height = (lists.length - 1) * pitch + tall;
  const ink = new Float32Array(width * height);
  lists.forEach((list, row) => {
    for (let x = 0; x < width; x++) {
      const at = inkOf(list, Math.floor((x * list.length) / width));
      for (let y = 0; y < tall; y++) ink[(row * pitch + y) * width + x] = at(y);
    }
  });
  return { width, height, layers: { ink } };
}
