// Every fact is for somebody: a page that shows it, a fact that is made of it, or a test that holds it.
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { joinFacts } from '#src/facts/define-facts.ts';
import { readAll } from '../rooms/arrows.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const givers = ['src/facts/*.ts', 'src/formulas/reading.ts'];
const readers = [
  'content/**/*.{mdx,yaml}',
  '{components,src}/**/*.{astro,ts,tsx}',
  'tests/**/*.ts',
];

/** A name in the object that a group of facts returns, as the formatter indents it. */
const given = /^ {4}(?:'([\w-]+)':|(\w+)(?::|,$))/gm;

const isNamed = (name: string, text: string) =>
  [`'${name}'`, `"${name}"`, `{${name}}`, `{${name} as`, `facts.${name}`].some((way) =>
    text.includes(way),
  );

/** Names that `giving` gives and neither `reading` nor another line of `giving` asks for. */
function unread(giving: string, reading: string): string[] {
  const names = [...giving.matchAll(given)].map(([, quoted, plain]) => quoted ?? plain);
  const text = giving.replaceAll(given, '') + reading;
  return names.filter((name) => !isNamed(name, text));
}

test('no fact is computed for nobody', () => {
  const groups = givers
    .flatMap((pattern) => readAll(root, pattern))
    .filter(([, text]) => /function \w*[fF]acts\(/.test(text))
    .map(([, text]) => text.slice(text.search(/function \w*[fF]acts\(/)));
  const isGiver = (file: string) => /^src\/(facts|formulas\/reading)/.test(file);
  const reading = readers
    .flatMap((pattern) => readAll(root, pattern))
    .filter(([file]) => !isGiver(file))
    .map(([, text]) => text)
    .join('\n');
  expect(groups.join('\n').match(given)!.length).toBeGreaterThan(300);
  expect(unread(groups.join('\n'), reading)).toEqual([]);
});

test('a fact is found that only its own line names', () => {
  const giving =
    "function inkFacts() {\n  return {\n    'ink-sum': 3,\n    dots: 4,\n    blots,\n  };\n}\n";
  expect(unread(giving, '<Value name="dots" />')).toEqual(['ink-sum', 'blots']);
});

test('a name that two groups give ends the build', () => {
  expect(() => joinFacts([{ ink: 1 }, { dots: 2 }, { ink: 3 }])).toThrow(
    'Two facts are called "ink"',
  );
});
