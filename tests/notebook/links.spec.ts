// A link with cells in it is a stranger's text: opening one runs nothing and changes nothing of what the reader has.
import type { Locator, Page } from '@playwright/test';
import { carries } from '#src/session/link-address.ts';
import { expect, ready, test } from '../site/harness/page.ts';
import { cellOf, keptName, keptText, openChanged } from './harness/cells.ts';
import { link, packed } from './harness/link.ts';

const chapter = 'connections';
const own = { 'deep-enough': 'display("hers");' };

const hostileTexts = [
  'window.planted = 1; globalThis.planted = 1; display(1);',
  '</pre><script>window.planted = 1</script>',
  '<img src=x onerror="window.planted = 1">',
  '<svg onload="window.planted = 1">',
  'javascript:window.planted = 1',
  '${window.planted = 1}',
  '\u202E;1 = detnalp.wodniw',
  '\u200B\u200D\uFEFFplanted\u2066\u2069',
  '\0\u0001\u001B[31m',
  '\uD83D\uDE00'.repeat(500),
  '('.repeat(20_000),
  '`${'.repeat(5000),
  '/*'.repeat(5000),
  'a?.'.repeat(20_000),
  '{'.repeat(20_000),
  'const x = '.repeat(5000),
  '<T>'.repeat(5000),
  'import x from "https://stranger.example/x.js";',
  'import "nn"; import("https://stranger.example/");',
  'export default 1; }; }; globalThis.planted = 1; (async () => {{',
  'x'.repeat(900_000),
  '\n'.repeat(200_000),
  '',
];
const hostileNames = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'saving"] , body',
  '<img src=x onerror="window.planted=1">',
  '../inputs',
  'cell-1',
  ' saving',
  'saving\u200B',
  '\u202Egnivas',
  'SAVING',
  'count-connections-check',
  'count-connections-solution',
  'x'.repeat(100),
];
const hostileChapters = [
  'inputs',
  '',
  '__proto__',
  '<b>connections</b>',
  'connections/',
  '../connections',
  'x'.repeat(100),
  7,
  null,
  {},
  ['connections'],
];
const shapes: unknown[] = [
  null,
  7,
  'text',
  [],
  {},
  { v: 1 },
  { v: 1, chapter, cells: {} },
  { v: 1, chapter, cells: [] },
  { v: 1, chapter, cells: [['saving']] },
  { v: 1, chapter, cells: [['saving', 1]] },
  { v: 1, chapter, cells: [['saving', 'a', 'b']] },
  {
    v: 1,
    chapter,
    cells: [
      ['saving', 'a'],
      ['saving', 'b'],
    ],
  },
  { v: 1, chapter, cells: [['saving', 'a']], run: true },
  { v: 1, chapter, cells: [['', 'a']] },
  { v: 2, chapter, cells: [['saving', 'a']] },
  { v: '1', chapter, cells: [['saving', 'a']] },
  '{"v":1,"chapter":"connections","cells":[["saving","a"]],"__proto__":{"planted":1}}',
  '{"__proto__":{"v":1,"chapter":"connections","cells":[["saving","a"]]}}',
  '[[[['.repeat(5000),
  '{"v":1,',
  'null',
  'NaN',
];

function damaged(): string[] {
  const good = link([['saving', 'display("a stranger’s");']]);
  return Array.from({ length: 90 }, (_, place) => {
    const at = 7 + ((place * 7) % (good.length - 8));
    const sign = 'AZaz09-_ ,%<'[place % 12]!;
    return place % 3 === 0 ? good.slice(0, at) : good.slice(0, at) + sign + good.slice(at + 1);
  });
}

const links = [
  ...hostileTexts.flatMap((text) => [link([['saving', text]]), link([['deep-enough', text]])]),
  ...hostileNames.map((name) => link([[name, 'window.planted = 1;']])),
  ...hostileNames.map((name) =>
    link([
      ['saving', 'display(2);'],
      [name, 'window.planted = 1;'],
    ]),
  ),
  ...hostileChapters.map((of) => link([['saving', 'window.planted = 1;']], of)),
  ...shapes.map(packed),
  ...damaged(),
  link(Array.from({ length: 200 }, (_, at) => [`cell-${at}`, 'window.planted = 1;'])),
  link(Array.from({ length: 201 }, (_, at) => [`cell-${at}`, 'window.planted = 1;'])),
  packed('a'.repeat(20_000_000)),
  packed('['.repeat(20_000_000)),
  `#cells=${'A'.repeat(40_000)}`,
  '#cells=',
  '#cells==',
  '#cells=%00',
  '#cells=%',
  '#cells=<script>',
  '#cells=../..',
  '#cells=javascript:1',
  '#cells',
  '#Cells=AAAA',
  '#cells&run',
  '#cells=AAAA#cells=BBBB',
  '#cells=AAAA&run=1',
];

