// What a chapter's head, a term and a reference must say; which chapters there are says content/course.yaml.
import { defineCollection, reference } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { readCourse } from './book/course.ts';

const chapters = defineCollection({
  loader: glob({
    base: './content',
    pattern: readCourse().chapters.map((chapter) => chapter.file.replace('content/', '')),
    generateId: ({ entry }) => entry.replace(/^.*\/(.*)\.mdx$/, '$1'),
  }),
  schema: z.object({
    /** `{part}` in it is the title of the chapter's part. */
    title: z.string(),
    /** In the contents, where the title is too long. */
    shortTitle: z.string().optional(),
    /** The question the chapter answers. */
    question: z.string(),
    /** For search engines and previews. */
    description: z.string(),
    minutes: z.number().int().positive(),
    /** What a reader can do afterwards, for the front page. */
    afterwards: z.string(),
  }),
});

const glossary = defineCollection({
  loader: file('./content/glossary.yaml'),
  schema: z.object({
    term: z.string(),
    /** Plain words on one line. */
    definition: z.string().max(160),
    /** The slug of the chapter that introduces it, which this course may leave out. */
    chapter: z.string(),
    see: z.array(reference('glossary')).default([]),
  }),
});

const references = defineCollection({
  loader: file('./content/references.yaml'),
  schema: z.object({
    /** As a citation in the text names it. */
    short: z.string(),
    authors: z.array(z.string()),
    year: z.number().int().optional(),
    title: z.string(),
    /** Journal, publisher or series. */
    where: z.string(),
    address: z.url().optional(),
    /** What the book uses it for. */
    note: z.string(),
  }),
});

/** The test before and after a part of the course; `{fact as style}` in a sentence is a number of the book. */
const questions = defineCollection({
  loader: file('./content/questions.yaml'),
  schema: z.object({
    /** The folder of the part that asks it; the first where nothing is said. */
    part: z.string().optional(),
    /** Its place in the test. */
    place: z.number().int().positive(),
    question: z.string(),
    choices: z.array(z.string()).length(4),
    /** The place of the right choice, from 0. */
    right: z.number().int().min(0).max(3),
    /** Why, shown when the test is handed in. */
    answer: z.string(),
    /** The slug of the chapter that answers it, which this course may leave out. */
    chapter: z.string(),
  }),
});

/** Pages of their own that a teacher edits like a chapter: the sheet to print. */
const sheets = defineCollection({
  loader: glob({ base: './content', pattern: 'sheet*.mdx' }),
  schema: z.object({ title: z.string(), description: z.string() }),
});

/** Pages beside the chapters, written with the same tags. */
const pages = defineCollection({
  loader: glob({ base: './content/pages', pattern: '*.mdx' }),
  schema: z.object({
    title: z.string(),
    /** What the page answers. */
    question: z.string(),
    /** For search engines and previews. */
    description: z.string(),
  }),
});

const models = defineCollection({
  loader: file('./content/models.yaml'),
  schema: z.object({
    name: z.string(),
    /** How it was made, in words. */
    made: z.string(),
    /** What others have published for such a model, in their own terms, and where. */
    published: z.object({ says: z.string(), by: reference('references') }).optional(),
  }),
});

export const collections = {
  chapters,
  glossary,
  references,
  questions,
  sheets,
  pages,
  models,
};
