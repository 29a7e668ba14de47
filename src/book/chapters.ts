// The chapters in the order of their numbers, with the address of each.
import { exercisesIn } from '#src/notebook/prepare/exercises.ts';
import { openChapter } from '#src/notebook/prepare/open-chapter.ts';
import { getCollection, type CollectionEntry } from 'astro:content';

export interface Chapter {
  entry: CollectionEntry<'chapters'>;
  number: number;
  title: string;
  shortTitle: string;
  address: string;
  /** Names of its exercises and quizzes. */
  exercises: string[];
}

export async function allChapters(): Promise<Chapter[]> {
  const entries = await getCollection('chapters');
  return entries
    .map((entry) => ({
      entry,
      number: Number(entry.filePath?.match(/(\d+)-[^/]*$/)?.[1] ?? 0),
      title: entry.data.title,
      shortTitle: entry.data.shortTitle ?? entry.data.title,
      address: `/${entry.id}/`,
      exercises: exercisesIn(entry.body ?? ''),
    }))
    .toSorted((a, b) => a.number - b.number);
}

/** Those that have something to run, and so files to take away. */
export async function chaptersWithCells(): Promise<Chapter[]> {
  const chapters = await allChapters();
  const records = await Promise.all(chapters.map(({ entry }) => openChapter(entry.id)));
  return chapters.filter((_, place) => records[place]!.cells.length > 0);
}
