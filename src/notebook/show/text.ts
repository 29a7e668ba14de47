// An output as text: as the cell wrote it, line by line.
import { element, scrolls } from './element.ts';

/** Letters that fit across a phone, and lines that fit without a scroll bar. */
const fits = { letters: 34, lines: 20 };

function isLarge(text: string): boolean {
  const lines = text.split('\n');
  return lines.length > fits.lines || lines.some((line) => line.length > fits.letters);
}

export function textElement(document: Document, text: string): HTMLElement {
  const scrolling = isLarge(text) ? scrolls('Output as text') : {};
  return element(document, 'pre', { class: 'output-text', ...scrolling }, text);
}

export function unknownElement(document: Document, types: string[], text: string): HTMLElement {
  const names = types.join(', ');
  const sentence = `The book cannot show ${names}. Its text:`;
  return element(
    document,
    'div',
    { class: 'output-unknown' },
    element(document, 'p', { class: 'output-note' }, sentence),
    textElement(document, text),
  );
}
