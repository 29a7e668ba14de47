// What a module is made of: all files that it imports, and reads, at any remove; where its text does not tell, that too.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';
import { parse } from 'acorn';
import { transform } from 'sucrase';

/** Sixteen hexadecimal digits. */
export const hashOf = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  // Each part with its length, so that no two lists of parts read the same.
  for (const part of parts) hash.update(`${part.length}\n`).update(part);
  return hash.digest('hex').slice(0, 16);
};

/**
 * Modules that read files, bundle or start programs, and what those are made of, as names or patterns. The visits of a
 * test show what the server gave, and a harness notes what it reads of dist/; what lies in node_modules/ is held by the
 * lock file, and what is made in .cache/ by what it is made of.
 */
export const readers: Record<string, string[]> = {
  'src/book/course.ts': ['content/course.yaml'],
  'src/integrations/share-images.ts': [],
  'src/integrations/share/colours.ts': ['src/styles/tokens.css'],
  'src/integrations/share/text.ts': [],
  'src/integrations/site-links.ts': [],
  'src/mnist/source.ts': [],
  // They import texts that they are handed as they run.
  'src/notebook/modules/nn.ts': [],
  'src/notebook/runner/worker.ts': [],
  'src/notebook/prepare/programs.ts': [
    'src/notebook/display/index.ts',
    ...['engine', 'layers', 'mnist', 'nn', 'plot'].map((name) => `src/notebook/modules/${name}.ts`),
    'src/notebook/runner/frame.ts',
    'src/notebook/runner/worker.ts',
  ],
  'src/tools/site/baselines.ts': ['tests/site/baselines/*'],
  'src/tools/site/chromium.ts': [],
  'src/tools/site/edition-list.ts': [],
  'src/tools/site/pages.ts': [],
  'src/tools/site/renderer.ts': [],
  'src/tools/site/serve.ts': [],
  'src/training/compile-kernels.ts': ['src/nn/kernels/assembly/*'],
  'tests/mnist/published.ts': [],
  'tests/nn/oracle/read.ts': [
    'adam.bin',
    'gradients.bin',
    'mnist.json',
    'reference.json',
    'shipped.json',
  ].map((name) => `tests/nn/oracle/${name}`),
  'tests/notebook/harness/taken.ts': [],
  'tests/notebook/trial/site.ts': [
    'src/notebook/show/outputs.css',
    'src/styles/base.css',
    'src/styles/tokens.css',
    'tests/notebook/trial/page.ts',
  ],
  'tests/site/gpu/harness.ts': [
    'public/weights/mlp-784-128-10.safetensors',
    'tests/site/gpu/page.ts',
  ],
  'tests/site/harness/axe.ts': [],
  'tests/site/harness/built.ts': [],
  'tests/site/harness/editions.ts': [],
  'tests/site/harness/ledger.ts': [],
  'tests/site/harness/links.ts': [],
  'tests/site/harness/playwrights-own.ts': [],
  'tests/site/harness/shared.ts': [],
  'tests/site/harness/stranger.ts': [],
  'tests/site/harness/train-in-page.ts': [],
};
/** Modules that may start a server: the ledger sees what is asked of it. */
const hosts = ['page', 'sites'].map((name) => `tests/site/harness/${name}.ts`);

