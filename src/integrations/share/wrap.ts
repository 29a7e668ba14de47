// Breaks a text into lines no wider than a column, all about equally long.

type Measure = (text: string) => number;

function greedy(words: string[], width: number, measure: Measure): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && measure(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** @returns the fewest lines; a word wider than the column stands alone and sticks out. */
export function wrap(text: string, width: number, measure: Measure): string[] {
  const words = text.split(/\s+/);
  const fewest = greedy(words, width, measure).length;
  // The narrowest column that needs no line more leaves no lonely word at the end.
  let narrow = 0;
  let wide = width;
  while (wide - narrow > 4) {
    const middle = (narrow + wide) / 2;
    if (greedy(words, middle, measure).length > fewest) narrow = middle;
    else wide = middle;
  }
  return greedy(words, wide, measure);
}
