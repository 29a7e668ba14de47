// The questions of content/questions.yaml with their numbers filled in, and the order of their choices in one test.
import { getCollection } from 'astro:content';
import { openBook } from '#src/facts/book.ts';
import type { Answers, When } from '#src/session/course-test.ts';
import { fill } from './fill.ts';
import { ordersOf } from './order.ts';

export interface Question {
  id: string;
  question: string;
  /** In the order of the file. */
  choices: string[];
  right: number;
  answer: string;
  /** The slug of the chapter that answers it, and its title. */
  chapter: string;
  chapterTitle: string;
  /** The places of the choices as this test shows them. */
  order: number[];
}

export async function questionsOf(when: When): Promise<Question[]> {
  const entries = await getCollection('questions');
  const chapters = await getCollection('chapters');
  const { facts } = await openBook();
  const orders = ordersOf(when, entries.length);
  return entries
    .toSorted((one, other) => one.data.place - other.data.place)
    .map(({ id, data: { question, choices, right, answer, chapter } }, place) => ({
      id,
      question: fill(question, facts),
      choices: choices.map((choice) => fill(choice, facts)),
      right,
      answer: fill(answer, facts),
      chapter: chapter.id,
      chapterTitle: chapters.find((each) => each.id === chapter.id)!.data.title,
      order: orders[place]!,
    }));
}

export async function rightAnswers(): Promise<Answers> {
  const entries = await getCollection('questions');
  return Object.fromEntries(entries.map(({ id, data }) => [id, data.right]));
}
