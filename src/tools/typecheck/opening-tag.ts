// Where the opening tag that begins at an offset ends: quotes and braces may hold a `>` that does not close it.

const openers = '{[(';
const closers = '}])';

/** The offset after a string that begins at `start` with its quote. */
function stringEnd(source: string, start: number): number {
  let offset = start + 1;
  while (offset < source.length && source[offset] !== source[start])
    offset += source[offset] === '\\' ? 2 : 1;
  return offset + 1;
}

/** @returns the offset after the tag's `>`; the end of `source` when it never closes. */
export function openingTagEnd(source: string, start: number): number {
  let depth = 0;
  let offset = start;
  while (offset < source.length) {
    const character = source[offset]!;
    if ('"\'`'.includes(character)) {
      offset = stringEnd(source, offset);
      continue;
    }
    if (openers.includes(character)) depth++;
    if (closers.includes(character)) depth--;
    if (character === '>' && depth === 0) return offset + 1;
    offset++;
  }
  return source.length;
}
