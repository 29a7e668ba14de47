// The list of the built book's edition: all files, and which of them are kept of a page for reading it without a connection.
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type FileList, pathsOf } from '../../offline/edition.ts';

export function readEditionList(folder = 'dist'): FileList & { id: string } {
  const [file] = globSync('offline/*.json', { cwd: folder });
  if (!file) throw new Error(`${folder} has no list of its edition: npm run build writes it.`);
  const list = JSON.parse(readFileSync(join(folder, file), 'utf8')) as FileList;
  return { ...list, id: basename(file, '.json') };
}

/** What is kept with a page and with every page; nothing for a page that is not listed. */
export const keptWith = (list: FileList, page: string): string[] =>
  page in list.pages ? pathsOf(list, [...list.pages[page]!, ...list.shell]) : [];

/** What the ledger calls that part of the list: paths, whatever is in the files. */
export const keptPart = (page: string) => `kept:${page}`;
/** The page that a name of the ledger speaks of so. */
export const pageOfPart = (name: string): string | undefined => /^kept:(.*)$/.exec(name)?.[1];
