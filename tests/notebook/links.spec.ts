// A link with cells in it is a stranger's text: opening one runs nothing and changes nothing of what the reader has.
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
    const seen = await page.evaluate(async (fragment) => {
      const end = performance.now() + 60_000;
      document.querySelector('.link-banner')?.remove();
      location.hash = fragment;
      const isLink = fragment.startsWith('#cells=');
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
    }, hash);
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
