// The record of a chapter by its slug, made once for all that ask while a build or a server runs.
import { globSync, readFileSync, statSync } from 'node:fs';
import type { ChapterRecord } from '../record.ts';
import { recordOf } from './record.ts';

const folder = 'content/chapters';
const made = new Map<string, { at: number; record: Promise<ChapterRecord> }>();

function fileOf(chapter: string): string {
  const [name] = globSync(`[0-9][0-9]-${chapter}.mdx`, { cwd: folder });
  if (!name) throw new Error(`There is no chapter “${chapter}” in ${folder}/.`);
  return `${folder}/${name}`;
}

const titleIn = (mdx: string) =>
  /^title:\s*(?<quote>['"]?)(?<title>.*)\k<quote>\s*$/m.exec(mdx)?.groups!.title ?? '';

/** Made again when the chapter's file is newer. Throws ChapterError. */
export function openChapter(chapter: string): Promise<ChapterRecord> {
  const file = fileOf(chapter);
  const at = statSync(file).mtimeMs;
  const known = made.get(chapter);
  if (known?.at === at) return known.record;
  const record = recordOf(file, chapter, titleIn(readFileSync(file, 'utf8')));
  made.set(chapter, { at, record });
  return record;
}

/** Who hosts the book may leave the solutions out: `SOLUTIONS=no npm run build`. Checks stay, and are tried with them. */
export const withSolutions = process.env.SOLUTIONS !== 'no';
