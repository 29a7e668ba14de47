// Before anything is built, every name in the content is one that there is: tags, chapters, pages, terms, works, claims,
// facts. Read off the Markdown itself, so that a slip is told in seconds, with its file and line.
import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type MdastNode, mdxToMdast } from 'satteri';
import { otherAddresses, readCourse } from './course.ts';
import { didYouMean } from './nearest.ts';
import { ContentError, type Problem } from './problem.ts';
import { type YamlEntry, yamlEntries } from './read-yaml.ts';

export interface Known {
  /** The tags that a chapter may use; not checked without. */
  tags?: ReadonlySet<string>;
  /** The numbers that a chapter may show; not checked without, since they take long to compute. */
  facts?: ReadonlySet<string>;
}

interface Names {
  /** As a sentence goes on: “is no …”. */
  what: string;
  /** Undefined: any will do. */
  names: ReadonlySet<string> | undefined;
}

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

/** Which attribute of which tag names what. */
type TagNames = Record<string, Record<string, Names>>;

/** @returns a problem for each name in the content of `root` that there is not. */
export function contentProblems(root: string, { tags, facts }: Known): Problem[] {
  const read = (file: string) => readFileSync(join(root, file), 'utf8');
  const entries = (file: string) => {
    const found = yamlEntries(read(file));
    const names = new Set(found.map(({ text }) => text));
    return { file, found, names: { what: `an entry of ${file}`, names } };
  };
  let course;
  try {
    course = readCourse(root);
  } catch (error) {
    if (error instanceof ContentError) return error.problems;
    throw error;
  }
  const glossary = entries('content/glossary.yaml');
  const works = entries('content/references.yaml');
  const questions = entries('content/questions.yaml');
  const models = entries('content/models.yaml');
  const slugs = [...course.chapters, ...course.leftOut].map(({ slug }) => slug);
  const chapters = { what: 'a chapter of content/course.yaml', names: new Set(slugs) };
  const pages = {
    what: 'a page of the book',
    names: new Set([...slugs, ...otherAddresses(root)]),
  };
  const article = 'content/pages/check-the-article.mdx';
  const claims = {
    what: `a claim of ${article}`,
    names: new Set([...read(article).matchAll(/<Claim\s+number="(\d+)"/g)].map(([, one]) => one!)),
  };
  const fact = { what: 'a fact of this book', names: facts };
  const shown = { ...fact, names: facts && new Set([...facts, ...keptByTheReader]) };
  const tagNames: TagNames = {
    Cite: { key: works.names },
    Term: { name: glossary.names },
    Says: { claim: claims },
    Value: { name: fact },
    SheetNumber: { name: fact },
    LiveNumber: { name: shown, chapter: chapters },
  };

  const problems: Problem[] = [];
  function check(place: Omit<Problem, 'text'>, said: string, name: string, { what, names }: Names) {
    if (!names || names.has(name)) return;
    problems.push({ ...place, text: `${said} is not ${what}.${didYouMean(name, names)}` });
  }
  const checkAddress = (place: Omit<Problem, 'text'>, address: string) => {
    const slug = /^\/([\w-]+)\/(?:$|#)/.exec(address)?.[1];
    if (slug) check(place, address, slug, pages);
  };

  for (const found of globSync('content/**/*.mdx', { cwd: root }).toSorted()) {
    const file = found.split(sep).join('/');
    const unread = readPage(read(file), file, (node) => {
      const place = { file, line: node.position?.start.line ?? 1 };
      if (node.type === 'link') checkAddress(place, node.url);
      const tag = tagOf(node);
      if (!tag) return;
      const { name, attributes } = tag;
      if (name === 'a') checkAddress(place, attributes.get('href') ?? '');
      if (/^[A-Z]/.test(name)) check(place, `<${name}>`, name, { what: 'a tag', names: tags });
      for (const [attribute, known] of Object.entries(tagNames[name] ?? {})) {
        const value = attributes.get(attribute);
        if (value !== undefined) check(place, `“${value}” in <${name} ${attribute}>`, value, known);
      }
    });
    problems.push(...unread);
  }

  function checkEntries(
    { file, found }: { file: string; found: YamlEntry[] },
    key: string,
    known: Names,
  ) {
    for (const { texts } of found)
      for (const { text, line } of texts(key)) check({ file, line }, `“${text}”`, text, known);
  }
  checkEntries(glossary, 'chapter', chapters);
  checkEntries(glossary, 'see', glossary.names);
  checkEntries(questions, 'chapter', chapters);
  checkEntries(models, 'published.by', works.names);
  for (const { texts } of questions.found)
    for (const { text, line } of ['question', 'choices', 'answer'].flatMap(texts))
      for (const [, name] of text.matchAll(/\{([\w-]+)/g))
        check({ file: questions.file, line }, `{${name}}`, name!, fact);
  return problems;
}

/** Numbers that no build knows: see components/prose/LiveNumber/SessionNumber.astro. */
const keptByTheReader = ['exercises-solved', 'your-time', 'right-before', 'right-after'];
