// What a browser test is made of: the files of its check, and the built files that it asked for, each as a hash.
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, posix, sep } from 'node:path';

const hashOf = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  // Each part with its length, so that no two lists of parts read the same.
  for (const part of parts) hash.update(`${part.length}\n`).update(part);
  return hash.digest('hex').slice(0, 16);
};

const slashes = (path: string) => path.split(sep).join('/');
const filesIn = (root: string, pattern: string) =>
  globSync(pattern, { cwd: root })
    .map(slashes)
    .filter((file) => statSync(join(root, file)).isFile())
    .toSorted();

/** Where the build puts a hash into a file's name. */
const namedByHash = [
  /^_astro\/[^/]*[.-]([\w-]{8})\.\w+$/,
  /^_astro\/([0-9a-f]{16})\//,
  /^offline\/([0-9a-f]{16})\./,
  /-([0-9a-f]{12})\.\w+$/,
  /_([0-9a-f]{7,10})\.pf_\w+$/,
];
const text = /\.(?:html|css|m?js|json|svg|xml|webmanifest)$/;

/**
 * The built files under the names that they keep from build to build, each with the hash of its content. A file that
 * names another by its hash stays the same when the other changes: whoever asks for the other has that one's own hash.
 * Files that differ in their hash alone share a name, and one hash of all of them.
 */
export interface BuiltFiles {
  /** The lasting names of what the server gives for a path below the book's: '' is the cover; what is not there, and the page for that. */
  namesOf(path: string): string[];
  /** The hash of what has that name; undefined where nothing has. */
  hashOf(name: string): string | undefined;
}

export function readBuiltFiles(folder: string): BuiltFiles {
  const files = filesIn(folder, '**/*');
  // The longest first: a short one may begin another.
  const tokens = new Set(
    files.flatMap((file) => namedByHash.flatMap((pattern) => pattern.exec(file)?.[1] ?? [])),
  );
  const pattern = new RegExp(
    [...tokens].toSorted((a, b) => b.length - a.length).join('|') || '(?!)',
    'g',
  );
  const lasting = (words: string) => words.replaceAll(pattern, '~');
  const contents = Map.groupBy(files, lasting);
  const hashes = new Map<string, string>();
  const contentOf = (file: string) =>
    text.test(file)
      ? lasting(readFileSync(join(folder, file), 'utf8'))
      : readFileSync(join(folder, file));
  return {
    namesOf(path) {
      const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
      return files.includes(file) ? [lasting(file)] : [file, '404.html'];
    },
    hashOf(name) {
      const same = contents.get(name);
      if (!same) return undefined;
      if (!hashes.has(name))
        hashes.set(name, hashOf(...same.map((file) => hashOf(contentOf(file))).toSorted()));
      return hashes.get(name);
    },
  };
}

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

/** Beside what they import, all tests are made of these. */
const common = ['package-lock.json', 'tests/playwright.config.ts', 'tests/absent.ts'];

const imported = /(?:\bfrom|\bimport)\s*\(?\s*'([^']+)'/g;
/** Nothing of a type is left when a test runs. */
const ofTypes = /\b(?:im|ex)port type [^']*'[^']+';/g;
const aliases: [string, string][] = [
  ['#components/', 'components/'],
  ['#src/', 'src/'],
  ['#made/', '.cache/'],
];

/** The file that an import means; undefined for a package, which the lock file holds. */
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

/** What is neither built from nor tested, and checks, which stand for themselves. */
const apart = /^(?:public\/mnist\/|tests\/bench\/|tests\/ledger\.json$|.*\.(?:spec|test)\.ts$)/;

export interface Checks {
  /** The hash of a test file, with all that it imports; where that does not tell, of the whole project. */
  hashOf(testFile: string): string;
  /** Whether it is made of the whole project, whatever it asks the server for. */
  isOfAll(testFile: string): boolean;
}

/** @param pages the paths of all built pages, which tests go through. */
export function readChecks(root: string, pages: readonly string[]): Checks {
  const read = (file: string) => readFileSync(join(root, file));
  const known = new Map<string, { files: string[]; isOfAll: boolean }>();
  let everything: string | undefined;
  const all = () =>
    (everything ??= hashOf(
      ...filesIn(root, '{src,components,content,public,tests}/**')
        .concat(
          'astro.config.mjs',
          'package.json',
          'README.md',
          'package-lock.json',
          'tsconfig.json',
        )
        .filter((file) => !apart.test(file) && existsSync(join(root, file)))
        .flatMap((file) => [file, read(file)]),
    ));

  function gather(testFile: string) {
    const before = known.get(testFile);
    if (before) return before;
    const files = new Set([testFile, ...common]);
    let isOfAll = false;
    // Files that are found are looked through in their turn.
    for (const file of files) {
      if (!existsSync(join(root, file))) continue;
      if (!/\.(?:m?[jt]sx?)$/.test(file)) continue;
      const source = read(file).toString().replaceAll(ofTypes, '');
      const readByIt = filesRead(file, source);
      isOfAll ||= !readByIt || isOpaque(file, source);
      for (const extra of readByIt ?? []) files.add(extra);
      for (const [, to] of source.matchAll(imported)) {
        const found = target(file, to!);
        if (found) files.add(found);
      }
    }
    const gathered = { files: [...files].toSorted(), isOfAll };
    known.set(testFile, gathered);
    return gathered;
  }

  return {
    isOfAll: (testFile) => gather(testFile).isOfAll,
    hashOf(testFile) {
      const { files, isOfAll } = gather(testFile);
      const contents = files.map((file) => (existsSync(join(root, file)) ? read(file) : ''));
      return hashOf(isOfAll ? all() : '', ...pages, ...files, ...contents);
    },
  };
}
