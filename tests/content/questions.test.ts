// The six questions: every number is the code's own, four choices differ, and no answer stands at one place only.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { fill } from '#components/prose/CourseTest/fill.ts';
import { ordersOf } from '#components/prose/CourseTest/order.ts';

interface Entry {
  question: string;
  choices: string[];
  right: number;
  answer: string;
}
const file = new URL('../../content/questions.yaml', import.meta.url);
const questions = Object.entries(parse(readFileSync(file, 'utf8')) as Record<string, Entry>);

/** Sizes of the network, and what a question asks about: a setting, no measurement. */
const typed = new Set(['784', '128', '10', '512', '256', '0.95', '95', '100', '0.9', '8']);

test('there are 6 questions of 4 different choices', () => {
  expect(questions).toHaveLength(6);
  for (const [, { choices }] of questions) expect(new Set(choices).size).toBe(4);
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

test('each question shows its 4 choices in two orders, and the right one at more than 2 places', () => {
  const [before, after] = [ordersOf('before', 6), ordersOf('after', 6)];
  const places = new Set<number>();
  questions.forEach(([, { right }], k) => {
    expect(before[k]!.toSorted()).toEqual([0, 1, 2, 3]);
    expect(after[k]!.toSorted()).toEqual([0, 1, 2, 3]);
    expect(before[k]).not.toEqual(after[k]);
    places.add(before[k]!.indexOf(right));
  });
  expect(places.size).toBeGreaterThan(2);
});
