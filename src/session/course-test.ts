// What the reader answered in the test before the course, and in the same test after it; kept in her browser alone.
//
// Each answer is the place of a choice in content/questions.yaml, under the question's name, so that the
// two tests can show the choices in any order, and a question that a teacher changes is not compared.
import { signal } from '@preact/signals';
import { forget, keep, onOtherTab, recall } from './storage.ts';

export type When = 'before' | 'after';
/** By question; one left open is missing. */
export type Answers = Readonly<Record<string, number>>;
export type CourseTest = Readonly<Partial<Record<When, Answers>>>;

export const choiceCount = 4;
const key = 'course-test';

export const courseTest = signal<CourseTest>({});

let following = false;

/** The first live part of a page calls it; safe to call again. */
export function recallCourseTest(): void {
  if (following) return;
  following = true;
  courseTest.value = parseCourseTest(recall(key));
  onOtherTab(key, (text) => (courseTest.value = parseCourseTest(text)));
}

export function handIn(when: When, answers: Answers): void {
  keepAll({ ...courseTest.value, [when]: answers });
}

function keepAll(taken: CourseTest): void {
  courseTest.value = taken;
  keep(key, JSON.stringify(taken));
}

/** Both tests: what is forgotten cannot be compared. @returns what it was, for whoever thinks better of it. */
export function forgetCourseTest(): CourseTest {
  const forgotten = courseTest.value;
  courseTest.value = {};
  forget(key);
  return forgotten;
}

/** What was handed in since, in another tab, stays. */
export function bringBackCourseTest(forgotten: CourseTest): void {
  keepAll({ ...forgotten, ...courseTest.value });
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
