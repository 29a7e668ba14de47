// Which chapters the reader has come to the end of; a browser that refuses to store forgets it, and nothing else.
import { storageName } from './root.ts';

const key = 'chapters-read';

/** Slugs; anything else that stands in the storage counts as none. */
export function chaptersRead(): Set<string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(storageName(key)) ?? '[]');
    const slugs = Array.isArray(stored) ? stored : [];
    return new Set(slugs.filter((slug) => typeof slug === 'string'));
  } catch {
    return new Set();
  }
}

export function markRead(slug: string): void {
  try {
    const slugs = [...chaptersRead().add(slug)];
    localStorage.setItem(storageName(key), JSON.stringify(slugs));
  } catch {
    // The dot fills all the same, until the page is left.
  }
}
