// Numbers as one text: a property of a live figure that costs the page one byte a comma, and not twenty a number.

export const pack = (numbers: readonly number[]): string => numbers.join(' ');

export const unpack = (text: string): number[] => text.split(' ').map(Number);