test(`${links.length} hostile links run nothing, keep nothing and overwrite nothing; each says in words what it brings, or nothing`, async ({
  page,
  basePath,
}) => {
  expect(links.length).toBeGreaterThanOrEqual(200);
  await openChanged(page, basePath, chapter, own);
  await ready(page);
  await page.evaluate(() => {
    const frames: string[] = [];
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes) if (node.nodeName === 'IFRAME') frames.push('a frame');
    }).observe(document.documentElement, { childList: true, subtree: true });
    Object.assign(window, { madeFrames: frames });
  });
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  for (const hash of links) {
    const seen = await page.evaluate(
      async ([fragment, isLink]) => {
        const end = performance.now() + 60_000;
        document.querySelector('.link-banner')?.remove();
        location.hash = fragment;
        const waits = () => !document.querySelector('.link-banner') && performance.now() < end;
        if (isLink) while (waits()) await new Promise((wait) => setTimeout(wait, 5));
        await new Promise((wait) => setTimeout(wait, 15));
        const banner = document.querySelector('.link-banner');
        return {
          isLink,
          words: banner?.textContent ?? '',
          elements: [...(banner?.querySelectorAll('*') ?? [])].map(({ localName }) => localName),
          planted: 'planted' in window || 'planted' in {},
          frames:
            (window as unknown as { madeFrames: string[] }).madeFrames.length +
            document.querySelectorAll('iframe').length,
          kept: JSON.stringify({ ...localStorage }),
        };
      },
      [hash, carries(hash, 'cells')] as const,
    );
    const name = `${hash.slice(0, 60)} (${hash.length})`;
    expect(seen.planted, name).toBe(false);
    expect(seen.frames, name).toBe(0);
    expect(seen.kept, name).toBe(kept);
    if (seen.isLink)
      expect(seen.words, name).toMatch(
        /^This link (brings|is damaged|is too long|unpacks|belongs)/,
      );
    else expect(seen.words, name).toBe('');
    expect(
      seen.elements.filter((one) => !/^(p|div|button)$/.test(one)),
      name,
    ).toEqual([]);
  }
  await page.goto(`${chapter}/`);
  await page.reload();
  await expect(cellOf(page, 'deep-enough').locator('pre').first()).toHaveText(own['deep-enough']);
});

test('a good link, opened fresh, runs nothing and keeps nothing until Keep; Discard brings back what she had', async ({
  page,
  basePath,
}) => {
  const name = keptName(basePath, chapter);
  const before = keptText(chapter, own);
  const stored = () => page.evaluate((key) => localStorage.getItem(key), name);
  const theirs = link([['deep-enough', 'window.planted = 1; display("theirs");']]);
  const code = cellOf(page, 'deep-enough').locator('pre').first();
  await openChanged(page, basePath, chapter, own);
  for (const act of ['Discard', 'Keep as mine']) {
    // A changed fragment alone would open no new page.
    await page.goto('glossary/');
    await page.goto(`${chapter}/${theirs}`);
    await expect(page.locator('.link-banner')).toContainText('It has not run');
    await expect(code).toContainText('theirs');
    // What it should not do, a busy machine can only do too late to be seen.
    await page.waitForTimeout(500);
    expect(await stored()).toBe(before);
    expect(page.frames()).toHaveLength(1);
    await page.locator('.link-banner').getByRole('button', { name: act }).click();
    await expect(code).toContainText(act === 'Discard' ? 'hers' : 'theirs');
  }
  expect(await stored()).toContain('theirs');
  expect(page.frames()).toHaveLength(1);
  await page.locator('.link-banner').getByRole('button', { name: 'Undo' }).click();
  expect(await stored()).toBe(before);
  expect(await page.evaluate(() => 'planted' in window)).toBe(false);
});

const code = (page: Page, name: string) => cellOf(page, name).locator('.cell-code pre').first();
const arrive = (page: Page, fragment: string) =>
  page.evaluate((hash) => void (location.hash = hash), fragment);
const banner = (page: Page) => page.locator('.link-banner');

