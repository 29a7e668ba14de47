// Who may import whom: reads every import of the sources and names each one that points the wrong way.
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';

/** Each room, and the rooms that it may import from besides itself. */
export const arrows: Record<string, string[]> = {
  'src/nn': [],
  'src/mnist': ['src/nn'],
  'src/training': ['src/mnist', 'src/nn'],
  'src/own-data': ['src/training', 'src/mnist', 'src/nn'],
  'src/speed': ['src/training', 'src/mnist', 'src/nn'],
  'src/experiments': ['src/training', 'src/mnist', 'src/nn'],
  'src/charts': [],
  'src/facts': [
    'src/experiments',
    'src/own-data',
    'src/speed',
    'src/training',
    'src/mnist',
    'src/nn',
  ],
  'src/session': ['src/facts', 'src/charts', 'src/training', 'src/mnist', 'src/nn'],
  'src/offline': ['src/session'],
  'src/notebook': ['src/session', 'src/mnist', 'src/nn'],
  components: [
    'src/notebook',
    'src/offline',
    'src/session',
    'src/charts',
    'src/facts',
    'src/experiments',
    'src/own-data',
    'src/speed',
    'src/training',
    'src/mnist',
    'src/nn',
  ],
  'src/layouts': [
    'components',
    'src/notebook',
    'src/offline',
    'src/session',
    'src/facts',
    'src/styles',
  ],
  'src/pages': [
    'src/experiments',
    'src/layouts',
    'src/notebook',
    'components',
    'src/offline',
    'src/session',
    'src/facts',
    'src/styles',
  ],
  'src/integrations': [
    'components',
    'src/notebook',
    'src/offline',
    'src/facts',
    'src/training',
    'src/mnist',
  ],
  'src/tools': [
    'src/notebook',
    'src/facts',
    'src/experiments',
    'src/speed',
    'src/training',
    'src/mnist',
    'src/nn',
  ],
};

const specifier = /(?:\bfrom\s*|\bimport\s*\(?\s*|new URL\(\s*)['"]([^'"]+)['"]/g;

const posix = (path: string) => path.split(sep).join('/');

function roomOf(file: string): string {
  const [first = '', second = ''] = file.split('/');
  return first === 'src' && file.split('/').length > 2 ? `${first}/${second}` : first;
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
