// Which chapters the reader has come to the end of; a browser that refuses to store forgets it, and nothing else.
import { keep, recall } from './storage.ts';

const key = 'chapters-read';

/** Slugs; anything else that stands in the storage counts as none. */
export function chaptersRead(): Set<string> {
  try {
    const stored: unknown = JSON.parse(recall(key) ?? '[]');
    const slugs = Array.isArray(stored) ? stored : [];
    return new Set(slugs.filter((slug) => typeof slug === 'string'));
  } catch {
    // Not JSON: somebody else's.
    return new Set();
  }
}

export function markRead(slug: string): void {
  keep(key, JSON.stringify([...chaptersRead().add(slug)]));
}
