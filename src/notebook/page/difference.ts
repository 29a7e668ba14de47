// Two texts of a cell, line by line: what was taken out and what came in.
import { diffLines } from 'diff';

/** The lines of `after` against those of `before`, as elements; text alone, whatever it says. */
export function differenceOf(before: string, after: string): HTMLElement {
  const box = document.createElement('pre');
  box.className = 'difference';
  box.tabIndex = 0;
  for (const { value, added, removed } of diffLines(withEnd(before), withEnd(after))) {
    for (const text of value.replace(/\n$/, '').split('\n')) {
      const line = document.createElement('span');
      line.className = `difference-line${added ? ' added' : removed ? ' removed' : ''}`;
      line.textContent = text;
      if (added || removed) line.prepend(spoken(added ? 'added: ' : 'removed: '));
      box.append(line);
    }
  }
  return box;
}

const withEnd = (text: string) => (text.endsWith('\n') ? text : `${text}\n`);

/** The signs before the lines are drawn by the style sheet, which nobody reads aloud. */
function spoken(words: string): HTMLElement {
  const element = document.createElement('span');
  element.className = 'visually-hidden';
  element.textContent = words;
  return element;
}
