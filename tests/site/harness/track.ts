// Whether what is wide has the room that there is, as the page is laid out now.
import type { Evaluates } from '#src/tools/site/islands.ts';

/** @returns each box of code that is cut although its page has a wider track: its place, and its two widths. */
export const cutCode = (page: Evaluates) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.chapter pre')]
      .filter((pre) => pre.checkVisibility() && pre.scrollWidth > pre.clientWidth + 1)
      .map((pre) => {
        const { id = '', className = '' } = pre.closest('.cell') ?? pre;
        return `${id || className}: ${pre.scrollWidth} px of code in ${pre.clientWidth}`;
      }),
  );

/** @returns each place where a margin note pushes the text apart: by how much, and the note's first words. */
export const pushingNotes = (page: Evaluates) =>
  page.evaluate(() => {
    const laidOut = [...document.querySelectorAll<HTMLElement>('.chapter > *')].filter(
      (part) => part.checkVisibility() && part.getClientRects().length > 0,
    );
    const notes = laidOut.filter((part) => part.matches('.side-note'));
    const text = laidOut.filter((part) => !part.matches('.side-note'));
    const faults: string[] = [];
    for (const [place, after] of text.entries()) {
      const before = text[place - 1];
      if (!before) continue;
      const [above, below] = [before.getBoundingClientRect(), after.getBoundingClientRect()];
      const own = Math.max(
        Number.parseFloat(getComputedStyle(after).marginTop),
        Number.parseFloat(getComputedStyle(before).marginBottom),
      );
      const gap = below.top - above.bottom;
      const note = notes.find((one) => {
        const { top, bottom } = one.getBoundingClientRect();
        return top < below.top && bottom > above.bottom;
      });
      if (note && gap > own + 8)
        faults.push(
          `${Math.round(gap - own)} px before ${after.localName}#${after.id || after.className}: “${note.textContent!.trim().slice(0, 40)}”`,
        );
    }
    return faults;
  });

/** @returns each table that goes on beyond its edge without a shade there that says so. */
export const silentTables = (page: Evaluates) =>
  page.evaluate(() => {
    const faults: string[] = [];
    for (const table of document.querySelectorAll('main table')) {
      if (!table.checkVisibility()) continue;
      for (
        let box: Element | null = table;
        box && box.localName !== 'main';
        box = box.parentElement
      ) {
        const { overflowX, backgroundAttachment } = getComputedStyle(box);
        if (!/auto|scroll/.test(overflowX) || box.scrollWidth <= box.clientWidth + 1) continue;
        if (!backgroundAttachment.includes('local'))
          faults.push(
            `${box.localName}.${box.className} of ${box.closest('.figure')?.id}: ${box.scrollWidth} px in ${box.clientWidth}`,
          );
      }
    }
    return faults;
  });
