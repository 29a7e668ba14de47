// How a file was read, in a sentence, and what else it could mean: each of these is one press away.

/** What the reader has said of a file; all else is found. */
export interface Reading {
  /** Row 1 holds the names of the columns. */
  head?: boolean;
  /** The column of the class, from 0. */
  label?: number;
  /** The number that is full ink. */
  full?: number;
  zeroIsInk?: boolean;
  /** Of image files. */
  manner?: 'writing' | 'photo';
  lightIsInk?: boolean;
}

export interface Taken {
  /** The file; empty for all image files together. */
  file: string;
  words: string;
  /** Other ways to read it: what to press, and what that says. */
  changes: { words: string; reading: Reading }[];
}

/** What the brightest number says of all: in shares, in sixteenths, as the digits of 8 × 8 that many libraries bring, or in bytes. */
export const fullOf = (most: number): number => (most <= 1 ? 1 : most <= 16 ? 16 : 255);

/** The changes that every table of numbers has. */
export function scaleChanges(full: number, zeroIsInk: boolean): Taken['changes'] {
  const changes: Taken['changes'] = [
    { words: zeroIsInk ? '0 is paper' : '0 is ink', reading: { zeroIsInk: !zeroIsInk } },
  ];
  // What is full ink cannot be less than the largest number.
  if (full < 255) changes.push({ words: 'Full ink is 255', reading: { full: 255 } });
  return changes;
}

/** "full ink is 16 and 0 is paper" */
export const scaleWords = (full: number, zeroIsInk: boolean): string =>
  zeroIsInk ? `0 is ink and ${full} is paper` : `0 is paper and ${full} is ink`;
