// What a module is made of: all files that it imports, and reads, at any remove; where its text does not tell, that too.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';

/** Sixteen hexadecimal digits. */
export const hashOf = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  // Each part with its length, so that no two lists of parts read the same.
  for (const part of parts) hash.update(`${part.length}\n`).update(part);
  return hash.digest('hex').slice(0, 16);
};

/**
 * Modules that read files, and what those are: the visits of a test show what the server gave; what lies in
 * node_modules/ is held by the lock file.
 */
export const readers: Record<string, string[]> = {
  'src/book/course.ts': ['content/course.yaml'],
  'src/mnist/source.ts': [],
  'src/tools/site/chromium.ts': [],
  'src/tools/site/pages.ts': [],
  'src/tools/site/serve.ts': [],
  'tests/mnist/published.ts': [],
  'tests/nn/oracle/read.ts': [
    'adam.bin',
    'gradients.bin',
    'mnist.json',
    'reference.json',
    'shipped.json',
  ].map((name) => `tests/nn/oracle/${name}`),
  'tests/site/harness/axe.ts': [],
  'tests/site/harness/built.ts': [],
  'tests/site/harness/ledger.ts': [],
};
/** The one module that may start a server: the ledger sees what is asked of it. */
const host = 'tests/site/harness/page.ts';

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

/** `readFileSync(new URL('numbers.json', import.meta.url))`: a file beside the module; or what the page has saved. */
const readsKnown =
  /\breadFileSync\(\s*(?:new URL\(\s*'([^']+)',\s*import\.meta\.url|await \w+\.path\(\))/g;

/** The files that a module reads; undefined where its text does not tell. */
function filesRead(file: string, source: string): string[] | undefined {
  if (file in readers) return readers[file];
  const [, ...functions] = source.match(/import \{ (\w+) \} from 'node:fs'/) ?? [];
  if (functions[0] !== 'readFileSync')
    return /'node:fs(?:\/promises)?'/.test(source) ? undefined : [];
  const known = [...source.matchAll(readsKnown)];
  if (known.length !== source.match(/\breadFileSync\(/g)?.length) return undefined;
  return known.flatMap(([, path]) => path ?? []).map((path) => posix.join(dirname(file), path));
}

/** Whether a module does what no import and no visit shows: starts programs or servers of its own. */
function isOpaque(file: string, source: string): boolean {
  if (file in readers) return false;
  const reads = /'node:(?:child_process|http|net|worker_threads)'/.test(source);
  const serves =
    file !== host &&
    /import \{[^}]*(?<!type )\bserve\b[^}]*\} from '[^']*\/serve\.ts'/.test(source);
  return reads || serves || /\bimport\s*\((?!\s*')/.test(source);
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
    const readByIt = filesRead(file, source);
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
