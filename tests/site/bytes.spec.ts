// How much a page weighs before the reader touches it; the table in .cache/bytes.json is printed by `npm test`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { builtPages, pageName } from '#src/tools/site/pages.ts';
import { expect, ready, test } from './harness/page.ts';

/** Bytes over the wire of a host that packs with gzip. */
const limits = { scripts: 40_000, 'html and css': 60_000, fonts: 80_000 };
const kinds = { html: /html/, css: /css/, scripts: /javascript/, fonts: /font/ };
type Kind = keyof typeof kinds | 'rare characters' | 'other';
type Weight = Record<Kind, number>;

/** Gzip bytes by kind; a font is packed already and counts as it is. */
async function weigh(page: Page, path: string): Promise<Weight> {
  const weight: Weight = { html: 0, css: 0, scripts: 0, fonts: 0, 'rare characters': 0, other: 0 };
  const counted: Promise<void>[] = [];
  page.on('response', (response) => {
    const type = response.headers()['content-type'] ?? '';
    const found = (Object.keys(kinds) as (keyof typeof kinds)[]).find((name) =>
      kinds[name].test(type),
    );
    // A teacher may write any character; what it costs stands apart.
    const kind: Kind = /-rare\./.test(response.url()) ? 'rare characters' : (found ?? 'other');
    const isPacked = !found || found === 'fonts';
    const count = async () => {
      const body = await response.body();
      weight[kind] += isPacked ? body.length : gzipSync(body).length;
    };
    counted.push(count());
  });
  await page.goto(path);
  await ready(page);
  await page.waitForLoadState('networkidle');
  await Promise.all(counted);
  page.removeAllListeners('response');
  return weight;
}

test('before it is touched each page asks for ≤ 40 KB of JavaScript, ≤ 60 KB of HTML and CSS, ≤ 80 KB of fonts', async ({
  browser,
  site,
}) => {
  test.setTimeout(180_000);
  const weights: Record<string, Weight> = {};
  for (const path of builtPages()) {
    const context = await browser.newContext({ baseURL: site.url, serviceWorkers: 'block' });
    weights[pageName(path)] = await weigh(await context.newPage(), path);
    await context.close();
  }
  mkdirSync('.cache', { recursive: true });
  writeFileSync('.cache/bytes.json', `${JSON.stringify(weights, null, 2)}\n`);
  for (const [name, { scripts, html, css, fonts }] of Object.entries(weights)) {
    const found = { scripts, 'html and css': html + css, fonts };
    for (const kind of Object.keys(limits) as (keyof typeof limits)[])
      expect.soft(found[kind], `bytes of ${kind} on ${name}`).toBeLessThanOrEqual(limits[kind]);
  }
});

test('a page with one rare character fetches one more font file', async ({ page }) => {
  const rare: string[] = [];
  page.on('response', (response) => {
    if (/-rare\./.test(response.url())) rare.push(response.url());
  });
  await page.goto('/offline/');
  await page.evaluate(() => document.fonts.ready);
  expect(rare).toEqual([]);
  await page.locator('main h1').evaluate((title) => title.append('é'));
  await expect.poll(() => rare.length).toBe(1);
  await page.evaluate(() => document.fonts.ready);
  expect(await page.evaluate(() => document.fonts.check('1em Literata', 'é'))).toBe(true);
});