const imported = /(?:\bfrom|\bimport|\brequire\.resolve)\s*\(?\s*'([^']+)'/g;
/** Nothing of a type is left when a test runs. */
const ofTypes = /\b(?:im|ex)port type [^';]*'[^']+';/g;
const aliases: [string, string][] = [
  ['#components/', 'components/'],
  ['#src/', 'src/'],
  ['#made/', '.cache/'],
];

/** The file that an import means; undefined for a package. */
function target(from: string, to: string): string | undefined {
  if (to.startsWith('.')) return posix.join(dirname(from), to);
  const alias = aliases.find(([name]) => to.startsWith(name));
  return alias && alias[1] + to.slice(alias[0].length);
}

/**
 * `readFileSync(new URL('numbers.json', import.meta.url))`: a file beside the module; what the page has saved; or
 * `readFileSync('public/_headers', 'utf8')`: a file of the project, which neither a build nor a run has made.
 */
const readsKnown =
  /\breadFileSync\(\s*(?:new URL\(\s*'([^']+)',\s*import\.meta\.url|await \w+\.path\(\)|'((?:content|public|src|tests)\/[^'*]+)'[,)])/g;
/** They read nothing. */
const writing = ['mkdirSync', 'writeFileSync'];

/** A name, or a pattern, relative to the root → the files that it means now. */
const filesOf = (root: string, name: string): string[] =>
  name.includes('*')
    ? globSync(name, { cwd: root })
        .map((file) => file.split(sep).join('/'))
        .toSorted()
    : [name];

/** The files that a module reads; undefined where its text does not tell. */
function filesRead(root: string, file: string, source: string): string[] | undefined {
  if (file in readers) return readers[file]!.flatMap((name) => filesOf(root, name));
  const [whole = '', names = ''] = /import \{ ([^}]+) \} from 'node:fs'/.exec(source) ?? [];
  const rest = source.replace(whole, '');
  if (/'node:fs(?:\/promises)?'/.test(rest)) return undefined;
  const reading = names.split(', ').filter((name) => name && !writing.includes(name));
  if (reading.length === 0) return [];
  const known = [...rest.matchAll(readsKnown)];
  if (`${reading}` !== 'readFileSync' || known.length !== rest.match(/\breadFileSync\b/g)?.length)
    return undefined;
  return known.flatMap(([, beside, named]) =>
    beside === undefined ? (named ?? []) : posix.join(dirname(file), beside),
  );
}

/** Whether it imports what its text does not name; `import(` within a text that it carries is none. */
function importsUntold(source: string): boolean {
  if (!/\bimport\s*\((?!\s*'[^']*'\s*\))/.test(source)) return false;
  try {
    const { code } = transform(source, { transforms: ['typescript'], disableESTransforms: true });
    return untoldIn(code);
  } catch {
    // What cannot be read may import anything.
    return true;
  }
}

function untoldIn(code: string): boolean {
  const words: string[] = [];
  parse(code, {
    ecmaVersion: 'latest',
    sourceType: 'module',
    onToken: ({ type }) => words.push(type.label),
  });
  return words.some(
    (word, place) =>
      word === 'import' &&
      words[place + 1] === '(' &&
      !(words[place + 2] === 'string' && words[place + 3] === ')'),
  );
}

/** Whether a module does what no import and no visit shows: starts programs or servers of its own, or bundles. */
function isOpaque(file: string, source: string): boolean {
  if (file in readers) return false;
  const starts = /'node:(?:child_process|http|net|worker_threads)'|'vite'/.test(source);
  const serves =
    !hosts.includes(file) &&
    /import \{[^}]*(?<!type )\bserve\b[^}]*\} from '[^']*\/serve\.ts'/.test(source);
  return starts || serves || importsUntold(source);
}

/** '@noble/hashes/sha2.js' → ['@noble/hashes']; [] for what Node has, or is no import at all. */
const packageOf = (to: string): string[] =>
  /^(?:@[\w.-]+\/)?[\w.-]+(?=\/|$)/.exec(to)?.slice(0, 1) ?? [];

export interface Closure {
  /** Relative to the root, those it began with first; some may not be there. */
  files: string[];
  /** Names of packages, whose content the lock file holds. */
  packages: string[];
  /** The modules among `files` that read, start or import what their text does not tell. */
  unseen: string[];
}

/**
 * @param starts modules, and other files, relative to the root.
 * @param sealed modules that belong to it, but are not looked through.
 */
export function closureOf(
  root: string,
  starts: readonly string[],
  sealed: readonly string[] = [],
): Closure {
  const files = new Set(starts);
  const packages = new Set<string>();
  const unseen: string[] = [];
  // Files that are found are looked through in their turn.
  for (const file of files) {
    if (sealed.includes(file) || !existsSync(join(root, file))) continue;
    if (!/\.(?:m?[jt]sx?)$/.test(file)) continue;
    const source = readFileSync(join(root, file), 'utf8').replaceAll(ofTypes, '');
    const readByIt = filesRead(root, file, source);
    if (!readByIt || isOpaque(file, source)) unseen.push(file);
    for (const extra of readByIt ?? []) files.add(extra);
    for (const [, to] of source.matchAll(imported)) {
      const found = target(file, to!);
      if (found) files.add(found);
      else for (const name of packageOf(to!)) packages.add(name);
    }
  }
  return { files: [...files], packages: [...packages], unseen };
}
