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

/** @returns each margin note that pushes what comes after it down, away from what comes before: its words, and by how much. */
export const pushingNotes = (page: Evaluates) =>
  page.evaluate(() => {
    const faults: string[] = [];
    for (const note of document.querySelectorAll<HTMLElement>('.chapter > .side-note')) {
      if (!note.checkVisibility()) continue;
      // All between this note and what it pushes stands at its own distance from the part before it.
      let before = note.previousElementSibling;
      while (before?.matches('.side-note')) before = before.previousElementSibling;
      for (
        let after = note.nextElementSibling;
        after && !after.matches('.side-note');
        before = after, after = after.nextElementSibling
      ) {
        if (!before) continue;
        const gap = after.getBoundingClientRect().top - before.getBoundingClientRect().bottom;
        const own = Math.max(
          Number.parseFloat(getComputedStyle(after).marginTop),
          Number.parseFloat(getComputedStyle(before).marginBottom),
        );
        if (gap > own + 8)
          faults.push(
            `${after.localName}#${after.id} lies ${Math.round(gap)} px below the part before it; its own distance is ${own}: “${note.textContent!.trim().slice(0, 40)}”`,
          );
      }
    }
    return faults;
  });

/** @returns each table that goes on beyond its edge without a shade there that says so. */
export const silentTables = (page: Evaluates) =>
  page.evaluate(() => {
    const faults: string[] = [];
    for (const table of document.querySelectorAll('main table')) {
      if (!table.checkVisibility()) continue;
      for (let box: Element | null = table; box && box.localName !== 'main'; box = box.parentElement) {
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
