// Figures in a browser that lacks what they need: each says so in a sentence of the book's, none waits for ever.
import type { BrowserContext, Page } from '@playwright/test';
import { type Need, needs, working } from './harness/needs.ts';
import { expect, test, wake } from './harness/page.ts';

const rawWords = /is not defined|is not a (?:function|constructor)|undefined|Can't find/;

/** What the figure says for itself, and not the line at the page's head. */
const troubleOf = (page: Page, name: string) =>
  page.locator(`#figure-${name} .trouble`).filter({ visible: true }).first();

async function ask(page: Page, name: string, start: Need['ask']) {
  await page.goto(`testbed/${name}/`);
  await wake(page);
  await start(page.locator(`#figure-${name}`));
}

test(`without workers, each of ${working.length} figures that needs one says so when it is asked, and shows what it has`, async ({
  page,
}) => {
  await page.addInitScript(() => void Reflect.deleteProperty(window, 'Worker'));
  for (const [name, start] of working) {
    await ask(page, name, start);
    await expect.soft(troubleOf(page, name), name).toContainText(/browser has no Worker.+\./);
    await expect.soft(troubleOf(page, name), name).not.toContainText(rawWords);
  }
});

/** In the page and in its workers, whose scripts are loaded by the page. */
async function withoutStreams(context: BrowserContext) {
  const names = ['CompressionStream', 'DecompressionStream'];
  await context.addInitScript((all) => {
    for (const name of all) Reflect.deleteProperty(window, name);
  }, names);
  await context.route(/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    const first = names.map((name) => `delete self.${name};`).join('');
    await route.fulfill({ response, body: first + (await response.text()) });
  });
}

const packed = Object.entries(needs).flatMap(([name, all]) => {
  const need = all.find(({ file }) => file === '.bin' || file === 'first-layer.bin');
  return need ? [{ name, need }] : [];
});

test(`without what unpacks files, each of ${packed.length} figures that fetch packed ones says so when it is asked`, async ({
  page,
  context,
}) => {
  await withoutStreams(context);
  for (const { name, need } of packed) {
    await ask(page, name, need.ask);
    const trouble = troubleOf(page, name);
    await expect.soft(trouble, name).toContainText(/This browser (?:cannot unpack|has no).+\./);
    await expect.soft(trouble, name).not.toContainText(rawWords);
  }
});
