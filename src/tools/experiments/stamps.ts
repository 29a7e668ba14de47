// The stamps of the records: what each was made of when its run wrote it, and what that run wrote.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { closureOf } from '../made-of/closure.ts';
import { installed, meaningHash } from '../made-of/meaning.ts';
import { packed, unpacked } from '../made-of/places.ts';

/** Hashes by file, relative to the root; a package is a file below `installed`. */
type Hashes = Record<string, string>;

export interface Stamp {
  /** The record, and what its run published. */
  written: Hashes;
  /** Its module, all that this imports, and what it took from the context. */
  from: Hashes;
}
/** By the name of the experiment. */
export type Stamps = Record<string, Stamp>;

export const stampsFile = 'src/records/made-of.json';
/** The module of an experiment has its name. */
const moduleOf = (name: string) => `src/experiments/${name}.ts`;
export const recordOf = (name: string) => `src/records/experiments/${name}.json`;
/** It imports what any experiment may need, and notes what each takes. */
const context = 'src/experiments/experiment-context.ts';

/** What an experiment is made of: files, and packages below `installed`. */
export interface Parts {
  files: string[];
  /** Modules that read what neither their text nor a note tells: no stamp can hold what they belong to. */
  unseen: string[];
}

/** @param noted what it took from the context. */
export function partsOf(root: string, name: string, noted: Iterable<string>): Parts {
  const { files, packages, unseen } = closureOf(root, [moduleOf(name), ...noted], [context]);
  return { files: [...files, ...packages.map((each) => installed + each)].toSorted(), unseen };
}

/** The modules that are loaded for experiments before the first runs. */
export const loadedFor = (root: string, names: readonly string[]): string[] =>
  closureOf(root, [context, ...names.map(moduleOf)]).files;

/** The hashes of files as they are when first asked for. */
export function readHashes(root: string): (file: string) => string {
  const known = new Map<string, string>();
  return (file) => {
    const hash = known.get(file) ?? meaningHash(root, file);
    known.set(file, hash);
    return hash;
  };
}

/** Why an experiment is to be run, in words after its name; undefined for what is up to date. */
export function whyToRun(
  stamp: Stamp | undefined,
  hashNow: (file: string) => string,
): string | undefined {
  if (!stamp) return 'was never stamped';
  const changed = (hashes: Hashes) =>
    Object.keys(hashes).filter((file) => hashNow(file) !== hashes[file]);
  const [other] = changed(stamp.written);
  if (other) return `${other} is not what its run wrote`;
  const [first, ...more] = changed(stamp.from);
  if (!first) return undefined;
  return `${first} has changed${more.length > 0 ? `, and ${more.length} more` : ''}`;
}

/** The stamps of a clone; none where the file is missing, or cannot be read after a merge. */
export function readStamps(root: string): Stamps {
  const path = join(root, stampsFile);
  if (!existsSync(path)) return {};
  try {
    const { files, records } = JSON.parse(readFileSync(path, 'utf8')) as Stored;
    const entries = files.map((line) => line.split(' ') as [file: string, hash: string]);
    const stamps = Object.entries(records).map(([name, [written, from]]) => {
      const parts = unpacked(from).map((place) => entries[place]!);
      return [name, { written, from: Object.fromEntries(parts) }];
    });
    return Object.fromEntries(stamps);
  } catch {
    return {};
  }
}

/** Most records are made of the same files: each file is there once for each hash, and a record has their places. */
interface Stored {
  /** “src/nn/relu.ts 0123456789abcdef” */
  files: string[];
  records: Record<string, [written: Hashes, from: string]>;
}

/** A line for each file and each record, so that a change can be read. */
export function stampsText(stamps: Stamps): string {
  const lineOf = ([file, hash]: [string, string]) => `${file} ${hash}`;
  const linesOf = (hashes: Hashes) => Object.entries(hashes).map(lineOf);
  const files = [...new Set(Object.values(stamps).flatMap(({ from }) => linesOf(from)))].toSorted();
  const places = new Map(files.map((line, place) => [line, place]));
  const lines = (all: string[]) => all.map((line) => `\n    ${line}`).join(',');
  const records = Object.entries(stamps)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, { written, from }]) => {
      const stored = [written, packed(linesOf(from).map((line) => places.get(line)!))];
      return `${JSON.stringify(name)}: ${JSON.stringify(stored)}`;
    });
  const quoted = files.map((line) => JSON.stringify(line));
  return `{\n  "files": [${lines(quoted)}\n  ],\n  "records": {${lines(records)}\n  }\n}\n`;
}