test('a link is laid over the cells and told whenever it comes: while the page sleeps, loads, is awake, runs; and no press runs what was not shown', async ({
  page,
}) => {
  const planted = (name: string) => `display("planted by ${name}");`;
  await page.goto(`${chapter}/`);
  await ready(page);
  const built = await cellOf(page, 'deep-enough').locator('.cell-output').textContent();
  await test.step('asleep, and pressed at the same moment', async () => {
    await page.evaluate(
      ([hash, run]) => {
        location.hash = hash;
        document.querySelector<HTMLElement>(run)!.click();
      },
      [link([['deep-enough', planted('a link')]]), '#cell-deep-enough .cell-run'] as const,
    );
    await expect(banner(page)).toContainText('brings changed code: “deep-enough”');
    await expect(code(page, 'deep-enough')).toHaveText(planted('a link'));
    await expect(cellOf(page, 'deep-enough').locator('.cell-notice')).toContainText(
      'Nothing has run',
    );
    expect(page.frames()).toHaveLength(1);
  });
  await test.step('awake, with another link open: the second replaces the first whole', async () => {
    await arrive(page, link([['saving', planted('another')]]));
    await expect(banner(page)).toContainText('brings changed code: “saving”');
    await expect(code(page, 'deep-enough')).not.toContainText('planted');
    await expect(cellOf(page, 'deep-enough').locator('.cell-output')).toHaveText(built!);
    expect(page.frames()).toHaveLength(1);
  });
  await test.step('while a cell of the link before runs: it is stopped', async () => {
    await arrive(page, link([['deep-enough', 'display("on"); for (;;);']]));
    await expect(code(page, 'deep-enough')).toContainText('for (;;)');
    await page.locator('#cell-deep-enough .cell-run').click();
    await expect(cellOf(page, 'deep-enough').locator('.cell-output')).toHaveText('on');
    await arrive(page, `${link([['saving', planted('a third')]])}).`);
    await expect(code(page, 'saving')).toHaveText(planted('a third'));
    await expect(cellOf(page, 'deep-enough')).not.toHaveAttribute('data-status', 'running');
    expect(page.frames()).toHaveLength(1);
  });
  await test.step('one that cannot be read takes the place of the one before it, too', async () => {
    await arrive(page, '##cells%3DAAAA');
    await expect(banner(page)).toContainText('is damaged');
    await expect(code(page, 'saving')).not.toContainText('planted');
  });
  await test.step('while the page loads, and pressed before it has', async () => {
    const press = Promise.withResolvers<void>();
    await page.route('**/cells.json', async (route) => {
      await press.promise;
      await route.continue();
    });
    await page.goto('glossary/');
    await page.goto(`${chapter}/${link([['deep-enough', planted('a link')]])}&utm_source=x`);
    await cellOf(page, 'deep-enough').locator('.cell-run').click();
    press.resolve();
    await expect(banner(page)).toContainText('brings changed code');
    await expect(cellOf(page, 'deep-enough').locator('.cell-notice')).toContainText(
      'Nothing has run',
    );
    expect(page.frames()).toHaveLength(1);
  });
  await test.step('what is shown now runs at the next press', async () => {
    await cellOf(page, 'deep-enough').locator('.cell-run').click();
    await expect(cellOf(page, 'deep-enough').locator('.cell-output')).toHaveText(
      'planted by a link',
    );
  });
});

test('a link’s text that takes for ever to be read is read in a worker that is ended, and says so; signs that nobody sees are marks in code, difference and editor', async ({
  page,
}) => {
  const arrows = `const f = ${'(a='.repeat(40)}0${')=>0'.repeat(40)};`;
  const hidden =
    '/* \u{202E} } \u{2066}if (isAdmin)\u{2069} \u{2066} begin */ display(1);\u{200B}\u{200B}';
  await page.goto(
    `${chapter}/${link([
      ['deep-enough', arrows],
      ['saving', hidden],
    ])}`,
  );
  await expect(banner(page)).toContainText('brings changed code');
  const signs = ['U+202E', 'U+2066', 'U+2069', 'U+2066', 'U+200B × 2'];
  const marks = (place: Locator) =>
    place
      .locator('.unseen-sign')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.sign));
  expect(await marks(code(page, 'saving'))).toEqual(signs);
  expect(await code(page, 'saving').textContent()).toBe(hidden);
  await banner(page).getByRole('button', { name: 'Show the difference' }).click();
  await expect(banner(page).locator('.difference').first()).toBeVisible();
  expect(await marks(banner(page).locator('.added'))).toEqual(signs);
  await cellOf(page, 'saving').locator('[data-cell-do="edit"]').click();
  await expect(cellOf(page, 'saving').locator('.cm-content .unseen-sign')).toHaveText([
    'U+202E',
    'U+2066',
    'U+2069',
    'U+2066',
    'U+200B',
    'U+200B',
  ]);
  await cellOf(page, 'deep-enough').locator('.cell-run').click();
  await expect(cellOf(page, 'deep-enough').locator('.output-error')).toContainText(
    'This takes too long to read as TypeScript.',
  );
});
