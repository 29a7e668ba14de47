// Names of classes as people write them, made so that two that look the same are the same.

import { limits } from './limits.ts';

/** Letters' one form, no control characters, no space at the ends, one space between words, not too long. */
export function cleanName(text: string): string {
  const plain = text
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return [...plain].slice(0, limits.nameCharacters).join('').trim();
}

/** Capital or small letters make no two classes. */
export const sameName = (one: string, other: string): boolean =>
  one.toLocaleLowerCase('en') === other.toLocaleLowerCase('en');

/** A camera's name says nothing of what the picture shows. */
const cameraNames =
  /^(img|image|dsc|dscn|pxl|photo|picture|screenshot|scan|unnamed|untitled|file)$/i;

/**
 * The class of an image file: the folder it lies in, or its own name before a number, as in "cat-12.png".
 * Empty when neither tells.
 */
export function classOfPath(path: string): string {
  const parts = path.split('/').filter(Boolean);
  if (parts.length > 1) return cleanName(parts.at(-2)!);
  const stem = (parts[0] ?? '').replace(/\.[^.]*$/, '');
  const [, name = ''] = /^(.*?)[-_ .(]+\d+\)?$/.exec(stem) ?? [];
  return cameraNames.test(name) ? '' : cleanName(name);
}
