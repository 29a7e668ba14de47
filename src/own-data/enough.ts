// Whether there is enough to train on, and how many images would be held out.

import type { Collection } from './collection.ts';
import { limits } from './limits.ts';

/** Of a class with `count` images: a fifth, rounded, at least one. */
export const heldOutOf = (count: number): number => Math.max(1, Math.round(count / 5));

/** Why the collection cannot be trained on yet, in a sentence that says what to do; empty when it can. */
export function whyNotYet(collection: Collection): string {
  const { fewestClasses, fewestInClass, classes } = limits;
  const missing = fewestClasses - collection.length;
  if (missing > 0) {
    return collection.length === 0
      ? 'Bring examples of at least two classes: a network learns to tell one thing from another.'
      : `There is one class, “${collection[0].name}”. Bring a second one: a network learns to tell one thing from another.`;
  }
  if (collection.length > classes)
    return `There may be ${classes} classes, and these are ${collection.length}. Remove some.`;
  const small = collection.filter(({ examples }) => examples.length < fewestInClass);
  if (small.length === 0) return '';
  const which = small.slice(0, 3).map(({ name, examples }) => `“${name}” has ${examples.length}`);
  const more = small.length > 3 ? `, and ${small.length - 3} more have too few` : '';
  return `Each class needs at least ${fewestInClass} images, four to learn from and one to be asked about: ${which.join(', ')}${more}.`;
}
