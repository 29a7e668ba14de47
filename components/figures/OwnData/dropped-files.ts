// Files that were dropped or chosen, with the folders they lie in; no more of them than may come.
import { limits } from '#src/own-data/limits.ts';
import type { Brought } from '#src/own-data/receive.ts';
import { isSystemFile } from '#src/own-data/system-files.ts';

const most = limits.files + 1;

export const chosenFiles = (files: Iterable<File>): Brought[] =>
  [...files]
    .map((blob) => ({ path: blob.webkitRelativePath || blob.name, blob }))
    .filter(({ path }) => !isSystemFile(path))
    .slice(0, most);

/** The transfer is read at once, before the browser takes it away; folders are walked afterwards. */
export async function droppedFiles(transfer: DataTransfer): Promise<Brought[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry?.() ?? []);
  const plain = chosenFiles(transfer.files);
  if (!entries.some(({ isDirectory }) => isDirectory)) return plain;
  const found: Brought[] = [];
  for (const entry of entries) await walk(entry, found);
  return found;
}

async function walk(entry: FileSystemEntry, found: Brought[]): Promise<void> {
  if (found.length >= most || isSystemFile(entry.name)) return;
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) {
    const blob = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    found.push({ path, blob });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // A reader gives a hundred at a time, and none at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    for (const one of some) await walk(one, found);
  }
}
