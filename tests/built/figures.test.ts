// Every figure by itself, as built: on its page of the testbed, before any script has run.
import { expect, test } from 'vitest';
import { tagFiles } from '#components/tag-files.ts';
import { builtFigures } from '#src/tools/site/pages.ts';
import { documentOf } from './pages.ts';

const figures = builtFigures();

test('the testbed shows each figure that a chapter may use', () => {
  const tags = tagFiles(process.cwd()).filter(({ isFigure }) => isFigure);
  expect(figures.map((name) => name.replaceAll('-', '')).toSorted()).toEqual(
    tags.map(({ tag }) => tag.toLowerCase()).toSorted(),
  );
});

test('as built, each figure by itself has a caption, no number, and a value and a text in each of its numbers', () => {
  const found = figures.map((name) => {
    const figure = documentOf(`testbed/${name}/`).querySelector(`#figure-${name}`)!;
    const numbers = [...figure.querySelectorAll(':is(data, output)[data-name]')];
    const empty = numbers.filter(
      (one) => !one.getAttribute('value')?.trim() || !one.textContent?.trim(),
    );
    return {
      name,
      isByItself: /by itself/.test(figure.querySelector('figcaption')?.textContent ?? ''),
      hasNumber: figure.querySelector('.figure-number') !== null,
      empty: empty.map(String),
    };
  });
  expect(found).toEqual(
    figures.map((name) => ({ name, isByItself: true, hasNumber: false, empty: [] })),
  );
});
