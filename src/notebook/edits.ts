// What the reader changed in a chapter's cells, kept in her browser, and told apart by the text it was made from.
//
// Kept: under one name a chapter, each changed cell's text and the hash of the text she changed (a new version of the
// book may have another). What cannot be read is not thrown away: a single cell's stays where it is, a whole that is
// damaged or of another version of the book is copied to a name of its own before anything is written over it.
// Two tabs may edit two cells: each write reads what is there first, and changes one cell alone.
import * as v from 'valibot';
import { forget, keep, recall } from '#src/session/storage.ts';

export interface Edit {
  text: string;
  /** Of the book's text that it was made from. */
  hash: string;
}

/** In characters; no cell of a reader comes near. */
export const longestText = 200_000;

const one = v.strictObject({
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
  text: v.pipe(v.string(), v.maxLength(longestText)),
  hash: v.pipe(v.string(), v.maxLength(100)),
});
const whole = v.strictObject({ version: v.literal(1), cells: v.array(v.unknown()) });

export interface Stored {
  edits: Map<string, Edit>;
  /** Entries that nobody here can read, as they stand there. */
  strange: unknown[];
  /** There is something, and it is no list of changes that this book knows. */
  isUnreadable: boolean;
}

const keyFor = (chapter: string) => `cells:${chapter}` as const;

/** Never throws. */
export function parseStored(text: string | null): Stored {
  const stored: Stored = { edits: new Map(), strange: [], isUnreadable: false };
  if (text === null) return stored;
  const parsed = v.safeParse(whole, asJson(text));
  if (!parsed.success) return { ...stored, isUnreadable: true };
  for (const cell of parsed.output.cells) {
    const { success, output } = v.safeParse(one, cell);
    if (success && !stored.edits.has(output.name))
      stored.edits.set(output.name, { text: output.text, hash: output.hash });
    else stored.strange.push(cell);
  }
  return stored;
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Anything that is not ours counts as nothing. Never throws. */
export const parseEdits = (text: string | null): Map<string, Edit> => parseStored(text).edits;

export const writeEdits = (
  edits: ReadonlyMap<string, Edit>,
  strange: readonly unknown[] = [],
): string =>
  JSON.stringify({
    version: 1,
    cells: [...[...edits].map(([name, { text, hash }]) => ({ name, text, hash })), ...strange],
  });

export const keptEdits = (chapter: string) => parseEdits(recall(keyFor(chapter)));

/**
 * Copies what cannot be read to a name of its own, once.
 * @returns that name where something lies, and whether it does: until then nothing may be written over it.
 */
export function setAside(chapter: string): { name: string; isSafe: boolean } | undefined {
  const text = recall(keyFor(chapter));
  if (text === null || !parseStored(text).isUnreadable) return undefined;
  for (let count = 1; ; count++) {
    const name = `${keyFor(chapter)}:set-aside${count === 1 ? '' : `-${count}`}` as const;
    const there = recall(name);
    // Another may lie there from another day.
    if (there !== null && there !== text && count < mostSetAside) continue;
    return { name, isSafe: (there ?? text) === text && keep(name, text) };
  }
}
const mostSetAside = 9;

/** @returns whether it was kept; what nobody could read again is not written. */
function change(chapter: string, by: (edits: Map<string, Edit>) => boolean): boolean {
  // A second look: another tab, of another version of the book, may have written since.
  if (setAside(chapter)?.isSafe === false) return false;
  const { edits, strange } = parseStored(recall(keyFor(chapter)));
  if (!by(edits)) return false;
  if (edits.size + strange.length === 0) forget(keyFor(chapter));
  else keep(keyFor(chapter), writeEdits(edits, strange));
  return true;
}

/** @returns false for a text that is too long to be kept: the one kept before it stays. */
export const keepEdit = (chapter: string, cell: string, edit: Edit): boolean =>
  edit.text.length <= longestText &&
  change(chapter, (edits) => {
    edits.set(cell, edit);
    return true;
  });

/** @returns false where another than `known` is kept by now, from another tab: that one stays. */
export const dropEdit = (chapter: string, cell: string, known: string | undefined): boolean =>
  change(chapter, (edits) => {
    const kept = edits.get(cell)?.text;
    if (kept !== undefined && kept !== known) return false;
    edits.delete(cell);
    return true;
  });
