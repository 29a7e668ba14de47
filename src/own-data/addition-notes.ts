// What did not come in, and why: one sentence for each reason.

import { inWords, limits } from './limits.ts';

export interface LeftOut {
  /** Of the same class as an image that was here before. */
  again: number;
  /** Of the same class as another image of those that are brought now. */
  twins: number;
  /** The same image as one that bears another class: the class that stands, and the one that does not. */
  conflicts: readonly (readonly [first: string, other: string])[];
  overflow: number;
  /** Names of classes for which there was no room. */
  tooMany: readonly string[];
}

const images = (count: number, one: string, several: string) =>
  count === 1 ? `One image ${one}` : `${inWords(count)} images ${several}`;

export function notesOn({ again, twins, conflicts, overflow, tooMany }: LeftOut): string[] {
  const notes: string[] = [];
  if (again > 0) {
    notes.push(
      `${images(again, 'is', 'are')} here already, in the same class: made 28 × 28, ${again === 1 ? 'it looks' : 'they look'} the same to the network as what was here before. Nothing came in a second time.`,
    );
  }
  if (twins > 0) {
    notes.push(
      `${images(twins, 'looks', 'look')} the same to the network as another one, made 28 × 28, and came in once: a twin among the held-out images would be a question with its answer beside it.`,
    );
  }
  if (conflicts.length > 0) notes.push(conflictNote(conflicts));
  if (tooMany.length > 0) {
    const names = tooMany
      .slice(0, 5)
      .map((name) => `“${name}”`)
      .join(', ');
    notes.push(
      `There may be ${limits.classes} classes. Left out: ${names}${tooMany.length > 5 ? ` and ${tooMany.length - 5} more` : ''}.`,
    );
  }
  if (overflow > 0) {
    notes.push(
      `There may be ${inWords(limits.images)} images in all. ${inWords(overflow)} were left out.`,
    );
  }
  return notes;
}

function conflictNote(conflicts: LeftOut['conflicts']): string {
  const [[first, other]] = conflicts;
  const isOnePair = conflicts.every((pair) => pair[0] === first && pair[1] === other);
  const names = isOnePair ? ` (“${other}”, and here it is “${first}”)` : '';
  return `${images(conflicts.length, 'has', 'have')} a different class from the same image that is already here${names}. The first label is kept.`;
}
