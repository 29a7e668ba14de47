// Every place that keeps something says when it does not: the places are found here by what they call.
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readAll } from '../rooms/arrows.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = readAll(root, '{src,components}/**/*.{ts,tsx,astro}');
const storage = 'src/session/storage.ts';

/** The literals of its type. */
const kept = [
  ...readFileSync(`${root}${storage}`, 'utf8')
    .match(/export type Kept =([^;]+);/)![1]!
    .matchAll(/'([a-z-]+)'/g),
].map(([, name]) => name!);

test('no file but the one of the session touches what a browser stores', () => {
  const touches =
    /\b(?:localStorage|sessionStorage|indexedDB|cookieStore|caches)\b\s*[.[(]|document\.cookie|storage\.get(?:Directory)?\(/;
  const homes = sources.filter(([, text]) => touches.test(text)).map(([file]) => file);
  // The course offline has states of its own, the reload of a stale page remembers nothing of the reader, and before
  // the first paint no module has been loaded yet.
  const own = /^src\/offline\/|^components\/page\/(?:ReloadStale\/|Look\/FirstLook\.astro)/;
  expect(homes.filter((file) => !own.test(file))).toEqual([storage]);
});

/** By name, the text of each function that stands at the top of a file (its lines begin there), and whether others may call it. */
function functionsIn(text: string): Map<string, { body: string; isExported: boolean }> {
  const found = new Map<string, { body: string; isExported: boolean }>();
  for (const part of text.split(/\n(?=\S)/)) {
    const head = part.match(/^(export )?(?:async )?(?:function|const|let) (\w+)/);
    if (head) found.set(head[2]!, { body: part.slice(head[0].length), isExported: !!head[1] });
  }
  return found;
}

const calls = (body: string, name: string) => new RegExp(`(?<![.\\w])${name}\\(`).test(body);

/** The functions of a file that call one of `others`, by themselves or through another of the same file. */
function writersIn(text: string, others: readonly string[]): string[] {
  const functions = functionsIn(text);
  const writing = new Set(others);
  for (let before = 0; before !== writing.size;) {
    before = writing.size;
    for (const [name, { body }] of functions)
      if ([...writing].some((other) => other !== name && calls(body, other))) writing.add(name);
  }
  return [...writing].filter((name) => functions.get(name)?.isExported);
}

/** What a file imports from another of this name. */
const importedFrom = (text: string, file: string): string[] =>
  text
    .match(new RegExp(`import \\{([^}]*)\\} from '[^']*/${file.split('/').at(-1)}'`))?.[1]
    ?.match(/\w+/g) ?? [];

interface Writer {
  file: string;
  /** The things that it keeps; none for one that keeps what its callers name. */
  names: string[];
  functions: string[];
}

/** From the storage outwards, through those that only pass a name on. */
function findWriters(): Writer[] {
  const found: Writer[] = [{ file: storage, names: [], functions: ['keep', 'forget'] }];
  for (const passes of found)
    for (const [file, text] of passes.names.length > 0 ? [] : sources) {
      const called = importedFrom(text, passes.file).filter((name) =>
        passes.functions.includes(name),
      );
      if (called.length === 0 || found.some((one) => one.file === file)) continue;
      const names = kept.filter((name) => new RegExp(`key = '${name}'|\`${name}:`).test(text));
      found.push({ file, names, functions: writersIn(text, called) });
    }
  return found.filter(({ names }) => names.length > 0);
}
const writers = findWriters();

test(`each of the ${kept.length} things that are kept is written by one module`, () => {
  expect(kept.length).toBeGreaterThan(5);
  expect(writers.flatMap(({ names }) => names).toSorted()).toEqual(kept.toSorted());
  for (const { names, functions } of writers) {
    expect(names).toHaveLength(1);
    expect(functions.length).toBeGreaterThan(0);
  }
});

const saying = (name: string) => new RegExp(`<NotKept[^>]*\\bof="${name}"`);

/** Files that call `functions` of `from`, and so are, or belong to, a place that keeps. */
const callersOf = ({ file: from, functions }: Writer) =>
  sources.filter(
    ([file, text]) =>
      file !== from && importedFrom(text, from).some((name) => functions.includes(name)),
  );

test('each place that keeps says beside it when it is not kept; those that the notebook’s scripts serve, in their own component', () => {
  const places: string[] = [];
  const silent: string[] = [];
  for (const writer of writers)
    for (const [file] of callersOf(writer)) {
      const [name] = writer.names;
      // A script works in components of the page; a component has its place in its own folder.
      const folder = file.startsWith('src/notebook/') ? 'components/' : `${dirname(file)}/`;
      const says = sources.some(
        ([other, text]) => other.startsWith(folder) && saying(name!).test(text),
      );
      (says ? places : silent).push(`${file}: ${name}`);
    }
  expect(silent).toEqual([]);
  expect(places.length).toBeGreaterThanOrEqual(10);
});

test('a promise that something is kept is made by the part that takes it back', () => {
  const promises = sources
    .filter(([file]) => /\.(?:astro|tsx)$/.test(file))
    .filter(([, text]) =>
      /\bkept in (?:this|your) browser/i.test(text.replace(/^\s*\/\/.*$/gm, '')),
    );
  expect(promises.length).toBeGreaterThan(0);
  for (const [, text] of promises)
    expect(text).toMatch(/<NotKept[^>]*promise="[^"]*kept in (?:this|your) browser/);
});
