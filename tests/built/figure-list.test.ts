// The list of figures: every figure of the book by its name and number, and the code that the guide for hosts shows is its own.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { followingScript, frameSnippet } from '#components/page/EmbedCode/snippet.ts';
import { builtPages } from '#src/tools/site/pages.ts';
import { documentOf } from './pages.ts';

/** Chapter by chapter, as the pages themselves have them; the chapters' own order is the numbers'. */
function builtFigures() {
  return builtPages()
    .filter((path) => !path.startsWith('testbed'))
    .flatMap((path) =>
      [...documentOf(path).querySelectorAll('main figure[id^="figure-"]')].map((figure) => ({
        name: figure.id.replace('figure-', ''),
        number: figure.querySelector('.figure-number')?.textContent?.match(/[\d.]+\d/)?.[0] ?? '',
        address: `/${path}#${figure.id}`,
      })),
    );
}

test('the list of figures names each figure of the front page and the chapters, with its number, once', () => {
  const listed = [...documentOf('figures/').querySelectorAll('.figure-list li')].map((item) => ({
    name: item.querySelector('code')!.textContent!,
    number: item.querySelector('a')!.textContent!.match(/Figure ([\d.]+)\./)?.[1] ?? '',
    address: new URL(
      item.querySelector('a')!.getAttribute('href')!,
      'http://book.example/figures/',
    ),
  }));
  const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
  const plain = listed.map((one) => ({
    ...one,
    address: one.address.pathname + one.address.hash,
  }));
  expect(plain.length).toBeGreaterThan(1);
  expect(plain.toSorted(byName)).toEqual(builtFigures().toSorted(byName));
});

test('the code in src/hosting/README.md is the list’s own, with the height in it', () => {
  const readme = readFileSync('src/hosting/README.md', 'utf8');
  const height = Number(readme.match(/<iframe [^>]*height="(\d+)"/)?.[1]);
  const address = 'https://book.example/forward-pass/?embed=one-neuron';
  const code = `${frameSnippet({ address, title: 'One neuron', height })}\n${followingScript}`;
  expect(readme).toContain(code.replaceAll(/^/gm, '    '));
});
