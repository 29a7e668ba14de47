// Where a pixel or a patch stands, in words.

/** Of place `index` in rows of `width`; counted as the code does, or from `first`. */
export const placeWords = (index: number, width = 28, first = 0): string =>
  `row ${first + Math.floor(index / width)}, column ${first + (index % width)}`;
