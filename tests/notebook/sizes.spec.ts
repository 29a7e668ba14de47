// What the cells cost on the way: nothing before the first Run, little for it, and the editor only when it is wanted.
import { brotliCompressSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { readCourse } from '#src/book/course.ts';
import { readBuilt } from '../site/harness/built.ts';
import { expect, ready, test } from '../site/harness/page.ts';
import { cellOf, run } from './harness/cells.ts';

/** In bytes, packed by brotli, as hosts send it. */
const bars = { firstRun: 25_000, firstEdit: 200_000 };

/** Scripts that the page has asked for since this was last read: name and packed size. */
function listenForScripts(page: Page) {
  const found: Promise<[name: string, bytes: number]>[] = [];
  page.on('response', (response) => {
    const name = new URL(response.url()).pathname.replace(/^.*\//, '');
    if (name.endsWith('.js'))
      found.push(response.body().then((body) => [name, brotliCompressSync(body).length]));
  });
  return async () => {
    // The editor's language service goes on loading by itself, so there is no moment without a request to wait for.
    // What a busy machine fetches later is missed, or counted with what follows, which has room for it.
    await page.waitForTimeout(1000);
    return Promise.all(found.splice(0));
  };
}

const sum = (scripts: [string, number][]) => scripts.reduce((total, [, bytes]) => total + bytes, 0);

function note(what: string, scripts: [string, number][]): void {
  const words = `${what}: ${sum(scripts)} bytes (${scripts.map(([name, bytes]) => `${name.split('.')[0]} ${bytes}`).join(', ')})`;
  test.info().annotations.push({ type: 'measured', description: words });
  if (process.env['TELL']) console.log(words);
}

const notebookScript =
  /^(start|worker[.-]|compile|editor|answers|display|nn|layers|mnist|plot|rich|language-worker|difference|download-chapter)\b/;

/** The scripts that a page's figures import, however far away: what they share with the notebook is theirs too. */
function scriptsOfFigures(chapter: string): Set<string> {
  const html = readBuilt(`${chapter}/index.html`);
  const found = new Set(
    [...html.matchAll(/ (?:component|renderer)-url="[^"]*\/([^"/]+)"/g)].map(([, name]) => name!),
  );
  // Scripts that are found are looked through in their turn.
  for (const name of found)
    for (const [, imported] of readBuilt(`_astro/${name}`).matchAll(
      /(?:\bfrom|\bimport)\s*"\.\/([^"]+)"/g,
    ))
      found.add(imported!);
  return found;
}

test('before the first Run the first 4 chapters with cells ask for 0 scripts of the notebook, however far they are scrolled', async ({
  page,
}) => {
  const withCells: string[] = [];
  for (const { slug } of readCourse().chapters)
    if (withCells.length < 4 && readBuilt(`${slug}/index.html`).includes(' data-cell='))
      withCells.push(slug);
  for (const chapter of withCells) {
    const scripts = listenForScripts(page);
    await page.goto(`${chapter}/`);
    await ready(page);
    await page.locator('.cell-bar').scrollIntoViewIfNeeded();
    const names = (await scripts()).map(([name]) => name);
    expect(names.length).toBeGreaterThan(0);
    // The figures have workers and readers of their own.
    const ofFigures = scriptsOfFigures(chapter);
    expect(ofFigures.size).toBeGreaterThan(5);
    expect(
      names.filter((name) => notebookScript.test(name) && !ofFigures.has(name)),
      chapter,
    ).toEqual([]);
    expect(await page.evaluate(() => document.querySelectorAll('iframe').length), chapter).toBe(0);
    page.removeAllListeners('response');
  }
});

test(`the first Run of a cell without imports asks for ≤ ${bars.firstRun / 1000} KB of scripts, the first edit for ≤ ${bars.firstEdit / 1000} KB more`, async ({
  page,
}) => {
  await page.goto('connections/');
  await ready(page);
  await cellOf(page, 'saving').scrollIntoViewIfNeeded();
  await ready(page);
  await page.waitForLoadState('networkidle');
  const scripts = listenForScripts(page);
  await run(page, 'saving');
  const first = await scripts();
  note('first Run', first);
  await cellOf(page, 'saving').locator('[data-cell-do="edit"]').click();
  await expect(cellOf(page, 'saving').locator('.cm-content')).toBeVisible();
  await cellOf(page, 'saving').locator('.cm-content').click();
  await page.keyboard.type('// typed');
  await expect(cellOf(page, 'saving').locator('.cell-changed')).toBeVisible();
  await run(page, 'saving');
  const edit = await scripts();
  note('first edit', edit);
  expect(sum(first)).toBeLessThanOrEqual(bars.firstRun);
  expect(sum(edit)).toBeLessThanOrEqual(bars.firstEdit);
});

test('the first Run of a cell that imports nn and mnist asks for ≤ 40 KB of scripts', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  await ready(page);
  await cellOf(page, 'neuron').scrollIntoViewIfNeeded();
  await ready(page);
  await page.waitForLoadState('networkidle');
  const scripts = listenForScripts(page);
  await run(page, 'neuron');
  const first = await scripts();
  note('first Run with nn and mnist', first);
  expect(sum(first)).toBeLessThanOrEqual(40_000);
});
