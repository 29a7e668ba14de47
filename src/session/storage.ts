// What the book keeps in the reader's browser, read and written here alone, under the site's own name.
//
// Storage may be refused or full; then things live as long as the page, and `notKept` says why.
// Inside a frame it is only read: a page that shows ours cannot trick a reader into replacing or
// deleting what she made.
import { signal } from '@preact/signals';
import { storageName } from './root.ts';

export type NotKept = 'refused' | 'full' | 'framed';

/** Why the last thing was not kept; undefined while all is. */
export const notKept = signal<NotKept | undefined>(undefined);

export const isFramed = () => window.self !== window.top;

/** @returns null for what was never kept, and where storage is refused. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(storageName(key));
  } catch {
    // A frame has its own reason, told when there is something to keep.
    if (!isFramed()) notKept.value = 'refused';
    return null;
  }
}

export function keep(key: string, text: string): void {
  write((storage) => storage.setItem(storageName(key), text));
}

export function forget(key: string): void {
  write((storage) => storage.removeItem(storageName(key)));
}

function write(change: (storage: Storage) => void): void {
  if (isFramed()) {
    notKept.value = 'framed';
    return;
  }
  try {
    change(localStorage);
    notKept.value = undefined;
  } catch (error) {
    const full = error instanceof DOMException && error.name === 'QuotaExceededError';
    notKept.value = full ? 'full' : 'refused';
  }
}

/** Calls back when another tab of the same book keeps or forgets `key`. */
export function onOtherTab(key: string, changed: (text: string | null) => void): void {
  addEventListener('storage', (event) => {
    if (event.key === storageName(key)) changed(event.newValue);
  });
}
