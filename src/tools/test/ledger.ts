// The ledger of the browser tests: what each was made of when it last passed. `npm test` runs those of which anything
// has changed since, and one in twenty of the others; `npm test -- --whole` runs all.
import { createHash } from 'node:crypto';
import { packed, unpacked } from '../made-of/places.ts';
import type { BuiltFiles, Checks } from './made-of.ts';

export interface Ledger {
  /** The browser and the kind of processor that the tests ran on. */
  machine: string;
  /** Each built file that a test asked for, by its lasting name, with its hash. */
  files: Record<string, string>;
  /** By the name of the test: the hash of its check, and the places in `files` of what it asked for, as "0-4 9". */
  tests: Record<string, [check: string, files: string]>;
  /** Bytes of each page before it is touched, as the visits to the pages noted them. */
  weights: Record<string, Record<string, number>>;
}

/** What the project and its build are now. */
export interface Present {
  machine: string;
  built: BuiltFiles;
  checks: Checks;
}

/** A test that has passed at its first try, and the paths below the book's that it asked for. */
export interface Passed {
  name: string;
  asked: string[];
}

/** Why a test that the ledger holds did not run. */
export const heldNote = 'The ledger holds it.';
/** All that is built, as a pattern that a test may be made of. */
export const everything = '**/*';
/** The kind of note in which a test tells its name and what it asked for. */
export const askedNote = 'asked';

export const emptyLedger: Ledger = { machine: '', files: {}, tests: {}, weights: {} };

const separator = ' › ';
/** “root › tests/site/page.spec.ts › page /inputs/ keeps …” */
export const nameOf = (project: string, file: string, titles: readonly string[]): string =>
  [project, file, ...titles].join(separator);
const fileOf = (name: string) => name.split(separator)[1]!;

/** The tests whose check, whose browser and whose every file are what they were when they passed. */
export function heldTests(ledger: Ledger, { machine, built, checks }: Present): Set<string> {
  if (ledger.machine !== machine) return new Set();
  const names = Object.keys(ledger.files);
  const same = names.map((name) => (built.hashOf(name) ?? '') === ledger.files[name]);
  const held = Object.entries(ledger.tests).filter(
    ([name, [check, files]]) =>
      unpacked(files).every((place) => same[place]) && checks.hashOf(fileOf(name)) === check,
  );
  return new Set(held.map(([name]) => name));
}

/** One in so many tests that the ledger holds runs all the same, others after each change of it: what it cannot see shows there. */
export const oneIn = 20;

/** The tests of `held` that run all the same. */
export function spotChecks(ledger: Ledger, held: Iterable<string>): Set<string> {
  const seed = JSON.stringify(ledger.files);
  const lot = (name: string) =>
    createHash('sha256')
      .update(seed + name)
      .digest()
      .readUInt32BE();
  return new Set([...held].filter((name) => lot(name) % oneIn === 0));
}

/**
 * The ledger after a run: `held` keep what stands there, `passed` get what they asked for now, all others are gone.
 * @param weights of the pages that were visited now.
 */
export function renewedLedger(
  ledger: Ledger,
  { machine, built, checks }: Present,
  held: ReadonlySet<string>,
  passed: readonly Passed[],
  weights: Ledger['weights'] = {},
): Ledger {
  const before = Object.keys(ledger.files);
  const asked = new Map<string, string[]>();
  for (const name of held)
    asked.set(
      name,
      unpacked(ledger.tests[name]![1]).map((place) => before[place]!),
    );
  for (const { name, asked: paths } of passed) {
    if (held.has(name)) continue;
    const files = checks.isOfAll(fileOf(name)) ? [] : paths.flatMap((path) => built.namesOf(path));
    asked.set(name, [...new Set(files)]);
  }
  const names = [...new Set([...asked.values()].flat())].toSorted();
  const places = new Map(names.map((name, place) => [name, place]));
  const tests = [...asked]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, files]) => [
      name,
      [checks.hashOf(fileOf(name)), packed(files.map((file) => places.get(file)!))],
    ]);
  return {
    machine,
    files: Object.fromEntries(names.map((name) => [name, built.hashOf(name) ?? ''])),
    tests: Object.fromEntries(tests),
    weights: Object.fromEntries(
      Object.entries({ ...ledger.weights, ...weights }).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
  };
}

/** A line for each file and each test, so that two ledgers can be compared. */
export function ledgerText(ledger: Ledger): string {
  const lines = (entries: object) =>
    Object.entries(entries)
      .map(([key, value]) => `\n    ${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',');
  const group = (key: keyof Ledger) => `  "${key}": {${lines(ledger[key] as object)}\n  }`;
  return `{\n  "machine": ${JSON.stringify(ledger.machine)},\n${group('files')},\n${group('tests')},\n${group('weights')}\n}\n`;
}
