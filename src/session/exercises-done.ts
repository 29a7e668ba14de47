// Which exercises and quizzes the reader has solved, chapter by chapter; remembered like the chapters she has read.
import { keep, recall } from './storage.ts';

const key = 'exercises-done';

/** "chapter/exercise" each; anything else that stands in the storage counts as none. */
export function exercisesDone(): Set<string> {
  try {
    const stored: unknown = JSON.parse(recall(key) ?? '[]');
    const names = Array.isArray(stored) ? stored : [];
    return new Set(names.filter((name) => typeof name === 'string'));
  } catch {
    // Not JSON: somebody else's.
    return new Set();
  }
}

/** Tells the page as well, so that the contents can count. */
export function markDone(chapter: string, exercise: string): void {
  const done = exercisesDone();
  const name = `${chapter}/${exercise}`;
  if (done.has(name)) return;
  keep(key, JSON.stringify([...done.add(name)]));
  document.dispatchEvent(new CustomEvent('exercise-done', { detail: name }));
}
