// What the reader answered in the test before a part of the course, and in the same test after it; kept in her browser alone.
//
// Each answer is the place of a choice in content/questions.yaml, under the question's name, so that the
// two tests can show the choices in any order, and a question that a teacher changes is not compared.
// The first part's test needs no name, as when it was the only one; any other goes by its part's folder.
import { type Signal, signal } from '@preact/signals';
import { forget, keep, onOtherTab, recall } from './storage.ts';

export type When = 'before' | 'after';
/** By question; one left open is missing. */
export type Answers = Readonly<Record<string, number>>;
export type CourseTest = Readonly<Partial<Record<When, Answers>>>;

export const choiceCount = 4;

const taken = new Map<string, Signal<CourseTest>>();
const followed = new Set<string>();

const keyOf = (part: string) => (part ? (`course-test:${part}` as const) : 'course-test');

export function courseTestOf(part = ''): Signal<CourseTest> {
  const known = taken.get(part) ?? signal<CourseTest>({});
  taken.set(part, known);
  return known;
}

/** The first live part of a page calls it; safe to call again. */
export function recallCourseTest(part = ''): void {
  if (followed.has(part)) return;
  followed.add(part);
  const test = courseTestOf(part);
  test.value = parseCourseTest(recall(keyOf(part)));
  onOtherTab(keyOf(part), (text) => (test.value = parseCourseTest(text)));
}

export function handIn(when: When, answers: Answers, part = ''): void {
  keepAll({ ...courseTestOf(part).value, [when]: answers }, part);
}

function keepAll(all: CourseTest, part: string): void {
  courseTestOf(part).value = all;
  keep(keyOf(part), JSON.stringify(all));
}

/** Both tests: what is forgotten cannot be compared. @returns what it was, for whoever thinks better of it. */
export function forgetCourseTest(part = ''): CourseTest {
  const test = courseTestOf(part);
  const forgotten = test.value;
  test.value = {};
  forget(keyOf(part));
  return forgotten;
}

/** What was handed in since, in another tab, stays. */
export function bringBackCourseTest(forgotten: CourseTest, part = ''): void {
  keepAll({ ...forgotten, ...courseTestOf(part).value }, part);
}

/** Anything that we did not write counts as no test taken. */
export function parseCourseTest(text: string | null): CourseTest {
  try {
    const stored: unknown = JSON.parse(text ?? '{}');
    const { before, after } = (stored ?? {}) as Record<When, unknown>;
    return {
      ...(areAnswers(before) && { before }),
      ...(areAnswers(after) && { after }),
    };
  } catch {
    // Not JSON: somebody else's.
    return {};
  }
}

const isChoice = (value: unknown): value is number =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < choiceCount;

function areAnswers(value: unknown): value is Answers {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const choices = Object.values(value);
  return choices.length > 0 && choices.every(isChoice);
}

/** How many of `right`, each question's right choice, were answered so. */
export const countRight = (answers: Answers | undefined, right: Answers): number =>
  Object.entries(right).filter(([question, choice]) => answers?.[question] === choice).length;
