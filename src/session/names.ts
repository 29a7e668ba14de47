// A list of names as the book keeps it: what has been read, what has been solved.
import { keep, type Kept, recall } from './storage.ts';

/** More and longer ones no course has. */
const most = 10_000;
const longest = 200;

/** @param shape of one name: anything else that stands in the storage counts as none. */
export function namesKept(key: Kept, shape: RegExp): Set<string> {
  try {
    const stored: unknown = JSON.parse(recall(key) ?? '[]');
    const names = Array.isArray(stored) ? stored.slice(0, most) : [];
    return new Set(names.filter((name) => isName(name, shape)));
  } catch {
    // Not JSON: somebody else's.
    return new Set();
  }
}

const isName = (name: unknown, shape: RegExp): name is string =>
  typeof name === 'string' && name.length <= longest && shape.test(name);

export function keepNames(key: Kept, names: ReadonlySet<string>): boolean {
  return keep(key, JSON.stringify([...names]));
}
