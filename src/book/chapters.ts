// The chapters of the course as pages: numbered in the order of content/course.yaml, each with its address.
import { getCollection, type CollectionEntry } from 'astro:content';
import { readCourse, withPart } from './course.ts';

export interface Chapter {
  entry: CollectionEntry<'chapters'>;
  number: number;
  title: string;
  shortTitle: string;
  address: string;
  /** The title of its part. */
  partTitle: string;
}

export const addressOf = (slug: string) => `/${slug}/`;

/** The chapters by parts, in the order of the course. */
export async function allParts(): Promise<{ title: string; chapters: Chapter[] }[]> {
  const chapters = await allChapters();
  return readCourse().parts.map(({ title }) => ({
    title,
    chapters: chapters.filter(({ partTitle }) => partTitle === title),
  }));
}

/** Without those that are left out. */
export async function allChapters(): Promise<Chapter[]> {
  const entries = new Map((await getCollection('chapters')).map((entry) => [entry.id, entry]));
  return readCourse().chapters.map(({ slug, number, partTitle }) => {
    const entry = entries.get(slug)!;
    const title = withPart(entry.data.title, partTitle);
    const shortTitle = withPart(entry.data.shortTitle ?? title, partTitle);
    return { entry, number: number!, title, shortTitle, address: addressOf(slug), partTitle };
  });
}
