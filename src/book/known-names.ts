// Every name that the content may use, by what it is a name of.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { otherAddresses, readCourse } from './course.ts';
import type { Names } from './nearest.ts';
import { yamlEntries } from './read-yaml.ts';

export interface Given {
  /** The tags that a chapter may use; not checked without. */
  tags?: Names;
  /** The numbers that a chapter may show; not checked without. */
  facts?: Names;
}

export interface Kind {
  /** As a sentence goes on: “is not …”. */
  what: string;
  /** Undefined: any will do. */
  names: Names | undefined;
}

export type Kinds = Record<
  'tag' | 'chapter' | 'page' | 'term' | 'work' | 'claim' | 'fact' | 'shown',
  Kind
>;

/** Numbers that no build knows: see components/prose/LiveNumber/SessionNumber.astro. */
const keptByTheReader = ['exercises-solved', 'your-time', 'right-before', 'right-after'];
const articleCheck = 'content/pages/check-the-article.mdx';

/** The kinds of names in the content of `root`, and its lists. Throws ContentError for a wrong course. */
export function readKinds(root: string, { tags, facts }: Given) {
  const { chapters, leftOut } = readCourse(root);
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const list = (file: string) => ({ file, entries: yamlEntries(read(file)) });
  const lists = {
    glossary: list('content/glossary.yaml'),
    references: list('content/references.yaml'),
    questions: list('content/questions.yaml'),
    models: list('content/models.yaml'),
  };
  const entryOf = ({ file, entries }: ReturnType<typeof list>): Kind => ({
    what: `an entry of ${file}`,
    names: new Set(entries.map(({ text }) => text)),
  });
  // A chapter that is left out may be spoken of: links to it become plain text.
  const slugs = [...chapters, ...leftOut].map(({ slug }) => slug);
  const claims = read(articleCheck).matchAll(/<Claim\s+number="(\d+)"/g);
  const shown = facts && {
    has: (name: string) => facts.has(name) || keptByTheReader.includes(name),
    [Symbol.iterator]: () => [...facts, ...keptByTheReader].values(),
  };
  const kinds: Kinds = {
    tag: { what: 'a tag', names: tags },
    chapter: { what: 'a chapter of content/course.yaml', names: new Set(slugs) },
    page: { what: 'a page of the book', names: new Set([...slugs, ...otherAddresses(root)]) },
    term: entryOf(lists.glossary),
    work: entryOf(lists.references),
    claim: { what: `a claim of ${articleCheck}`, names: new Set([...claims].map(([, n]) => n!)) },
    fact: { what: 'a fact of this book', names: facts },
    shown: { what: 'a fact of this book', names: shown },
  };
  return { lists, kinds };
}
