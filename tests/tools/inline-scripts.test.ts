// The scripts that stand in every page lose their comments and blanks, and do what they did.
import { expect, test } from 'vitest';
import { withShortScripts } from '#src/integrations/inline-scripts.ts';

const script = `<script>
  // why
  if (globalThis.asked === 'twice') globalThis.answer = [\`\${1 + 1}\`, 'two'];
</script>`;

test('a script of 3 lines becomes 1 without its comment and answers as before; twice shortened it stays the same', () => {
  const short = withShortScripts(script);
  expect(short).not.toMatch(/why|\n/);
  const run = (html: string) =>
    new Function('globalThis', html.replaceAll(/<\/?script>/g, '')) as (world: object) => void;
  for (const html of [script, short]) {
    const world = { asked: 'twice', answer: undefined as unknown };
    run(html)(world);
    expect(world.answer).toEqual(['2', 'two']);
  }
  expect(withShortScripts(short)).toBe(short);
});

test('data, scripts of their own files and all else stay; a script that is none ends the build with its words', () => {
  const page =
    '<p>a  b</p><script type="application/ld+json">{ "a": 1 }</script><script type="module" src="./a.js"> </script>';
  expect(withShortScripts(page)).toBe(page);
  expect(() => withShortScripts('<script>let = 1 of</script>')).toThrow('let = 1 of');
});
