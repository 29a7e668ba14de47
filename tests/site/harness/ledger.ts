// The `test` below all others: one that the ledger holds does not run, and one that runs notes what it asks for.
import { readFileSync } from 'node:fs';
import { test as base } from '@playwright/test';
import { askedNote, everything, heldNote, nameOf } from '#src/tools/test/ledger.ts';

/** `npm test` writes the names of the tests that need not run; without it all run. */
const { HELD_TESTS } = process.env;
const held = new Set<string>(HELD_TESTS ? JSON.parse(readFileSync(HELD_TESTS, 'utf8')) : []);

/** What the running test is made of; undefined while none runs. */
let asked: Set<string> | undefined;

/**
 * Notes a path below the book's, or another name of `BuiltFiles`, that the running test is made of.
 * @throws where no test runs, as while a file is loaded: no test would then be known to be made of it.
 */
export function note(path: string): void {
  if (!asked) throw new Error(`“${path}” is read where no test runs: read it within each test.`);
  asked.add(path);
}

export const test = base.extend<{ ledger: void }>({
  ledger: [
    // Playwright wants to see what it needs: nothing.
    // oxlint-disable-next-line no-empty-pattern
    async ({}, use, testInfo) => {
      const { project, titlePath } = testInfo;
      const [file, ...titles] = titlePath;
      const name = nameOf(project.name, `tests/${file}`, titles);
      testInfo.skip(held.has(name), heldNote);
      const here = new Set<string>();
      asked = here;
      await use();
      asked = undefined;
      const all = here.has(everything) ? [everything] : [...here].toSorted();
      const description = JSON.stringify({ name, asked: all });
      testInfo.annotations.push({ type: askedNote, description });
    },
    { auto: true },
  ],
});
