// Before anything is built, every name in the content is one that there is: tags, chapters, pages, terms, works, claims,
// facts. Read off the Markdown itself, so that a slip is told in seconds, with its file and line.
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type MdastNode, mdxToMdast } from 'satteri';
import { didYouMean } from './nearest.ts';
import { type Given, type Kind, type Kinds, readKinds } from './known-names.ts';
import { ContentError, type Problem } from './problem.ts';
import type { Placed } from './read-yaml.ts';

const features = { math: true, frontmatter: true };

/** Calls `seen` for each node of a page; a page that does not parse is a problem itself. */
function readPage(mdx: string, file: string, seen: (node: MdastNode) => void): Problem[] {
  const visit = (node: MdastNode) => {
    seen(node);
    if ('children' in node) for (const child of node.children) visit(child as MdastNode);
  };
  try {
    visit(mdxToMdast(mdx, { features }));
    return [];
  } catch (error) {
    const { message } = error as Error;
    const [, line = '1', text = message] = /^(\d+):\d+: (.*)/s.exec(message) ?? [];
    return [{ file, line: Number(line), text }];
  }
}

interface Tag {
  name: string;
  attributes: Map<string, string>;
}

function tagOf(node: MdastNode): Tag | undefined {
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return undefined;
  const attributes = new Map<string, string>();
  for (const one of node.attributes)
    if (one.type === 'mdxJsxAttribute' && typeof one.value === 'string')
      attributes.set(one.name, one.value);
  return { name: node.name ?? '', attributes };
}

type Place = Omit<Problem, 'text'>;

/** A problem when `name` is none of its kind; `said` is how the content puts it. */
function unknown(place: Place, said: string, name: string, { what, names }: Kind): Problem[] {
  if (!names || names.has(name)) return [];
  return [{ ...place, text: `${said} is not ${what}.${didYouMean(name, names)}` }];
}

function addressProblems(place: Place, address: string, { page }: Kinds): Problem[] {
  const slug = /^\/([\w-]+)\/(?:$|#)/.exec(address)?.[1];
  return slug ? unknown(place, address, slug, page) : [];
}

/** Which attribute of which tag names what. */
const named: Record<string, Record<string, keyof Kinds>> = {
  Cite: { key: 'work' },
  Term: { name: 'term' },
  Says: { claim: 'claim' },
  Value: { name: 'fact' },
  SheetNumber: { name: 'fact' },
  LiveNumber: { name: 'shown', chapter: 'chapter' },
};

function tagProblems(place: Place, { name, attributes }: Tag, kinds: Kinds): Problem[] {
  if (name === 'a') return addressProblems(place, attributes.get('href') ?? '', kinds);
  const noTag = /^[A-Z]/.test(name) ? unknown(place, `<${name}>`, name, kinds.tag) : [];
  const wrong = Object.entries(named[name] ?? {}).flatMap(([attribute, kind]) => {
    const value = attributes.get(attribute);
    if (value === undefined) return [];
    return unknown(place, `“${value}” in <${name} ${attribute}>`, value, kinds[kind]);
  });
  return [...noTag, ...wrong];
}

function pageProblems(root: string, file: string, kinds: Kinds): Problem[] {
  const problems: Problem[] = [];
  const unread = readPage(readFileSync(join(root, file), 'utf8'), file, (node) => {
    const place = { file, line: node.position?.start.line ?? 1 };
    if (node.type === 'link') problems.push(...addressProblems(place, node.url, kinds));
    const tag = tagOf(node);
    if (tag) problems.push(...tagProblems(place, tag, kinds));
  });
  return [...problems, ...unread];
}

/** Which key of which list names what. */
const keys: [list: 'glossary' | 'questions' | 'models', key: string, kind: keyof Kinds][] = [
  ['glossary', 'chapter', 'chapter'],
  ['glossary', 'see', 'term'],
  ['questions', 'chapter', 'chapter'],
  ['models', 'published.by', 'work'],
];

function listProblems({ lists, kinds }: ReturnType<typeof readKinds>): Problem[] {
  const wrongKeys = keys.flatMap(([list, key, kind]) => {
    const { file, entries } = lists[list];
    return entries
      .flatMap(({ texts }) => texts(key))
      .flatMap(({ text, line }) => unknown({ file, line }, `“${text}”`, text, kinds[kind]));
  });
  const { file, entries } = lists.questions;
  const filled = ({ text, line }: Placed) =>
    [...text.matchAll(/\{([\w-]+)/g)].flatMap(([, name]) =>
      unknown({ file, line }, `{${name}}`, name!, kinds.fact),
    );
  const sentences = entries.flatMap(({ texts }) =>
    ['question', 'choices', 'answer'].flatMap(texts),
  );
  return [...wrongKeys, ...sentences.flatMap(filled)];
}

/** @returns a problem for each name in the content of `root` that there is not. */
export function contentProblems(root: string, given: Given): Problem[] {
  try {
    const known = readKinds(root, given);
    const pages = globSync('content/**/*.mdx', { cwd: root }).map((file) =>
      file.split(sep).join('/'),
    );
    return [
      ...pages.toSorted().flatMap((file) => pageProblems(root, file, known.kinds)),
      ...listProblems(known),
    ];
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
}
