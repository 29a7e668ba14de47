// Which tests concern a word: a group, a test file, a figure, a chapter, or any file of the project.
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

export interface Choice {
  /** Files of unit tests, relative to the root. */
  unit: string[];
  /** A source file: the unit tests that import it, however far away. */
  related: string[];
  /** For Playwright's --grep, which is held against file, title and tags; absent where no browser test can match. */
  browser?: string;
}

const slashes = (path: string) => path.split(sep).join('/').replace(/^\.\//, '');
const found = (root: string, pattern: string) =>
  globSync(pattern, { cwd: root }).map(slashes).toSorted();
const unitFiles = (root: string) => found(root, 'tests/**/*.test.ts');
/** Those in other browsers are no part of `npm test`: `npm run test:browsers`. */
const browserFiles = (root: string) => found(root, 'tests/!(browsers)/**/*.spec.ts');

/** OneNeuron → one-neuron; what has no inner capital stays. */
const kebab = (word: string) => word.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/** The word that stands for a path: a figure's folder, or the name of the file, which for a chapter is its slug. */
function wordOf(path: string): string {
  const [, figure] = /components\/(?:figures|prose)\/(\w+)/.exec(path) ?? [];
  return kebab(figure ?? path.replace(/^.*\//, '').replace(/\.[\w.]+$/, ''));
}

/** The text itself, for a pattern. */
const literal = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Matches a word by itself, however it is written: one-neuron, “one neuron”, OneNeuron; not within a longer word. */
export function patternOf(word: string): string {
  const parts = kebab(word).split('-');
  const apart = parts.map((part) => literal(part)).join('[- ]?');
  return `(?<![a-z0-9]|[a-z]-)${apart}(?![a-z0-9]|-[a-z])`;
}

export function chooseTests(root: string, asked: string): Choice {
  const name = slashes(asked).replace(/\/$/, '');
  const path = [name, `tests/${name}`].find((one) => existsSync(join(root, one)));
  const word = path && path === name ? wordOf(path) : kebab(name);
  const isTest = (file: string) => file === path || file.startsWith(`${path}/`);
  const unit = unitFiles(root).filter(isTest);
  const isBrowsers = browserFiles(root).some(isTest);
  if (!path?.startsWith('tests/') || (unit.length === 0 && !isBrowsers))
    return testsOfWord(root, word, path);
  const below = `(?<=^| )${literal(path.replace(/^tests\//, ''))}`;
  // A group may have the name of a chapter or a figure: then both are meant.
  if (path !== name && isInBook(root, word)) {
    const others = testsOfWord(root, word);
    const browser = isBrowsers ? `/${below}|${patternOf(word)}/i` : others.browser;
    return { unit: [...new Set([...unit, ...others.unit])], related: [], browser };
  }
  return { unit, related: [], browser: isBrowsers ? below : undefined };
}

/** They hold every chapter and every figure to the rules for numbers, words and pages, and name none of them. */
const ofEachPage =
  /^tests\/(?:content\/|(?:facts\/shown|built\/(?:every-page|figure-list|figures|names|openings|outputs))\.test\.ts$)/;

/** Whether a word is the name of a figure, a chapter or another page: tests are made for each. */
const isInBook = (root: string, word: string) =>
  [...found(root, 'components/figures/*/'), ...found(root, 'content/**/*.mdx')]
    .map(wordOf)
    .includes(word);

/** @param path the file that is meant by it, if it is one. */
function testsOfWord(root: string, word: string, path?: string): Choice {
  const pattern = patternOf(word);
  const words = new RegExp(pattern, 'i');
  /** As a path or a text of its own, and not in passing. */
  const named = new RegExp(`['"/](?:\\d+-)?${pattern}(?:\\.\\w+)*['"/]`, 'i');
  const text = (file: string) => readFileSync(join(root, file), 'utf8');
  const inBook = isInBook(root, word);
  const unit = unitFiles(root).filter(
    (file) => words.test(file) || named.test(text(file)) || (inBook && ofEachPage.test(file)),
  );
  const isBrowsers =
    inBook || browserFiles(root).some((file) => words.test(file) || words.test(text(file)));
  const isSource = path !== undefined && statSync(join(root, path)).isFile();
  return {
    unit,
    related: isSource && /\.(tsx?|mjs)$/.test(path) ? [path] : [],
    browser: isBrowsers ? `/${pattern}/i` : undefined,
  };
}

/** The groups of tests, each a folder of tests/, with how many files of each kind it holds. */
export function groups(root: string): Map<string, { unit: number; browser: number }> {
  const counted = new Map<string, { unit: number; browser: number }>();
  const files = [...unitFiles(root), ...browserFiles(root)].toSorted();
  for (const file of files) {
    const group = file.split('/')[1]!;
    const count = counted.get(group) ?? { unit: 0, browser: 0 };
    count[file.endsWith('.spec.ts') ? 'browser' : 'unit'] += 1;
    counted.set(group, count);
  }
  return counted;
}

const sources = '{astro.config.mjs,package-lock.json,{src,components,content,public}/**}';

/** Whether something that the build reads was changed after the built book was. */
export function isBuildOlder(root: string): boolean {
  const built = statSync(join(root, 'dist/offline.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return found(root, sources).some((file) => statSync(join(root, file)).mtimeMs > built);
}
