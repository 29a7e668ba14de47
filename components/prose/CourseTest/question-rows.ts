// The questions of content/questions.yaml with their numbers filled in, and the order of their choices in one test.
import { getCollection } from 'astro:content';
import { allChapters } from '#src/book/chapters.ts';
import { type Course, readCourse, titleOf } from '#src/book/course.ts';
import { whereChapterIs } from '#src/book/absent-links.ts';
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
  /** The chapter that answers it: its title, and its address, if it is in the course or published. */
  chapterAddress?: string;
  chapterTitle: string;
  /** The places of the choices as this test shows them. */
  order: number[];
}

function chapterLink(course: Course, slug: string) {
  const chapter = [...course.chapters, ...course.leftOut].find((each) => each.slug === slug)!;
  return { chapterTitle: titleOf(chapter), chapterAddress: whereChapterIs(course, slug) };
}

/** The part at whose end the same questions come again, if the course holds that chapter. */
export async function partWithTestAfter(part?: string): Promise<string | undefined> {
  const chapters = await allChapters();
  const tag = part ? `<CourseTest when="after" part="${part}"` : '<CourseTest when="after" />';
  return chapters.find(({ entry }) => entry.body?.includes(tag))?.partTitle;
}

const entriesOf = (part?: string) => getCollection('questions', ({ data }) => data.part === part);

export async function questionsOf(when: When, part?: string): Promise<Question[]> {
  const entries = await entriesOf(part);
  const course = readCourse();
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
      ...chapterLink(course, chapter),
      order: orders[place]!,
    }));
}

export async function rightAnswers(part?: string): Promise<Answers> {
  const entries = await entriesOf(part);
  return Object.fromEntries(entries.map(({ id, data }) => [id, data.right]));
}
