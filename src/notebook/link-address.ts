// What counts as a link with changed cells, however mail programs, chats and hands have bent its end on the way.
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

/** What a link carries, without the foreign signs behind it; undefined for any other fragment. */
export function packedIn(hash: string): string | undefined {
  const [, rest] = /(?:^|[^\w-])cells=(.*)/is.exec(plain(hash)) ?? [];
  return rest === undefined ? undefined : /^[\w-]*/.exec(rest)![0];
}

export const isShared = (hash: string): boolean => packedIn(hash) !== undefined;
