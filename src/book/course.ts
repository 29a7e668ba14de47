// content/course.yaml, read and checked: the parts of the book, their chapters in order, and what is left out.
// Runs in Node only; pages, the Markdown pipeline, tools and tests all learn from here which chapters there are.
import { existsSync, globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { didYouMean } from './nearest.ts';
import { courseFile, parseCourse, type Written, type WrittenCourse } from './parse-course.ts';
import { ContentError, type Problem } from './problem.ts';

export interface Part {
  title: string;
  /** Below content/. */
  folder: string;
  chapters: CourseChapter[];
}

export interface CourseChapter {
  slug: string;
  /** From the root of the project, such as content/part-1/inputs.mdx. */
  file: string;
  /** The title of its part. */
  partTitle: string;
  /** From 1, through all parts; undefined for a chapter that is left out. */
  number: number | undefined;
}

export interface Course {
  title: string;
  /** The address of the whole book, where links to chapters that are left out lead. */
  published: string | undefined;
  parts: Part[];
  /** Of all parts, in order. */
  chapters: CourseChapter[];
  leftOut: CourseChapter[];
}

const fileOf = (folder: string, slug: string) => `content/${folder}/${slug}.mdx`;
const slash = (path: string) => path.split(sep).join('/');

/** "part-2" → "Part 2". */
export const titleFrom = (name: string) =>
  `${name[0]!.toUpperCase()}${name.slice(1)}`.replaceAll('-', ' ');

/** The folders of chapters, those of parts that the course leaves out whole among them. */
function chapterFolders(root: string, parts: string[]): string[] {
  const there = globSync('content/*/*.mdx', { cwd: root }).map(
    (file) => slash(file).split('/')[1]!,
  );
  return [...new Set([...parts, ...there.toSorted()])].filter((folder) => folder !== 'pages');
}

/** Addresses below the root that are no chapter's. */
export function otherAddresses(root: string): string[] {
  const pages = globSync('{src/pages/*.astro,src/pages/*/index.astro,content/pages/*.mdx}', {
    cwd: root,
  });
  return pages.map((file) => slash(file).replace(/^\w+\/pages\/|(\/?index)?\.\w+$/g, ''));
}

/** The chapters in the folders of `files`. */
const slugsBeside = (root: string, files: string[]) =>
  files
    .flatMap((file) => globSync(`${dirname(file)}/*.mdx`, { cwd: root }))
    .map((file) => basename(file, '.mdx'));

function fileProblems(root: string, { parts, leftOut }: WrittenCourse): Problem[] {
  const problems: Problem[] = [];
  const tell = (line: number, text: string) => void problems.push({ file: courseFile, line, text });
  const taken = new Set(otherAddresses(root));
  const lines = new Map<string, number>();
  const listed = new Set<string>();
  const titles = new Set<string>();
  const folders = new Map<string, number>();

  function list({ text: slug, line }: Written, files: string[]) {
    const first = lines.get(slug);
    if (first !== undefined) {
      tell(line, `“${slug}” is listed twice, first on line ${first}.`);
      return;
    }
    lines.set(slug, line);
    if (taken.has(slug)) tell(line, `/${slug}/ is the address of another page.`);
    const found = files.find((file) => existsSync(join(root, file)));
    if (found) listed.add(found);
    else
      tell(line, `There is no ${files.join(' or ')}.${didYouMean(slug, slugsBeside(root, files))}`);
  }

  for (const { title, folder, chapters } of parts) {
    const first = folders.get(folder.text);
    if (first !== undefined)
      tell(folder.line, `The folder ${folder.text} belongs to the part on line ${first}.`);
    folders.set(folder.text, folder.line);
    if (titles.has(title.text)) tell(title.line, `Two parts are called “${title.text}”.`);
    titles.add(title.text);
    for (const chapter of chapters) list(chapter, [fileOf(folder.text, chapter.text)]);
  }
  const all = chapterFolders(root, [...folders.keys()]);
  for (const chapter of leftOut)
    list(
      chapter,
      all.map((folder) => fileOf(folder, chapter.text)),
    );
  const files = all.flatMap((folder) =>
    globSync(`content/${folder}/*.mdx`, { cwd: root }).map(slash),
  );
  for (const file of files.toSorted())
    if (!listed.has(file)) {
      const slug = basename(file, '.mdx');
      const text = `${courseFile} does not name this chapter: list “${slug}” in its part, or in leftOut.`;
      problems.push({ file, line: 1, text });
    }
  return problems;
}

/** When a file was last added to the folders that a course is checked against, or taken from them. */
const changedAt = (root: string): number[] =>
  ['content', 'src/pages']
    .flatMap((folder) => [folder, ...foldersIn(join(root, folder)).map((one) => join(folder, one))])
    .map((folder) => statSync(join(root, folder), { throwIfNoEntry: false })?.mtimeMs ?? 0);

const foldersIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true }).flatMap((one) =>
        one.isDirectory() ? one.name : [],
      )
    : [];

const known = new Map<string, { of: string; course: Course }>();

/** Read once as long as it stays as it is: a build asks for each figure. @throws ContentError, as `checkedCourse` does. */
export function readCourse(root = process.cwd()): Course {
  const text = readFileSync(join(root, courseFile), 'utf8');
  const of = JSON.stringify([text, changedAt(root)]);
  const old = known.get(root);
  if (old?.of === of) return old.course;
  const course = checkedCourse(text, root);
  known.set(root, { of, course });
  return course;
}

/** @throws ContentError, with a sentence that names file and line for each mistake. */
function checkedCourse(text: string, root: string): Course {
  const { course, problems } = parseCourse(text);
  const wrong = problems.length > 0 ? problems : fileProblems(root, course);
  if (wrong.length > 0) throw new ContentError(wrong);
  let number = 0;
  const parts = course.parts.map(({ title, folder, chapters }) => ({
    title: title.text,
    folder: folder.text,
    chapters: chapters.map(({ text: slug }) => {
      number += 1;
      return { slug, file: fileOf(folder.text, slug), partTitle: title.text, number };
    }),
  }));
  const folders = chapterFolders(
    root,
    parts.map(({ folder }) => folder),
  );
  const leftOut = course.leftOut.map(({ text: slug }) => {
    const folder = folders.find((one) => existsSync(join(root, fileOf(one, slug))))!;
    const partTitle = parts.find((part) => part.folder === folder)?.title ?? titleFrom(folder);
    return { slug, file: fileOf(folder, slug), partTitle, number: undefined };
  });
  const { title, published } = course;
  return { title, published, parts, chapters: parts.flatMap(({ chapters }) => chapters), leftOut };
}

/** The chapter whose text is in `file`; undefined for any other page, and for a chapter that is left out. */
export function chapterIn(file: URL | string | undefined): CourseChapter | undefined {
  if (!file) return undefined;
  const path = slash(relative(process.cwd(), file instanceof URL ? fileURLToPath(file) : file));
  return readCourse().chapters.find((chapter) => chapter.file === path);
}

/** The title in the head of a chapter's file, whether the course holds it or leaves it out. */
export function titleOf({ file, partTitle }: CourseChapter, root = process.cwd()): string {
  const mdx = readFileSync(join(root, file), 'utf8');
  const head: unknown = parse(/^---\r?\n([\s\S]*?)\r?\n---/.exec(mdx)?.[1] ?? '');
  const { title = '' } = (head ?? {}) as { title?: unknown };
  return withPart(String(title), partTitle);
}

/** `{part}` in the head of a page is the title of its part. */
export const withPart = (text: string, partTitle: string) =>
  text.replaceAll('{part}', () => partTitle);
