// Who may import whom: reads every import of the sources and names each one that points the wrong way.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';

/** Each room, and the rooms that it imports from besides itself: an arrow that nobody uses fails the test. */
export const arrows: Record<string, string[]> = {
  'src/nn': [],
  'src/numbers': [],
  'src/charts': [],
  'src/styles': [],
  'src/book': [],
  'src/workers': [],
  'src/mnist': [],
  'src/formulas': ['src/mnist', 'src/nn'],
  'src/training': ['src/workers', 'src/mnist', 'src/nn'],
  'src/own-data': ['src/training', 'src/mnist', 'src/nn'],
  'src/speed': ['src/workers', 'src/mnist', 'src/nn'],
  'src/retrieval': ['src/workers', 'src/training', 'src/mnist', 'src/nn'],
  'src/records': ['src/formulas', 'src/retrieval', 'src/speed', 'src/training', 'src/nn'],
  // Node only: tools and tests alone import it.
  'src/experiments': [
    'src/records',
    'src/formulas',
    'src/retrieval',
    'src/training',
    'src/mnist',
    'src/nn',
  ],
  'src/facts': [
    'src/retrieval',
    'src/records',
    'src/formulas',
    'src/own-data',
    'src/training',
    'src/mnist',
    'src/nn',
  ],
  'src/session': [
    'src/formulas',
    'src/numbers',
    'src/training',
    'src/workers',
    'src/mnist',
    'src/nn',
  ],
  'src/offline': ['src/session', 'src/workers'],
  'src/notebook': ['src/book', 'src/session', 'src/workers', 'src/mnist', 'src/nn'],
  'components/pictures': [
    'components/controls',
    'src/session',
    'src/workers',
    'src/charts',
    'src/mnist',
    'src/nn',
  ],
  'components/controls': [
    'src/session',
    'src/retrieval',
    'src/records',
    'src/speed',
    'src/training',
    'src/workers',
    'src/numbers',
    'src/mnist',
    'src/nn',
  ],
  'components/page': [
    'components/controls',
    'components/pictures',
    'src/notebook',
    'src/book',
    'src/offline',
    'src/session',
    'src/workers',
    'src/facts',
    'src/formulas',
    'src/training',
    'src/numbers',
    'src/mnist',
    'src/nn',
  ],
  'components/prose': [
    'components/controls',
    'components/page',
    'components/pictures',
    'src/notebook',
    'src/book',
    'src/session',
    'src/facts',
    'src/formulas',
    'src/training',
    'src/numbers',
    'src/nn',
  ],
  'components/figures': [
    'components/prose',
    'components/controls',
    'components/pictures',
    'src/notebook',
    'src/session',
    'src/charts',
    'src/facts',
    'src/retrieval',
    'src/records',
    'src/formulas',
    'src/own-data',
    'src/speed',
    'src/training',
    'src/workers',
    'src/numbers',
    'src/mnist',
    'src/nn',
  ],
  'components/testbed': [
    'components/figures',
    'components/prose',
    'components/page',
    'components/controls',
    'components/pictures',
    'src/notebook',
    'src/session',
    'src/charts',
    'src/facts',
    'src/training',
    'src/mnist',
  ],
  // The frame that goes around each figure.
  components: ['components/page'],
  'src/layouts': [
    'components',
    'components/controls',
    'components/page',
    'src/notebook',
    'src/book',
    'src/offline',
    'src/session',
    'src/styles',
  ],
  'src/pages': [
    'src/layouts',
    'components',
    'components/testbed',
    'components/figures',
    'components/prose',
    'components/page',
    'src/notebook',
    'src/book',
    'src/offline',
    'src/session',
    'src/facts',
    'src/styles',
  ],
  'src/integrations': [
    'components',
    'components/pictures',
    'src/notebook',
    'src/book',
    'src/offline',
    'src/training',
    'src/mnist',
    'src/nn',
  ],
  'src/tools': [
    'components',
    'src/notebook',
    'src/book',
    'src/offline',
    'src/records',
    'src/experiments',
    'src/speed',
    'src/training',
    'src/mnist',
    'src/nn',
  ],
};

const specifier = /(?:\bfrom\s*|\bimport\s*\(?\s*|new URL\(\s*)['"]([^'"]+)['"]/g;

const posix = (path: string) => path.split(sep).join('/');

export function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  const isInside = ['src', 'components'].includes(first) && file.split('/').length > 2;
  return isInside ? `${first}/${second}` : first;
}

/** The file that `from` names, relative to the root; undefined for a package. */
function targetOf(from: string, name: string): string | undefined {
  const path = name.replace(/\?.*$/, '');
  if (path.startsWith('#')) return path.slice(1);
  return path.startsWith('.') ? posix(normalize(join(dirname(from), path))) : undefined;
}

/** Names of files that `text` imports, its comments left out. */
function importsOf(text: string): string[] {
  const code = text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(specifier)].map(([, name]) => name!);
}

/** The rooms that `text` imports from, its own left out. */
export const roomsImportedBy = (file: string, text: string): string[] =>
  importsOf(text)
    .map((name) => targetOf(file, name))
    .filter((target) => target !== undefined)
    .map(roomOf)
    .filter((room) => room in arrows && room !== roomOf(file));

/** @returns a sentence for each import of `text` that its room may not make. */
export function wrongArrows(file: string, text: string): string[] {
  const room = roomOf(file);
  const allowed = arrows[room];
  if (!allowed) return [];
  return importsOf(text).flatMap((name) => {
    const target = targetOf(file, name);
    if (target === undefined)
      return room === 'src/nn' ? [`${file} imports the package ${name}`] : [];
    const other = roomOf(target);
    const isRoom = other in arrows || ['tests', 'content'].includes(other);
    if (!isRoom || other === room || allowed.includes(other)) return [];
    return [`${file} imports ${target}: ${room} may not import from ${other}`];
  });
}

/** Facts are counted once, while the site is built: a tag's .astro, a `built.ts` or a `…-rows.ts` reads them, no live code does. */
export function factsInLiveCode(file: string, text: string): string[] {
  if (!/^components\/.*\.tsx?$/.test(file) || /(?:\/built|-rows)\.ts$/.test(file)) return [];
  const values = text.replaceAll(/^import type [\s\S]*?;$/gm, '');
  return importsOf(values)
    .filter((name) => name.startsWith('#src/facts/'))
    .map((name) => `${file} carries ${name} into the reader's tab`);
}

/** What a chapter may not hold: prose does not import, direct or style. */
const foreign: [what: string, pattern: RegExp][] = [
  ['an import', /^import\s/m],
  ['an export', /^export\s/m],
  ['a client directive', /\sclient:\w+/],
  ['a style', /\sstyle\s*=/],
];

/** @returns a sentence for each thing in a chapter that is not prose, tags or cells. */
export function foreignInChapter(file: string, text: string): string[] {
  const prose = text.replaceAll(/^(```+)[\s\S]*?^\1/gm, '').replaceAll(/`[^`\n]*`/g, '');
  return foreign
    .filter(([, pattern]) => pattern.test(prose))
    .map(([what]) => `${file} holds ${what}`);
}

export function readAll(root: string, pattern: string): [file: string, text: string][] {
  return globSync(pattern, { cwd: root }).map((file) => [
    posix(file),
    readFileSync(join(root, file), 'utf8'),
  ]);
}
