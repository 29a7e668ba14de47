// Signs that a paste from a page brings into code, where they look like another sign or like nothing: named in words.
import { codeOf, unseenSigns } from '../signs.ts';

/** What each is called, and what is typed instead. */
const alike: Record<string, [name: string, instead: string]> = {
  '−': ['a minus sign as it is printed', '-'],
  '–': ['a dash', '-'],
  '—': ['a long dash', '-'],
  '‐': ['a hyphen as it is printed', '-'],
  '‑': ['a hyphen as it is printed', '-'],
  '×': ['a sign for “times”', '*'],
  '⋅': ['a sign for “times”', '*'],
  '·': ['a sign for “times”', '*'],
  '∙': ['a sign for “times”', '*'],
  '÷': ['a sign for “divided by”', '/'],
  '∕': ['a slash as it is printed', '/'],
  '⁄': ['a slash as it is printed', '/'],
  '≤': ['a sign for “at most”', '<='],
  '≥': ['a sign for “at least”', '>='],
  '≠': ['a sign for “is not”', '!=='],
  '→': ['an arrow', '=>'],
  '⇒': ['an arrow', '=>'],
  '…': ['three dots in one sign', '...'],
  '“': ['a quote as it is printed', '"'],
  '”': ['a quote as it is printed', '"'],
  '„': ['a quote as it is printed', '"'],
  '«': ['a quote as it is printed', '"'],
  '»': ['a quote as it is printed', '"'],
  '‘': ['a quote as it is printed', "'"],
  '’': ['a quote as it is printed', "'"],
  '‚': ['a comma that is none', ','],
  '，': ['a wide comma', ','],
  '；': ['a wide semicolon', ';'],
  '：': ['a wide colon', ':'],
  '（': ['a wide bracket', '('],
  '）': ['a wide bracket', ')'],
  '＝': ['a wide equals sign', '='],
  '＋': ['a wide plus sign', '+'],
  '²': ['a raised 2', '**2'],
  '³': ['a raised 3', '**3'],
};

const unseen: Record<string, string> = {
  '\u{200B}': 'a zero-width space',
  '\u{FEFF}': 'a zero-width space',
  '\u{200C}': 'a zero-width mark',
  '\u{200D}': 'a zero-width mark',
  '\u{2060}': 'a zero-width mark',
  '\u{AD}': 'a soft hyphen',
  '\u{2009}': 'a thin space',
  '\u{202F}': 'a thin space that does not break',
  '\u{A0}': 'a space that does not break',
};

/** Strings, comments and templates of one line, in which every sign may stand. */
const quoted = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|\/\/.*|\/\*.*?\*\//g;

/** The beginning of a line of code, each place of it where it was, with blanks for what is quoted. */
export const withoutQuoted = (line: string): string =>
  line.slice(0, 2_000).replaceAll(quoted, (text) => ' '.repeat(text.length));

/** A sentence about the first foreign sign in this line of code; undefined where there is none. */
export function foreignSignIn(line: string): string | undefined {
  const code = withoutQuoted(line);
  for (const sign of code) {
    const own = Object.hasOwn(alike, sign) ? alike[sign] : undefined;
    if (own)
      return `“${sign}” (${codeOf(sign)}) is ${own[0]}, which TypeScript does not know: type ${own[1]} in its place.`;
    if (!unseenSigns().test(sign) && sign !== '\u{A0}') continue;
    const name = unseen[sign] ?? 'a sign that is not seen';
    return `Here is ${name} (${codeOf(sign)}), which TypeScript doesn’t allow in this place: delete it.`;
  }
  return undefined;
}
