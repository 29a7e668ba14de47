// What the book keeps in the reader's browser, read and written here alone, under the site's own name.
//
// Storage may be refused or full; then things live as long as the page, which reads them here as if they were kept,
// and `notKept` says why. In a page of another site nothing is ever written: a stranger who shows ours could trick a
// reader into replacing or deleting what she made.
import { signal } from '@preact/signals';
import { storageName } from './root.ts';

/** All that is kept: each has a place on the page that says when it is not (components/controls/NotKept). */
export type Kept =
  | 'digit'
  | 'course-test'
  | 'exercises-done'
  | 'chapters-read'
  | 'measured-time'
  | 'path'
  | 'look'
  | 'cells';
/** Some have one key, some one for each chapter or part. */
type Key = Kept | `${'cells' | 'course-test'}:${string}`;

export type NotKept = 'refused' | 'full' | 'framed';

/** What the last change of was not kept, and why. */
export const notKept = signal<Readonly<Partial<Record<Kept, NotKept>>>>({});

/** What this page wrote and could not keep, over what was stored then; null for what it removed. */
const unkept = new Map<Key, { text: string | null; over: string | null }>();

/** In any page at all, our own included: there the book does not settle, as it does in a tab. */
export const isFramed = () => window.self !== window.top;

/**
 * Whether a page of another origin stands around this one. One of our own may write our storage anyhow, so that to
 * refuse it protects nobody; but it may itself stand in a stranger's page, who then chooses what the reader presses.
 */
function isAmongStrangers(): boolean {
  for (let page: Window = window; page.self !== page.top; page = page.parent)
    if (!page.frameElement) return true;
  return false;
}

/** Why nothing at all can be kept here; undefined where something may be, if there is room. */
export function whyNothingIsKept(): NotKept | undefined {
  if (isAmongStrangers()) return 'framed';
  return stored('digit') === undefined ? 'refused' : undefined;
}

/** What she follows through the figures is over with the tab; all else lasts. */
const storageOf = (key: Key): Storage => (key === 'path' ? sessionStorage : localStorage);

/** @returns null for what was never kept, undefined where storage is refused. */
function stored(key: Key): string | null | undefined {
  try {
    const name = storageName(key);
    return key === 'path' ? sessionStorage.getItem(name) : localStorage.getItem(name);
  } catch {
    return undefined;
  }
}

/** @returns null for what was never kept, and where storage is refused. */
export function recall(key: Key): string | null {
  const text = stored(key) ?? null;
  const here = unkept.get(key);
  // Where another tab has written since, what it wrote is the newer, and nothing may be written over it unseen.
  return here && (here.over === text || isAmongStrangers()) ? here.text : text;
}

/** @returns false where it lasts only as long as the page. */
export function keep(key: Key, text: string): boolean {
  return write(key, text, (storage) => storage.setItem(storageName(key), text));
}

/** @returns false where it is gone only as long as the page lasts. */
export function forget(key: Key): boolean {
  return write(key, null, (storage) => storage.removeItem(storageName(key)));
}

function write(key: Key, text: string | null, change: (storage: Storage) => void): boolean {
  const why = isAmongStrangers() ? 'framed' : whyFailed(() => change(storageOf(key)));
  if (why) unkept.set(key, { text, over: stored(key) ?? null });
  else unkept.delete(key);
  const name = key.split(':')[0] as Kept;
  if (notKept.peek()[name] !== why) notKept.value = { ...notKept.peek(), [name]: why };
  return !why;
}

function whyFailed(change: () => void): NotKept | undefined {
  try {
    change();
    return undefined;
  } catch (error) {
    const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
    return isFull ? 'full' : 'refused';
  }
}

/** Calls back when another tab of the same book keeps or forgets `key`. */
export function onOtherTab(key: Key, changed: (text: string | null) => void): void {
  addEventListener('storage', (event) => {
    if (event.key !== storageName(key)) return;
    unkept.delete(key);
    changed(event.newValue);
  });
}
