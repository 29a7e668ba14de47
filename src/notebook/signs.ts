// Signs that nobody sees, or that turn the order of those that are seen: wherever a text of a stranger is printed, each
// is shown as a mark.
//
// The sign itself stays where it is, so that what is copied and compared is the text; the mark is drawn by the sheet.

/** A carriage return alone ends a comment, and is not seen to. Line feeds and tabs are what they look like. */
const pattern =
  '[\\0-\\x08\\x0B\\x0C\\x0E-\\x1F\\x7F-\\x9F\\xAD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2000-\\u200F\\u2028-\\u202F\\u205F-\\u206F\\u2800\\u3000\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF0-\\uFFFC\\u{1D173}-\\u{1D17A}\\u{E0000}-\\u{E0FFF}]|\\r(?!\\n)';

/** Made anew for each use: it counts where it stands. */
export const unseenSigns = () => new RegExp(pattern, 'gu');

export const codeOf = (sign: string) =>
  `U+${sign.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/** Many of a kind in a row are one mark. */
const rows = () => new RegExp(`(${pattern})\\1*`, 'gu');

/** The text in pieces: what is seen as text, each row of an unseen sign as an element. */
export function withMarks(text: string): (string | HTMLElement)[] {
  const pieces: (string | HTMLElement)[] = [];
  let at = 0;
  for (const { 0: row, 1: sign, index } of text.matchAll(rows())) {
    if (index > at) pieces.push(text.slice(at, index));
    const count = row.length / sign!.length;
    const mark = document.createElement('span');
    mark.className = 'unseen-sign';
    mark.dataset.sign = count === 1 ? codeOf(sign!) : `${codeOf(sign!)} × ${count}`;
    mark.textContent = row;
    pieces.push(mark);
    at = index + row.length;
  }
  if (at < text.length) pieces.push(text.slice(at));
  return pieces;
}

/** In a text, up to a limit of interest. */
export function countUnseen(text: string, most: number): number {
  const signs = unseenSigns();
  let count = 0;
  while (count <= most && signs.test(text)) count++;
  return count;
}
