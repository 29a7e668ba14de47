// What the reader changed in a chapter's cells, kept in her browser, and told apart by the text it was made from.
//
// Kept: under one name a chapter, each changed cell's text, the hash of the text she changed (a new version of the
// book may have another), and the text before her last "take new" or link, so that it can be brought back.
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

const stored = v.strictObject({
  version: v.literal(1),
  cells: v.pipe(
    v.array(
      v.strictObject({
        name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
        text: v.pipe(v.string(), v.maxLength(longestText)),
        hash: v.pipe(v.string(), v.maxLength(100)),
      }),
    ),
    v.maxLength(500),
  ),
});

const keyFor = (chapter: string) => `cells:${chapter}`;

/** Anything that is not ours counts as nothing. Never throws. */
export function parseEdits(text: string | null): Map<string, Edit> {
  const edits = new Map<string, Edit>();
  try {
    const parsed = v.safeParse(stored, JSON.parse(text ?? 'null'));
    if (parsed.success) for (const { name, ...edit } of parsed.output.cells) edits.set(name, edit);
  } catch {
    // Not JSON: somebody else's.
  }
  return edits;
}

export const writeEdits = (edits: ReadonlyMap<string, Edit>): string =>
  JSON.stringify({
    version: 1,
    cells: [...edits].map(([name, { text, hash }]) => ({ name, text, hash })),
  });

export const keptEdits = (chapter: string) => parseEdits(recall(keyFor(chapter)));

function change(chapter: string, by: (edits: Map<string, Edit>) => void): void {
  const edits = keptEdits(chapter);
  by(edits);
  if (edits.size === 0) forget(keyFor(chapter));
  else keep(keyFor(chapter), writeEdits(edits));
}

export function keepEdit(chapter: string, cell: string, edit: Edit): void {
  change(chapter, (edits) => edits.set(cell, edit));
}

export function dropEdit(chapter: string, cell: string): void {
  change(chapter, (edits) => edits.delete(cell));
}
