// The record of a chapter by its slug, made once for all that ask while a build or a server runs.
import { readFileSync, statSync } from 'node:fs';
import { type CourseChapter, readCourse, titleOf } from '#src/book/course.ts';
import type { CellSource } from '../cell.ts';
import type { ChapterRecord } from '../record.ts';
import { cellsOf } from './chapter.ts';
import { recordAside } from './records-aside.ts';

interface Opened {
  file: string;
  /** When the file was written. */
  at: number;
  cells: CellSource[];
  record: Promise<ChapterRecord>;
}

// Shared by the copies of this file: the build's own begins the records, the bundled one of the pages asks for them.
const shared = globalThis as { openedChapters?: Map<string, Opened> };
const opened = (shared.openedChapters ??= new Map<string, Opened>());

const writtenAt = (file: string) => statSync(file, { throwIfNoEntry: false })?.mtimeMs;

function chapterNamed(slug: string): CourseChapter {
  const { chapters, leftOut } = readCourse();
  const found = [...chapters, ...leftOut].find((chapter) => chapter.slug === slug);
  if (!found) throw new Error(`There is no chapter “${slug}” in content/course.yaml.`);
  return found;
}

/** Opened again when the chapter's file is newer. Throws ChapterError. */
function open(slug: string): Opened {
  const known = opened.get(slug);
  if (known && known.at === writtenAt(known.file)) return known;
  const chapter = chapterNamed(slug);
  const { file } = chapter;
  const at = statSync(file).mtimeMs;
  const cells = cellsOf(readFileSync(file, 'utf8'), file);
  const record = recordAside({ cells, file, slug, title: titleOf(chapter) });
  // Who asks for the record hears of what is wrong with it; until then it may wait unheard.
  record.catch(() => undefined);
  const fresh = { file, at, cells, record };
  opened.set(slug, fresh);
  return fresh;
}

/** The record of a chapter. Throws ContentError. */
export const openChapter = async (slug: string): Promise<ChapterRecord> => open(slug).record;

/**
 * The slugs of the chapters that have something to run, and so files to download. All their records are begun, and none is
 * waited for: a build makes other pages meanwhile. Throws ChapterError.
 */
export const chaptersWithCells = (): string[] =>
  readCourse()
    .chapters.map(({ slug }) => slug)
    .filter((slug) => open(slug).cells.length > 0);

/** Who hosts the book may leave the solutions out: `SOLUTIONS=no npm run build`. Checks stay, and are tried with them. */
export const withSolutions = process.env.SOLUTIONS !== 'no';
