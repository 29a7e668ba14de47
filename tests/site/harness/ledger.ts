// The `test` below all others: one that the ledger holds does not run, and one that runs notes what it asks for.
import { readFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { askedNote, heldNote, nameOf } from '#src/tools/test/ledger.ts';

/** `npm test` writes the names of the tests that need not run; without it all run. */
const { HELD_TESTS } = process.env;
const held = new Set<string>(HELD_TESTS ? JSON.parse(readFileSync(HELD_TESTS, 'utf8')) : []);

const asked = new Set<string>();
/** A path below the book's that the running test is made of. */
export const note = (path: string): void => void asked.add(path);

export const test = base.extend<{ ledger: void }>({
  ledger: [
    // Playwright wants to see what it needs: nothing.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use, testInfo) => {
      const { project, titlePath } = testInfo;
      const [file, ...titles] = titlePath;
      const name = nameOf(project.name, `tests/${file}`, titles);
      testInfo.skip(held.has(name), heldNote);
      asked.clear();
      await use();
      const description = JSON.stringify({ name, asked: [...asked].toSorted() });
      testInfo.annotations.push({ type: askedNote, description });
    },
    { auto: true },
  ],
});
