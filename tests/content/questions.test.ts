// The questions of both tests: every number is the code's own, four choices differ, and no answer stands at one place only.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { fill } from '#components/prose/CourseTest/fill.ts';
import { ordersOf } from '#components/prose/CourseTest/order.ts';

interface Entry {
  part?: string;
  place: number;
  question: string;
  choices: string[];
  right: number;
  answer: string;
  chapter: string;
}
const file = new URL('../../content/questions.yaml', import.meta.url);
const questions = Object.entries(parse(readFileSync(file, 'utf8')) as Record<string, Entry>);

/** Sizes of the network, and what a question asks about: a setting, no measurement. */
const typed = new Set(['784', '128', '10', '512', '256', '8', '2.4', '255']);

const parts = [undefined, 'part-2'] as const;
const asked = (part: (typeof parts)[number]) =>
  questions.filter(([, question]) => question.part === part);

test('each part asks 7 to 10 questions of 4 different choices, each at a place of its own, and none is of another part', () => {
  for (const part of parts) {
    const all = asked(part);
    expect(all.length).toBeGreaterThanOrEqual(7);
    expect(all.length).toBeLessThanOrEqual(10);
    for (const [, { choices }] of all) expect(new Set(choices).size).toBe(4);
    expect(new Set(all.map(([, { place }]) => place)).size).toBe(all.length);
  }
  expect(parts.flatMap(asked)).toHaveLength(questions.length);
});

/** A chapter that a teacher adds may have one, and needs none. */
const ownChapters = [
  'backpropagation',
  'gradient-descent',
  'practical-tips',
  'training-loop',
  'why-training-is-hard',
];

test('each of the book’s own five chapters of Part 2 has a question, and none of its questions is about another part', () => {
  const about = [...new Set(asked('part-2').map(([, { chapter }]) => chapter))];
  expect(about).toEqual(expect.arrayContaining(ownChapters));
  const files = readdirSync(new URL('../../content/part-2/', import.meta.url));
  expect(files).toEqual(expect.arrayContaining(about.map((chapter) => `${chapter}.mdx`)));
});

test('no sentence types a number that is measured', () => {
  const sentences = questions.flatMap(([, { question, choices, answer }]) => [
    question,
    ...choices,
    answer,
  ]);
  const numbers = sentences.flatMap(
    (sentence) => sentence.replaceAll(/\{[^}]*\}/g, '').match(/\d[\d.,]*\d|\d/g) ?? [],
  );
  expect(numbers.filter((number) => !typed.has(number))).toEqual([]);
});

test('a fact is written in its style, and a name that is none is told', () => {
  expect(fill('{a}, {b as percent-1}', { a: 101_770, b: 0.5 })).toBe('101,770, 50.0\u0020%');
  expect(() => fill('{wrong}', {})).toThrow('{wrong} in content/questions.yaml is no fact');
});

test.each(parts)(
  'of part %s each question shows its 4 choices in two orders, and the right one at more than 2 places',
  (part) => {
    const all = asked(part).toSorted(([, one], [, other]) => one.place - other.place);
    const [before, after] = [ordersOf('before', all.length), ordersOf('after', all.length)];
    const places = new Set<number>();
    all.forEach(([, { right }], k) => {
      expect(before[k]!.toSorted()).toEqual([0, 1, 2, 3]);
      expect(after[k]!.toSorted()).toEqual([0, 1, 2, 3]);
      expect(before[k]).not.toEqual(after[k]);
      places.add(before[k]!.indexOf(right));
    });
    expect(places.size).toBeGreaterThan(2);
  },
);
