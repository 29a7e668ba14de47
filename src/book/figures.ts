// The figures of the book in the order of its text, each with its number and the name that links and embeds call it by.
import { figureName } from './figure-name.ts';

export interface ListedFigure {
  /** As in `?embed=one-neuron`. */
  name: string;
  /** "4.1" */
  number: string;
}

const fence = /^(`{3,})[\s\S]*?^\1/gm;

/**
 * @param body a chapter's Markdown.
 * @param isFigure whether a tag is a figure's.
 */
export function figuresIn(
  body: string,
  chapter: number,
  isFigure: (tag: string) => boolean,
): ListedFigure[] {
  return [...body.replaceAll(fence, '').matchAll(/^ *<([A-Z]\w*)/gm)]
    .map(([, tag]) => tag!)
    .filter(isFigure)
    .map((tag, place) => ({ name: figureName(tag), number: `${chapter}.${place + 1}` }));
}

/** "One neuron" for "one-neuron". */
export const figureTitle = (name: string): string =>
  `${name[0]!.toUpperCase()}${name.slice(1).replaceAll('-', ' ')}`;
