// What counts as a link that carries something of the book’s, however mail programs, chats and hands have bent its end
// on the way.
//
// Loaded with every page that has cells, so it imports nothing.

/** No address of ours comes near; beyond it nobody looks. */
const longestHash = 200_000;

/** Blanks, and signs that nobody sees: line ends, zero-width spaces, marks of direction. */
const unseen = /[\s\p{Cf}\p{Cc}\p{Variation_Selector}\u{115F}\u{1160}\u{3164}]|\u{34F}/gu;

function decoded(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}

/** Two programs in a row may each have encoded it. */
const plain = (hash: string): string =>
  decoded(decoded(decoded(hash.slice(0, longestHash))))
    .replaceAll(/＝|&#61;|&#x3d;|&equals;/gi, '=')
    .replaceAll(unseen, '');

/** What a link carries under `name`, without the foreign signs behind it; undefined for any other fragment. */
export function packedIn(hash: string, name: 'cells' | 'mind'): string | undefined {
  const [, rest] = new RegExp(`(?:^|[^\\w-])${name}=(.*)`, 'is').exec(plain(hash)) ?? [];
  return rest === undefined ? undefined : /^[\w-]*/.exec(rest)![0];
}

export const carries = (hash: string, name: 'cells' | 'mind'): boolean =>
  packedIn(hash, name) !== undefined;

/** So many dashes behind a link are tried as foreign ones: its own letters may be dashes, too. */
const mostDashes = 4;

/** What `packedIn` gives may have been written as: dashes behind a link look like a part of it, and mail has `=3D` for `=`. */
export function spellings(packed: string): string[] {
  const starts = packed.startsWith('3D') ? [packed, packed.slice(2)] : [packed];
  return starts.flatMap((text) => {
    let dashes = 0;
    while (dashes < mostDashes && /[-_]/.test(text.at(-1 - dashes) ?? '')) dashes++;
    return Array.from({ length: dashes + 1 }, (_, k) => text.slice(0, text.length - k));
  });
}
