// Which exercises and quizzes the reader has solved, chapter by chapter; remembered like the chapters she has read.
import { keepNames, namesKept } from './names.ts';

const key = 'exercises-done';

/** "chapter/exercise" each. */
export const exercisesDone = (): Set<string> => namesKept(key, /^[\w-]+\/[\w-]+$/);

/** Tells the page as well, so that the contents can count. */
export function markDone(chapter: string, exercise: string): void {
  const done = exercisesDone();
  const name = `${chapter}/${exercise}`;
  if (done.has(name)) return;
  keepNames(key, done.add(name));
  document.dispatchEvent(new CustomEvent('exercise-done', { detail: name }));
}
