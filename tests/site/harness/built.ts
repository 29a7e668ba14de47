// Reads a file of the built book as a test's visit would: the ledger knows of it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
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
