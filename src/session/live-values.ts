// Words and numbers in the prose that belong to the reader's digit follow it.
import { effect } from '@preact/signals';
import { formatNumber, type NumberStyle } from '#src/numbers/format.ts';
import { readingFacts } from '#src/formulas/reading.ts';
import { digit } from './digit.ts';
import { atStart, nameInProse } from './digit-name.ts';
import { reading, unread, wakeSession } from './reading.ts';

/** Updates every <data data-live> of the page whenever the reading changes, and every <mark data-digit> with the digit. */
export function followReading(): void {
  const live = document.querySelectorAll<HTMLDataElement>('data[data-live]');
  const built = [...live].map((element) => [element, element.value, element.textContent] as const);
  const names = [...document.querySelectorAll<HTMLElement>('mark[data-digit]')];
  // A text that is written, never replaced: a translator's own goes then, too.
  const named = names.map(
    ({ dataset, firstChild }) => [dataset.digit, firstChild as Text] as const,
  );
  wakeSession();
  effect(() => {
    const name = nameInProse(digit.value);
    for (const [where, text] of named) text.data = where === 'start' ? atStart(name) : name;
  });
  effect(() => {
    const current = reading.value;
    const facts: Record<string, number> | undefined = current && readingFacts(current);
    for (const [element, value, text] of built) {
      // Until her digit is read, no number in the prose claims to be hers.
      if (unread.value) {
        element.value = '';
        element.textContent = '…';
        continue;
      }
      const fact = facts?.[element.dataset.name ?? ''];
      element.value = fact === undefined ? value : String(fact);
      element.textContent =
        fact === undefined ? text : formatNumber(fact, element.dataset.live as NumberStyle);
    }
  });
}
