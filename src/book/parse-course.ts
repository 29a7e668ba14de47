// The text of content/course.yaml as typed lists, each entry with its line; mistakes are collected, not thrown.
import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { Problem } from './problem.ts';

export interface Written {
  text: string;
  line: number;
}

export interface WrittenPart {
  title: Written;
  folder: Written;
  chapters: Written[];
}

export interface WrittenCourse {
  title: string;
  published: string | undefined;
  parts: WrittenPart[];
  leftOut: Written[];
}

export const courseFile = 'content/course.yaml';

type Fields = Map<string, Node>;

/** @returns what could be read, and a problem for each mistake of form. */
export function parseCourse(yaml: string): { course: WrittenCourse; problems: Problem[] } {
  const lines = new LineCounter();
  const problems: Problem[] = [];
  const tell = (line: number, text: string) => void problems.push({ file: courseFile, line, text });
  const lineAt = (offset: number | undefined) => lines.linePos(offset ?? 0).line || 1;
  const lineOf = (node: Node | null | undefined) => lineAt(node?.range?.[0]);

  /** The values of a map by their keys; each must be known, and all but the optional ones be there. */
  function fieldsOf(node: Node | null, what: string, keys: string[], optional: string[]): Fields {
    const fields: Fields = new Map();
    const all = [...keys, ...optional].join(', ');
    if (!isMap(node)) {
      tell(lineOf(node), `${what} has the keys ${all}.`);
      return fields;
    }
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : '';
      if (![...keys, ...optional].includes(name))
        tell(lineOf(key as Node), `“${name}” is no key here; ${what} has ${all}.`);
      else if (value) fields.set(name, value as Node);
    }
    for (const key of keys) if (!fields.has(key)) tell(lineOf(node), `${what} has no “${key}”.`);
    return fields;
  }

  function textOf(node: Node | undefined, what: string): Written {
    const text = isScalar(node) && typeof node.value === 'string' ? node.value.trim() : '';
    if (node && text === '') tell(lineOf(node), `${what} should be a text.`);
    return { text, line: lineOf(node) };
  }

  function listOf<Item>(node: Node | undefined, what: string, read: (item: Node) => Item): Item[] {
    if (isSeq(node)) return node.items.map((item) => read(item as Node));
    const isEmpty = node === undefined || (isScalar(node) && node.value === null);
    if (!isEmpty) tell(lineOf(node), `${what} should be a list, each entry on a line after “- ”.`);
    return [];
  }

  const slugsOf = (node: Node | undefined, what: string) =>
    listOf(node, what, (item) => textOf(item, 'The name of a chapter')).filter(({ text }) => text);

  function partOf(node: Node): WrittenPart {
    const fields = fieldsOf(node, 'a part', ['title', 'folder', 'chapters'], []);
    const title = textOf(fields.get('title'), 'The title of a part');
    const folder = textOf(fields.get('folder'), 'The folder of a part');
    const chapters = slugsOf(fields.get('chapters'), '“chapters”');
    if (chapters.length === 0)
      tell(
        lineOf(node),
        `The part “${title.text}” holds no chapter: list one, or take the part away, and name its chapters in leftOut.`,
      );
    return { title, folder, chapters };
  }

  const document = parseDocument(yaml, { lineCounter: lines });
  for (const { message, pos } of document.errors)
    tell(lineAt(pos[0]), `is not YAML: ${message.split('\n')[0]}`);
  const keys = ['title', 'parts'];
  const optional = ['leftOut', 'published'];
  const fields =
    problems.length > 0
      ? new Map<string, Node>()
      : fieldsOf(document.contents as Node | null, 'the course', keys, optional);
  const published = fields.has('published')
    ? textOf(fields.get('published'), '“published”')
    : undefined;
  if (published?.text && !/^https?:\/\/\S+\/$/.test(published.text))
    tell(
      published.line,
      `“published” should be the address of a folder, such as https://example.org/book/.`,
    );
  const parts = listOf(fields.get('parts'), '“parts”', partOf);
  if (problems.length === 0 && parts.length === 0)
    tell(lineOf(fields.get('parts')), 'The course has no part.');
  const course = {
    title: textOf(fields.get('title'), 'The title of the book').text,
    published: published?.text,
    parts,
    leftOut: slugsOf(fields.get('leftOut'), '“leftOut”'),
  };
  return { course, problems };
}
