// Two texts of a cell, line by line: what was taken out and what came in.
import { diffLines } from 'diff';
import { withMarks } from '../signs.ts';

/** Lines that are looked at, lines that differ, lines that are shown, and those around a change that stay for reading. */
export const differenceLimits = { lines: 10_000, edits: 1_500, shown: 1_000, around: 20 };

interface Part {
  kind: 'same' | 'added' | 'removed';
  lines: string[];
}

const linesOf = (text: string) => text.replace(/\n$/, '').split('\n');

/** The parts in which `after` differs from `before`; both whole, where comparing them would take long. */
export function partsOf(before: string, after: string): Part[] {
  const whole: Part[] = [
    { kind: 'removed', lines: linesOf(before) },
    { kind: 'added', lines: linesOf(after) },
  ];
  if (whole.some(({ lines }) => lines.length > differenceLimits.lines)) return whole;
  const found = diffLines(withEnd(before), withEnd(after), {
    maxEditLength: differenceLimits.edits,
  });
  return (
    found?.map(({ value, added, removed }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      lines: linesOf(value),
    })) ?? whole
  );
}

/** The lines of `after` against those of `before`, as elements; text alone, whatever it says. */
export function differenceOf(before: string, after: string): HTMLElement {
  const box = document.createElement('pre');
  box.className = 'difference';
  box.tabIndex = 0;
  let room = differenceLimits.shown;
  let untold = 0;
  for (const { kind, lines } of partsOf(before, after)) {
    const shown = kind === 'same' ? shortened(lines) : lines;
    for (const text of shown.slice(0, room)) box.append(lineElement(kind, text));
    untold += Math.max(0, shown.length - room);
    room = Math.max(0, room - shown.length);
  }
  if (untold > 0)
    box.append(
      lineElement(
        'same',
        `… and ${untold.toLocaleString('en-GB')} more lines; the cell shows them`,
      ),
    );
  return box;
}

/** Of many lines that are the same, those beside a change. */
function shortened(lines: string[]): string[] {
  const { around } = differenceLimits;
  const left = lines.length - 2 * around;
  if (left <= 1) return lines;
  const words = `… ${left.toLocaleString('en-GB')} lines that are the same …`;
  return [...lines.slice(0, around), words, ...lines.slice(-around)];
}

function lineElement(kind: Part['kind'], text: string): HTMLElement {
  const line = document.createElement('span');
  line.className = `difference-line${kind === 'same' ? '' : ` ${kind}`}`;
  line.append(...(kind === 'same' ? [] : [spoken(`${kind}: `)]), ...withMarks(text));
  return line;
}

const withEnd = (text: string) => (text.endsWith('\n') ? text : `${text}\n`);

/** The signs before the lines are drawn by the style sheet, which nobody reads aloud. */
function spoken(words: string): HTMLElement {
  const element = document.createElement('span');
  element.className = 'visually-hidden';
  element.textContent = words;
  return element;
}
