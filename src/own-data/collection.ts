// The classes and their images as the reader has them now. Nothing here changes one: each change gives a new collection,
// so that undoing is taking the one before.

import { notesOn } from './addition-notes.ts';
import { cleanName, sameName } from './class-names.ts';
import type { Example, Labelled } from './example.ts';
import { fingerprint } from './fingerprint.ts';
import { limits } from './limits.ts';

export interface OwnClass {
  /** Stays when the name changes. */
  id: number;
  name: string;
  examples: readonly Example[];
}

export type Collection = readonly OwnClass[];

export interface Added {
  collection: Collection;
  /** Images that came in. */
  added: number;
  /** What did not, and why: one sentence each. */
  notes: string[];
}

export const countAll = (collection: Collection): number =>
  collection.reduce((sum, { examples }) => sum + examples.length, 0);

const nextId = (collection: Collection) => Math.max(0, ...collection.map(({ id }) => id)) + 1;

/** What does not fit in is left out and told; all else comes in. */
export function addExamples(collection: Collection, found: readonly Labelled[]): Added {
  const classes = collection.map((one) => ({ ...one, examples: [...one.examples] }));
  const known = new Map(
    classes.flatMap(({ name, examples }) =>
      examples.map(({ pixels }) => [fingerprint(pixels), name]),
    ),
  );
  const brought = new Set<number>();
  const conflicts: [first: string, other: string][] = [];
  const tooMany = new Set<string>();
  const byName = new Map<string, (typeof classes)[number]>();
  let [count, added, again, twins, overflow] = [countAll(collection), 0, 0, 0, 0];
  let id = nextId(collection);
  for (const { className, example } of found) {
    const mark = fingerprint(example.pixels);
    let home = byName.get(className) ?? classes.find(({ name }) => sameName(name, className));
    const first = known.get(mark);
    if (first !== undefined && !sameName(first, className)) conflicts.push([first, className]);
    else if (brought.has(mark)) twins += 1;
    else if (first !== undefined) again += 1;
    else if (count >= limits.images) overflow += 1;
    else if (!home && classes.length >= limits.classes) tooMany.add(className);
    else {
      if (!home) classes.push((home = { id: id++, name: className, examples: [] }));
      byName.set(className, home);
      home.examples.push(example);
      known.set(mark, home.name);
      brought.add(mark);
      count += 1;
      added += 1;
    }
  }
  const notes = notesOn({ again, twins, conflicts, overflow, tooMany: [...tooMany] });
  return { collection: added ? classes : collection, added, notes };
}

/** A class without images, to draw into or to drop on. Undefined when its name is empty or taken, or there are too many. */
export function addClass(collection: Collection, text: string): Collection | undefined {
  const name = cleanName(text);
  const isTaken = collection.some((one) => sameName(one.name, name));
  if (!name || isTaken || collection.length >= limits.classes) return undefined;
  return [...collection, { id: nextId(collection), name, examples: [] }];
}

/** Named as another class is, the two become one. An empty name changes nothing. */
export function renameClass(collection: Collection, id: number, text: string): Collection {
  const name = cleanName(text);
  const renamed = collection.find((one) => one.id === id);
  if (!name || !renamed || renamed.name === name) return collection;
  const twin = collection.find((one) => one.id !== id && sameName(one.name, name));
  if (!twin) return collection.map((one) => (one.id === id ? { ...one, name } : one));
  const examples = [...twin.examples, ...renamed.examples];
  return collection
    .filter((one) => one.id !== id)
    .map((one) => (one.id === twin.id ? { ...one, examples } : one));
}

/** What a new name would do that one should know; empty where it is a new name alone. */
export function mergeSentence(collection: Collection, id: number, text: string): string {
  const name = cleanName(text);
  const twin = collection.find((one) => one.id !== id && sameName(one.name, name));
  const renamed = collection.find((one) => one.id === id);
  return twin && renamed
    ? `${renamed.name} and ${twin.name} are one class now. Undo parts them.`
    : '';
}

export const removeClass = (collection: Collection, id: number): Collection =>
  collection.filter((one) => one.id !== id);

export const removeExample = (collection: Collection, id: number, place: number): Collection =>
  collection.map((one) =>
    one.id === id ? { ...one, examples: one.examples.filter((_, k) => k !== place) } : one,
  );

/** Ink becomes paper, and paper ink, in all images of a class. */
export const flipClass = (collection: Collection, id: number): Collection =>
  collection.map((one) =>
    one.id === id
      ? {
          ...one,
          examples: one.examples.map((example) => ({
            ...example,
            pixels: example.pixels.map((value) => 255 - value),
          })),
        }
      : one,
  );
