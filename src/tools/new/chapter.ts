// A new chapter: its file, and its line in content/course.yaml; with a new part around it, if it is the first of one.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMap, isSeq, type Node, parseDocument } from 'yaml';
import { otherAddresses, readCourse, titleFrom } from '#src/book/course.ts';
import { courseFile } from '#src/book/parse-course.ts';
import { NameError } from './mistake.ts';

const template = (title: string) => `---
title: ${title}
question: Which question does this chapter answer?
description: One sentence for search engines and for those who share the address.
minutes: 10
afterwards: say what you have learned here
---

<Opening picture="training-images">
  What do these digits ask? Choose a picture of src/facts/openings.ts that asks your question.
</Opening>

Begin with the question, in words that a newcomer would use. A number is a tag, so that it stays true: the network
reads <Value name="accuracy" as="percent-1" /> of the test images correctly.

## What the reader tries

Say what to change and what to look for, before the code shows it.

\`\`\`ts cell id=first-try
// Change the number of pixels, and run the cell.
const pixels = 28;
display({ inputs: pixels * pixels });
\`\`\`

<Guess
  question="What happens when an image has twice the width and the height?"
  choices="twice the inputs | *four times the inputs | the same inputs"
>
  Four times the inputs: both the rows and the columns are doubled.
</Guess>

## What to take along

End with what the reader can do now, and lead on to the next question.
`;

/** The same text with one more chapter in a part; comments and lines stay as their author wrote them. */
function withChapter(yaml: string, part: number, slug: string): string {
  const chapters = parseDocument(yaml).getIn(['parts', part, 'chapters']);
  const last = isSeq<Node>(chapters) ? chapters.items.at(-1) : undefined;
  if (!last?.range) throw new Error('readCourse has found a chapter there.');
  const [start, end] = last.range;
  const lineEnd = `${yaml}\n`.indexOf('\n', end);
  const before = yaml.slice(yaml.lastIndexOf('\n', start) + 1, start);
  // One a line after a hyphen, or all between brackets.
  return /^\s*- $/.test(before)
    ? `${yaml.slice(0, lineEnd)}\n${before}${slug}${yaml.slice(lineEnd)}`
    : `${yaml.slice(0, end)}, ${slug}${yaml.slice(end)}`;
}

/** The same text with one more part after the last, which holds one chapter. */
function withPart(yaml: string, folder: string, slug: string): string {
  const parts = parseDocument(yaml).get('parts');
  const last = isSeq<Node>(parts) ? parts.items.at(-1) : undefined;
  const chapters = isMap(last) ? last.items.at(-1)?.value : undefined;
  const start = last?.range?.[0];
  const end = (chapters as Node | undefined)?.range?.[1];
  if (start === undefined || end === undefined) throw new Error('readCourse has found a part.');
  const hyphen = yaml.slice(yaml.lastIndexOf('\n', start) + 1, start);
  const indent = ' '.repeat(hyphen.length);
  const lines = [
    `${hyphen}title: ${titleFrom(folder)}`,
    `${indent}folder: ${folder}`,
    `${indent}chapters:`,
    `${indent}  - ${slug}`,
  ];
  // A list of lines ends behind its last line's end, or at the end of the text.
  const lineEnd = yaml.lastIndexOf('\n', end - 1) + 1 === end ? end : yaml.indexOf('\n', end) + 1;
  const [before, after] =
    lineEnd > 0 ? [yaml.slice(0, lineEnd), yaml.slice(lineEnd)] : [`${yaml}\n`, ''];
  return `${before}${lines.join('\n')}\n${after}`;
}

const isName = (name: string) => /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name);

/**
 * Adds `name` at the end of the last part, or, as `part-2/gradient-descent`, of the part with that folder, which is
 * made if there is none. Throws NameError.
 */
export function newChapter(root: string, name: string): string[] {
  const course = readCourse(root);
  const [slug, folder = course.parts.at(-1)!.folder, ...more] = name.split('/').toReversed();
  if (!isName(slug!) || more.length > 0)
    throw new NameError(
      `A chapter's name is part of its address: small letters and digits, joined by hyphens, such as gradient-descent. “${name}” is not.`,
    );
  if (!isName(folder) || folder === 'pages')
    throw new NameError(
      `Before the slash stands the folder of a part, such as part-2. “${folder}” cannot be one.`,
    );
  const taken = [...course.chapters, ...course.leftOut].find((chapter) => chapter.slug === slug);
  if (taken) throw new NameError(`There is a chapter “${slug}” already: ${taken.file}.`);
  if (otherAddresses(root).includes(slug!))
    throw new NameError(`/${slug}/ is the address of another page: choose another name.`);
  const file = `content/${folder}/${slug}.mdx`;
  if (existsSync(join(root, file))) throw new NameError(`There is a file ${file} already.`);

  const yaml = readFileSync(join(root, courseFile), 'utf8');
  const part = course.parts.findIndex((each) => each.folder === folder);
  mkdirSync(join(root, 'content', folder), { recursive: true });
  writeFileSync(join(root, file), template(titleFrom(slug!)));
  writeFileSync(
    join(root, courseFile),
    part < 0 ? withPart(yaml, folder, slug!) : withChapter(yaml, part, slug!),
  );
  const { number, partTitle } = readCourse(root).chapters.find((chapter) => chapter.slug === slug)!;
  return [
    `${file}: the text of chapter ${number}.`,
    part < 0
      ? `${courseFile}: the new part “${partTitle}”, and in it the chapter’s line.`
      : `${courseFile}: its line, at the end of “${partTitle}”; move it to where the chapter belongs.`,
    `npm start shows it at /${slug}/.`,
  ];
}
