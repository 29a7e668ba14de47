// An output as text: as the cell wrote it, line by line.
import { element, scrolls } from './element.ts';

/** Letters that fit across a phone in large print, and lines that fit without a scroll bar. */
const fits = { letters: 16, lines: 20 };

/** A long line goes on below itself, so only the height can become too much. */
function isLarge(text: string): boolean {
  const heights = text.split('\n').map((line) => Math.ceil(line.length / fits.letters) || 1);
  return heights.reduce((sum, height) => sum + height, 0) > fits.lines;
}

export function textElement(document: Document, text: string): HTMLElement {
  const scrolling = isLarge(text) ? scrolls('Output as text') : {};
  return element(document, 'pre', { class: 'output-text', ...scrolling }, text);
}

export const noteElement = (document: Document, words: string): HTMLElement =>
  element(document, 'p', { class: 'output-note' }, words);

export function unknownElement(document: Document, types: string[], text: string): HTMLElement {
  const names = types.join(', ');
  const sentence = `The book cannot show ${names}. Its text:`;
  return element(
    document,
    'div',
    { class: 'output-unknown' },
    noteElement(document, sentence),
    textElement(document, text),
  );
}
