// What figures and prose call the digit that they show: hers once she has one that is read, until then our example.

export type DigitName = 'your digit' | 'our example';

export const digitName = (isYours: boolean): DigitName => (isYours ? 'your digit' : 'our example');

/** As it stands at the beginning of a sentence or a label. */
export const atStart = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** In a sentence: what she meant by it, where that is known; never what the network made of it. */
export const nameInProse = (digit: { label?: number } | undefined): string =>
  digit?.label === undefined ? digitName(digit !== undefined) : `your ${digit.label}`;
