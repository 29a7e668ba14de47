// Files that a reader takes away from the page that she reads.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { type Page, test } from '@playwright/test';
import { bar } from './reader.ts';

export interface Taken {
  name: string;
  text: string;
  /** What it prints as a program of its own. */
  run(): string;
}

export async function take(page: Page, link: string): Promise<Taken> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    bar(page).getByRole('link', { name: link }).click(),
  ]);
  const folder = resolve('.cache/playwright/taken');
  mkdirSync(folder, { recursive: true });
  const path = `${folder}/${test.info().testId}-${file.suggestedFilename()}`;
  await file.saveAs(path);
  return {
    name: basename(file.suggestedFilename()),
    text: readFileSync(path, 'utf8'),
    run: () => execFileSync(resolve('node_modules/.bin/node'), [path], { encoding: 'utf8' }),
  };
}
