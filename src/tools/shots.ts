// `npm run shots [-- PAGE…]`: builds the book and photographs its pages, light and dark, narrow and wide, into shots/.
// `npm run shots -- --baseline`: renews instead what tests/site/screenshots.spec.ts compares with; look before you commit.
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from '@playwright/test';
import { writeBaselines } from './site/baselines.ts';
import { chromiumOptions } from './site/chromium.ts';
import { wake } from './site/islands.ts';
import { builtPages, pageName } from './site/pages.ts';
import { fingerprint } from './site/renderer.ts';
import { serve } from './site/serve.ts';
import { screenshotViews } from './site/views.ts';
import { runProgram } from './test/program.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const widths = [360, 1440];
const schemes = ['light', 'dark'] as const;

async function build() {
  console.log('Building …');
  const { ok, output, seconds } = await runProgram(root, 'astro', ['build', '--force']);
  if (!ok) {
    console.error(output);
    process.exit(1);
  }
  console.log(`Built in ${seconds} s.`);
}

/** The pages that the command line names, such as `inputs`, or all of them. */
function wantedPages(): string[] {
  const pages = [...builtPages(`${root}dist`), '404.html'];
  const names = process.argv.slice(2);
  for (const name of names) {
    if (pages.some((page) => pageName(page) === name)) continue;
    console.error(`There is no page "${name}"; there are ${pages.map(pageName).join(', ')}.`);
    process.exit(1);
  }
  return names.length === 0 ? pages : pages.filter((page) => names.includes(pageName(page)));
}

async function photograph(browser: Browser, url: string, path: string, width: number) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(url + path);
  await wake(page);
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme });
    const file = `shots/${pageName(path)}-${width}-${colorScheme}.png`;
    await page.screenshot({ path: root + file, fullPage: true, animations: 'disabled' });
    console.log(file);
  }
  await context.close();
}

async function photographPages(browser: Browser, url: string) {
  mkdirSync(`${root}shots`, { recursive: true });
  for (const path of wantedPages())
    for (const width of widths) await photograph(browser, url, path, width);
}

async function renewBaselines(browser: Browser, url: string) {
  const views = await screenshotViews(browser, url);
  const bytes = await writeBaselines(views, await fingerprint(browser));
  console.log(`${views.size} baselines, ${Math.round(bytes / 1000)} KB, in tests/site/baselines/.`);
}

await build();
const site = await serve({ folder: `${root}dist` });
const browser = await chromium.launch(chromiumOptions());
const wanted = process.argv.includes('--baseline') ? renewBaselines : photographPages;
await wanted(browser, site.url);
await browser.close();
await site.close();
