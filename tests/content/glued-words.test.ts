// In an Astro part the end of a line is no space where braces follow: “8 cells of code” and “that you can change” stood
// as “codethat”. The space is written, as {' '}.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** What is shown of a part: neither its head nor its scripts and sheets. */
const markup = (text: string) =>
  text.replace(/^---\n[\s\S]*?\n---\n/, '').replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, '');

/** Words at the end of a line, before a line that begins with braces. */
const glued = /^[ \t]*[A-Za-z][^=<>{}\n]*[\p{L}\d.,;:’”)]\n[ \t]*\{(?!' '\}|\/\*)/gmu;

const gluedIn = (text: string) => markup(text).match(glued) ?? [];

test('in 0 parts of a page a line of words runs into braces on the next line', () => {
  const parts = globSync(['components/**/*.astro', 'src/{layouts,pages}/**/*.astro']);
  expect(parts.length).toBeGreaterThan(100);
  const found = parts.flatMap((file) =>
    gluedIn(readFileSync(file, 'utf8')).map((words) => `${file}: ${words.trim()}`),
  );
  expect(found).toEqual([]);
});

test('words before braces are found, and a written space is none of them', () => {
  expect(gluedIn('<p>\n  The article says\n  {claim && <a>claim</a>}\n</p>\n')).toHaveLength(1);
  expect(gluedIn("<p>\n  The article says{' '}\n  {claim}\n</p>\n")).toEqual([]);
  expect(gluedIn("---\nconst a = [\n  b\n  {c}\n];\n---\n<p class='x'\n  {...d} />\n")).toEqual([]);
});
