// The record of a chapter by its slug, made once for all that ask while a build or a server runs.
import { statSync } from 'node:fs';
import { type CourseChapter, readCourse, titleOf } from '#src/book/course.ts';
import type { ChapterRecord } from '../record.ts';
import { recordOf } from './record.ts';

const made = new Map<string, { at: number; record: Promise<ChapterRecord> }>();

function chapterNamed(slug: string): CourseChapter {
  const { chapters, leftOut } = readCourse();
  const found = [...chapters, ...leftOut].find((chapter) => chapter.slug === slug);
  if (!found) throw new Error(`There is no chapter “${slug}” in content/course.yaml.`);
  return found;
}

/** Made again when the chapter's file is newer. Throws ChapterError. */
export function openChapter(chapter: string): Promise<ChapterRecord> {
  const named = chapterNamed(chapter);
  const { file } = named;
  const at = statSync(file).mtimeMs;
  const known = made.get(chapter);
  if (known?.at === at) return known.record;
  const record = recordOf(file, chapter, titleOf(named));
  made.set(chapter, { at, record });
  return record;
}

/** The slugs of the chapters that have something to run, and so files to download. */
export async function chaptersWithCells(): Promise<string[]> {
  const slugs = readCourse().chapters.map(({ slug }) => slug);
  const records = await Promise.all(slugs.map(openChapter));
  return slugs.filter((_, place) => records[place]!.cells.length > 0);
}

/** Who hosts the book may leave the solutions out: `SOLUTIONS=no npm run build`. Checks stay, and are tried with them. */
export const withSolutions = process.env.SOLUTIONS !== 'no';
