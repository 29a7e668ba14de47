// Printed code takes its colours from classes, and every one of them is known to the style sheet.
import { globSync, readFileSync } from 'node:fs';
import { codeToHtml } from 'shiki';
import { expect, test, vi } from 'vitest';
import { codeColours } from '#components/page/Highlighted/colours.ts';
import { cellsOf } from '#src/notebook/prepare/chapter.ts';

const sheet = readFileSync('components/page/Highlighted/highlighted.css', 'utf8');
const themes = { light: 'github-light-high-contrast', dark: 'github-dark-high-contrast' } as const;

test('no token of the chapters’ code has a colour that is not in the sheet, in its light and its dark value', async () => {
  const files = globSync('content/part-*/*.mdx');
  const cells = files.flatMap((file) => cellsOf(readFileSync(file, 'utf8'), file));
  const code = cells.map(({ source }) => source).join('\n');
  // On a busy machine Shiki would give a line up after half a second, and print it in other colours.
  const options = {
    lang: 'ts',
    themes,
    defaultColor: false,
    tokenizeTimeLimit: 0,
  } as const;
  const plain = await codeToHtml(code, options);
  const pairs = new Map(
    [...plain.matchAll(/--shiki-light:#(\w{6});--shiki-dark:#(\w{6})/g)].map(([, light, dark]) => [
      light!,
      dark!,
    ]),
  );
  const html = await codeToHtml(code, { ...options, transformers: [codeColours] });
  expect(html).not.toMatch(/\sstyle=/);
  const classes = new Set([...html.matchAll(/class="code-(\w{6})"/g)].map(([, light]) => light!));
  expect(classes.size).toBeGreaterThanOrEqual(5);
  for (const light of classes) {
    const dark = pairs.get(light.toUpperCase())!;
    const rule = `.code-${light} {\n  color: var(--light, #${light}) var(--dark, #${dark.toLowerCase()});\n}`;
    expect(sheet).toContain(rule);
  }
});

test('a line that takes a second on a busy machine gets the colours that it gets at leisure', async () => {
  const code = 'const relu = (x: number) => Math.max(0, x); // the hinge';
  const options = { lang: 'ts', themes, defaultColor: false } as const;
  const book = () => codeToHtml(code, { ...options, transformers: [codeColours] });
  const atLeisure = await book();
  let now = Date.now();
  const clock = vi.spyOn(Date, 'now').mockImplementation(() => (now += 1000));
  const busy = await book();
  const withoutUs = await codeToHtml(code, options);
  clock.mockRestore();
  expect(busy).toBe(atLeisure);
  expect(withoutUs, 'the limit that there would be').not.toBe(await codeToHtml(code, options));
});
