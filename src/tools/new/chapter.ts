// A new chapter: its file, and its line in content/course.yaml.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSeq, type Node, parseDocument } from 'yaml';
import { otherAddresses, readCourse } from '#src/book/course.ts';
import { courseFile } from '#src/book/parse-course.ts';
import { NameError } from './mistake.ts';

/** "gradient-descent" → "Gradient descent". */
const titleFrom = (slug: string) =>
  `${slug[0]!.toUpperCase()}${slug.slice(1)}`.replaceAll('-', ' ');

const template = (title: string) => `---
title: ${title}
question: Which question does this chapter answer?
description: One sentence for search engines and for those who share the address.
minutes: 10
afterwards: say what you have learned here
---

Begin with the question, in the words of somebody who does not know the answer yet. A number is a tag, so that it stays
true: the network reads <Value name="accuracy" as="percent-1" /> of the test images right.

## What the reader tries

Say what to change and what to look for, before the code shows it.

\`\`\`ts cell id=first-try
// Change the number of pixels, and run the cell.
const pixels = 28;
display({ inputs: pixels * pixels });
\`\`\`

<Guess
  question="What happens when an image has twice the width and the height?"
  choices="twice the inputs | four times the inputs | the same inputs"
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

/** Adds `slug` at the end of the last part. Throws NameError. */
export function newChapter(root: string, slug: string): string[] {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug))
    throw new NameError(
      `A chapter's name is part of its address: small letters and digits, joined by hyphens, such as gradient-descent. “${slug}” is not.`,
    );
  const course = readCourse(root);
  const taken = [...course.chapters, ...course.leftOut].find((chapter) => chapter.slug === slug);
  if (taken) throw new NameError(`There is a chapter “${slug}” already: ${taken.file}.`);
  if (otherAddresses(root).includes(slug))
    throw new NameError(`/${slug}/ is the address of another page: choose another name.`);
  const last = course.parts.length - 1;
  const file = `content/${course.parts[last]!.folder}/${slug}.mdx`;
  if (existsSync(join(root, file))) throw new NameError(`There is a file ${file} already.`);

  const yaml = readFileSync(join(root, courseFile), 'utf8');
  writeFileSync(join(root, file), template(titleFrom(slug)));
  writeFileSync(join(root, courseFile), withChapter(yaml, last, slug));
  const { number } = readCourse(root).chapters.at(-1)!;
  return [
    `${file}: the text of chapter ${number}.`,
    `${courseFile}: its line, at the end of “${course.parts[last]!.title}”; move it to where the chapter belongs.`,
    `npm start shows it at /${slug}/.`,
  ];
}
