// What a browser test is made of: the files of its check, and the built files that it asked for, each as a hash.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { closureOf, hashOf } from '../made-of/closure.ts';
import { keptWith, pageOfPart, readEditionList } from '../site/edition-list.ts';

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
  /**
   * The lasting names of what the server gives for a path below the book's: '' is the cover; what is not there, and the
   * page for that. A pattern (`_astro/worker-*.js`) is a name for all that it matches, and so is a part of the edition's
   * list (`keptPart`).
   */
  namesOf(path: string): string[];
  /** The hash of what has that name; undefined where nothing has. That of a pattern is of names and contents. */
  hashOf(name: string): string | undefined;
}

export function readBuiltFiles(folder: string): BuiltFiles {
  const files = filesIn(folder, '**/*');
  // The longest first: a short one may begin another.
  const tokens = new Set(
    files.flatMap((file) => namedByHash.flatMap((pattern) => pattern.exec(file)?.[1] ?? [])),
  );
  const anyToken = new RegExp(
    [...tokens].toSorted((a, b) => b.length - a.length).join('|') || '(?!)',
    'g',
  );
  const lasting = (words: string) => words.replaceAll(anyToken, '~');
  const contents = Map.groupBy(files, lasting);
  const hashes = new Map<string, string>();
  const contentOf = (file: string) =>
    text.test(file)
      ? lasting(readFileSync(join(folder, file), 'utf8'))
      : readFileSync(join(folder, file));
  let list: ReturnType<typeof readEditionList> | undefined;
  const contentHash = (name: string) => {
    const same = contents.get(name);
    if (!same) return undefined;
    if (!hashes.has(name))
      hashes.set(name, hashOf(...same.map((file) => hashOf(contentOf(file))).toSorted()));
    return hashes.get(name);
  };
  const matchesHash = (pattern: string) => {
    const names = new Set(filesIn(folder, pattern).map(lasting));
    return hashOf(...[...names].toSorted().flatMap((name) => [name, contentHash(name)!]));
  };
  return {
    namesOf(path) {
      if (path.includes('*') || pageOfPart(path) !== undefined) return [path];
      const file = path === '' || path.endsWith('/') ? `${path}index.html` : path;
      return files.includes(file) ? [lasting(file)] : [file, '404.html'];
    },
    hashOf(name) {
      const page = pageOfPart(name);
      if (page !== undefined)
        return hashOf(
          ...keptWith((list ??= readEditionList(folder)), page)
            .map(lasting)
            .toSorted(),
        );
      return name.includes('*') ? matchesHash(name) : contentHash(name);
    },
  };
}

/** Beside what they import, all tests are made of these. */
const common = ['package-lock.json', 'tests/playwright.config.ts', 'tests/absent.ts'];

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
    const { files, unseen } = closureOf(root, [testFile, ...common]);
    const gathered = { files: files.toSorted(), isOfAll: unseen.length > 0 };
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
