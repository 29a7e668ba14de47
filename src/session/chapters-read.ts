// Which chapters the reader has come to the end of; a browser that refuses to store forgets it, and nothing else.
import { keepNames, namesKept } from './names.ts';

const key = 'chapters-read';

/** Slugs. */
export const chaptersRead = (): Set<string> => namesKept(key, /^[\w-]+$/);

export function markRead(slug: string): void {
  keepNames(key, chaptersRead().add(slug));
}
