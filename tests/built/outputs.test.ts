// What cells showed when the book was built, as every chapter prints it.
import { expect, test } from 'vitest';
import { readCourse } from '#src/book/course.ts';
import { documentOf } from './pages.ts';
import { wholeCourse } from './whole-course.ts';

const shown = readCourse().chapters.flatMap(({ slug }) =>
  [...documentOf(`${slug}/`).querySelectorAll('[data-cell]')].map((cell) => {
    for (const drawing of cell.querySelectorAll('svg')) drawing.remove();
    // Numbers of neighbouring elements must not run together.
    const words = cell.querySelector('.cell-output')!.innerHTML.replaceAll(/<[^>]*>/g, ' ');
    return [cell.getAttribute('data-cell')!, words];
  }),
);

test('no number in a cell’s output has more digits than a float32 needs: at most 8 significant ones', () => {
  expect(shown.length).toBeGreaterThan(wholeCourse(50));
  const significant = (number: string) =>
    number.replace(/e.*$/, '').replace('.', '').replace(/^0+/, '').replace(/0+$/, '').length;
  const long = shown.flatMap(([cell, text]) =>
    (text!.match(/\d+\.\d+(?:e[+-]?\d+)?/g) ?? [])
      .filter((number) => significant(number) > 8)
      .map((number) => `${cell}: ${number}`),
  );
  expect(long).toEqual([]);
});
