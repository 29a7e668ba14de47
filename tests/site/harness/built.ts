// Reads files of the built book as a test's visit would: the ledger knows of them.
import { globSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { keptPart, keptWith, readEditionList } from '#src/tools/site/edition-list.ts';
import { note } from './ledger.ts';

/** The text of a file below the book's path; '' where there is none. */
export function readBuilt(path: string): string {
  note(path);
  try {
    return readFileSync(join('dist', path), 'utf8');
  } catch {
    return '';
  }
}

/** The files that a pattern matches, by their paths below the book's. */
export function builtNamed(pattern: string): string[] {
  note(pattern);
  return globSync(pattern, { cwd: 'dist' })
    .filter((file) => statSync(join('dist', file)).isFile())
    .map((file) => file.split(sep).join('/'));
}

/** What the edition's list says is kept for reading a page without a connection. */
export function builtKept(page: string): string[] {
  note(keptPart(page));
  return keptWith(readEditionList(), page);
}
