// How much work it is to draw some markup, told before it is drawn: a few hundred bytes can stop a page for ever.

export const richLimits = {
  /** Of one output's markup. */
  characters: 400_000,
  elements: 2_500,
  /** With every mask, pattern and marker counted each time that it is used. */
  drawn: 20_000,
  /** Of all outputs of a cell. */
  outputs: 200,
  all: 10_000,
  /** Elements that are made before the page is given a moment for other things. */
  atOnce: 400,
};

export class TooMuch extends Error {
  override name = 'TooMuch';
}

/** About how many elements this is, in one pass over the text. */
export function countElements(markup: string): number {
  let count = 0;
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', at + 1))
    if (markup[at + 1] !== '/') count++;
  return count;
}

/** Throws TooMuch. */
export function expectFits(markup: string): void {
  if (markup.length > richLimits.characters || countElements(markup) > richLimits.elements)
    throw new TooMuch('too many elements');
}
