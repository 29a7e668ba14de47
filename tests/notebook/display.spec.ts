// What a hostile cell displays: cleaned, it loads nothing, runs nothing, and stays in its box.
import type { Page } from '@playwright/test';
import { expect, ready, test } from '../site/harness/page.ts';
import { cellOf, openChanged, run } from './harness/cells.ts';
import { openStranger } from '../site/harness/stranger.ts';
import { watchPage } from './harness/watch.ts';
import { markup } from './probes/markup.ts';

const chapter = 'connections';
const cell = 'deep-enough';

const showingCell = (bundles: readonly object[]) =>
  `const shown = ${JSON.stringify(bundles)};
for (const bundle of shown) display({ [Symbol.for('Jupyter.display')]: () => bundle });`;

/** What stands in the shadow trees of a cell's output, and is able to load, to run or to speak up. */
const able = (page: Page) =>
  cellOf(page, cell).evaluate((element) => {
    const found: string[] = [];
    for (const host of element.querySelectorAll('.output-host'))
      for (const one of host.shadowRoot!.querySelectorAll('*')) {
        if (
          /^(script|iframe|object|embed|link|meta|base|form|button|video|audio|template|set|animate|foreignobject|dialog|output)$/i.test(
            one.localName,
          )
        )
          found.push(one.localName);
        for (const { name, value } of one.attributes)
          if (
            /^on|^(srcset|ping|popover|autofocus|contenteditable|data-.*|aria-(?!label$|hidden$).*)$/.test(
              name,
            ) ||
            (name === 'role' && !/^(img|group)$/.test(value)) ||
            /127\.0\.0\.1|script:|probe-/.test(value)
          )
            found.push(`${one.localName} ${name}=${value}`);
      }
    return found;
  });

/** Whether anything that the cell shows is hit outside of the box of the cell. */
const hitsOutside = (page: Page) =>
  page.evaluate((name) => {
    const box = document.querySelector(`#cell-${name}`)!;
    const hits: string[] = [];
    for (let x = 5; x < innerWidth; x += 40)
      for (let y = 5; y < innerHeight; y += 40) {
        const { left, right, top, bottom } = box.getBoundingClientRect();
        if (x >= left && x <= right && y >= top && y <= bottom) continue;
        if (box.contains(document.elementFromPoint(x, y))) hits.push(`${x}, ${y}`);
      }
    return hits;
  }, cell);

test(`${markup.length} pieces of hostile HTML, SVG and CSS load nothing, run nothing and cover nothing of the page, and say nothing over it`, async ({
  page,
  noise,
  basePath,
  site,
}) => {
  noise.allow(/Content Security Policy|Refused|violates|was blocked/i);
  const stranger = await openStranger();
  const bundles = markup.map(([, type, text]) => ({
    'text/plain': 'as text',
    [type]: text
      .replaceAll('//REMOTE', stranger.url.slice(5))
      .replaceAll('REMOTE', stranger.url)
      .replaceAll('SITE', site.url),
  }));
  await openChanged(page, basePath, chapter, { [cell]: showingCell(bundles) });
  await ready(page);
  const watch = await watchPage(page, site, cell);
  await run(page, cell);
  await expect(cellOf(page, cell).locator('.output-rich, .output-scroll')).toHaveCount(
    markup.length,
  );
  expect(await able(page)).toEqual([]);
  expect(await hitsOutside(page)).toEqual([]);
  // For what is on its way; on a busy machine it could only be missed.
  await page.waitForTimeout(500);
  expect(await watch.changes()).toEqual([]);
  // What a press does is the reader's own, and stays in this page.
  for (const link of await cellOf(page, cell).locator('.press').all())
    await link.evaluate((pressed) => (pressed as HTMLElement).click?.());
  await page.waitForTimeout(300);
  expect(page.context().pages()).toHaveLength(1);
  expect(page.url().replace(/#$/, '')).toBe(`${site.url}${chapter}/`);
  expect(await page.evaluate(() => 'planted' in window)).toBe(false);
  expect(stranger.visits, 'what reached another site').toEqual([]);
  stranger.close();
});

const hostileBundles: [what: string, bundle: object][] = [
  ['names of prototypes', { '__proto__/x': 'a', 'constructor/prototype': 'b', 'text/plain': 'c' }],
  [
    'JSON with __proto__',
    JSON.parse(
      '{"text/plain":"c","application/x.json":{"__proto__":{"planted":1},"constructor":{"prototype":{"planted":1}}}}',
    ) as object,
  ],
  [
    'a plot of somebody else',
    {
      'text/plain': 'c',
      'text/html': '<svg><rect width="9" height="9"/></svg>',
      'application/vnd.nn.plot+json': { plot: 0 },
    },
  ],
  [
    'a plot without a number',
    { 'text/plain': 'c', 'text/html': '<p>x</p>', 'application/vnd.nn.plot+json': null },
  ],
  [
    'a picture of no size',
    {
      'text/plain': 'c',
      'image/png': 'AAAA',
      'application/vnd.nn.picture+json': { rows: 1e9, columns: -1 },
    },
  ],
  ['a picture that is none', { 'text/plain': 'c', 'image/png': '"><img src=x onerror=alert(1)>' }],
  ['markup as text', { 'text/plain': '<img src=x onerror=window.planted=1>' }],
  [
    'an unknown type with markup in its name',
    { 'text/plain': 'c', 'application/a.b+c': '<b>x</b>' },
  ],
];

test(`${hostileBundles.length} hostile bundles change no prototype and nothing of the page outside of their cell`, async ({
  page,
  noise,
  basePath,
  site,
}) => {
  noise.allow(/ERR_INVALID_URL|Failed to load resource/);
  // JSON.stringify would lose a __proto__.
  const text = `for (const json of ${JSON.stringify(hostileBundles.map(([, bundle]) => JSON.stringify(bundle)))})
  display({ [Symbol.for('Jupyter.display')]: () => JSON.parse(json) });
for (const id of ['__proto__', 'constructor', '"><script>', 'x'.repeat(9999)]) display('named', { id });`;
  await openChanged(page, basePath, chapter, { [cell]: text });
  await ready(page);
  const watch = await watchPage(page, site, cell);
  await run(page, cell);
  await expect(cellOf(page, cell)).toHaveAttribute('data-status', 'fresh');
  await expect(cellOf(page, cell).locator('.cell-output > *')).toHaveCount(
    hostileBundles.length + 4,
  );
  expect(await watch.changes()).toEqual([]);
});
