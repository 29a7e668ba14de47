// The classes and their images as the reader has them now. Nothing here changes one: each change gives a new collection,
// so that undoing is taking the one before.

import { cleanName, sameName } from './class-names.ts';
import type { Example, Labelled } from './example.ts';
import { fingerprint } from './fingerprint.ts';
import { inWords, limits } from './limits.ts';

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
  const known = new Set(classes.flatMap(({ examples }) => examples.map(({ pixels }) => fingerprint(pixels)))); // prettier-ignore
  const tooMany = new Set<string>();
  const byName = new Map<string, (typeof classes)[number]>();
  let [count, added, twins, overflow] = [countAll(collection), 0, 0, 0];
  let id = nextId(collection);
  for (const { className, example } of found) {
    const mark = fingerprint(example.pixels);
    let home = byName.get(className) ?? classes.find(({ name }) => sameName(name, className));
    if (known.has(mark)) twins += 1;
    else if (count >= limits.images) overflow += 1;
    else if (!home && classes.length >= limits.classes) tooMany.add(className);
    else {
      if (!home) classes.push((home = { id: id++, name: className, examples: [] }));
      byName.set(className, home);
      home.examples.push(example);
      known.add(mark);
      count += 1;
      added += 1;
    }
  }
  return { collection: added ? classes : collection, added, notes: notesOn(twins, overflow, [...tooMany]) }; // prettier-ignore
}

function notesOn(twins: number, overflow: number, tooMany: string[]): string[] {
  const notes: string[] = [];
  if (twins > 0) {
    notes.push(`${twins === 1 ? 'One image is' : `${inWords(twins)} images are`} the same, pixel for pixel, as another one, and came in once: a twin among the held-out images would be a question with its answer beside it.`); // prettier-ignore
  }
  if (tooMany.length > 0) {
    const names = tooMany.slice(0, 5).map((name) => `“${name}”`).join(', '); // prettier-ignore
    notes.push(`There may be ${limits.classes} classes. Left out: ${names}${tooMany.length > 5 ? ` and ${tooMany.length - 5} more` : ''}.`); // prettier-ignore
  }
  if (overflow > 0) {
    notes.push(`There may be ${inWords(limits.images)} images in all. ${inWords(overflow)} were left out.`); // prettier-ignore
  }
  return notes;
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
      ? { ...one, examples: one.examples.map((example) => ({ ...example, pixels: example.pixels.map((value) => 255 - value) })) } // prettier-ignore
      : one,
  );
