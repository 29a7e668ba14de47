// An error in a cell: its name, what it says, the line to go to, and what caused it.
import type { ErrorNote } from '../output.ts';
import { element, type Child } from './element.ts';

export interface ErrorPlace {
  /** The cell that the output stands under. */
  cell?: string;
  /** Absent in the built page, where nothing can be pressed. */
  goToLine?: (line: number, cell: string | undefined) => void;
}

function lineElement(document: Document, error: ErrorNote, place: ErrorPlace): Child {
  const { line, cell } = error;
  if (line === undefined) return undefined;
  const elsewhere = cell !== undefined && place.cell !== undefined && cell !== place.cell;
  const words = elsewhere ? `line ${line} of ${cell}` : `line ${line}`;
  if (!place.goToLine) return element(document, 'span', { class: 'output-line' }, words);
  const button = element(document, 'button', { class: 'output-line', type: 'button' }, words);
  button.addEventListener('click', () => place.goToLine!(line, cell));
  return button;
}

function sentence(document: Document, error: ErrorNote, place: ErrorPlace, first: boolean) {
  const line = lineElement(document, error, place);
  return element(
    document,
    'p',
    first ? {} : { class: 'output-cause' },
    !first && 'caused by ',
    element(document, 'strong', {}, error.name),
    error.message !== '' && `: ${error.message}`,
    line && ' — ',
    line,
  );
}

export function errorElement(document: Document, error: ErrorNote, place: ErrorPlace): HTMLElement {
  const box = element(document, 'div', { class: 'output-error' });
  let note: ErrorNote | undefined = error;
  for (let count = 0; note && count < 6; count++) {
    box.append(sentence(document, note, place, count === 0));
    note = note.cause;
  }
  return box;
}
