// How many numbers each paragraph, caption and answer of a chapter asks its reader to hold at once.

interface Paragraph {
  line: number;
  numbers: number;
  words: number;
  text: string;
}

const blanked = (text: string) => text.replaceAll(/[^\n]/g, ' ');

/** What a tag prints as a number; the name of a digit, and a digit that was read, are none. */
const digit = String.raw`[\w-]+-(?:digit|label|prediction|answer)|circles-(?:upper|lower|centred|beside|stacked)`;
const printed = new RegExp(
  String.raw`<Value name="(?!(?:${digit})")[^>]*\/>|<Given because="(?!name of a digit)[^"]*">[^<]*<\/Given>`,
  'g',
);

/** @returns the paragraphs of a chapter, without its cells, tables, quotations and formulas. */
export function paragraphsOf(source: string): Paragraph[] {
  const prose = [
    /^---\n[\s\S]*?\n---$/gm,
    /^(`{3,})[\s\S]*?^\1/gm,
    /^\$\$[\s\S]*?^\$\$/gm,
    /<Says[\s\S]*?<\/Says>/g,
    /\{\/\*[\s\S]*?\*\/\}/g,
    /^\|.*$/gm,
    /^import .*$/gm,
  ].reduce((left, pattern) => left.replaceAll(pattern, blanked), source);
  // A tag of its own line ends a paragraph; an item of a list is one by itself.
  const bounded = prose
    .replaceAll(
      /^<(?:\/?(?:Guess|Quiz|Choice|Exercise|Note|Hint|Check|Solution)\b)[^>]*>/gm,
      blanked,
    )
    .replaceAll(/^ *<\/?[A-Z]\w*>$/gm, blanked);
  const paragraphs: Paragraph[] = [];
  let at = 0;
  for (const block of bounded.split(/(\n[ \t]*\n|\n(?=- |\d\. ))/)) {
    if (/\S/.test(block)) {
      const text = block
        .replaceAll(printed, ' 1234 ')
        .replaceAll(/`[^`]*`|\$[^$\n]*\$|\]\([^)]*\)|<[^>]*>/g, ' ');
      // A digit by itself is a sign to be read; a year, a layout such as 784-128-10 and a name are no counts.
      const numbers =
        text.match(/(?<![\w.,-])(?!(?:19|20)\d\d\b)\d[\d,.]*\d(?![\w-])(?! bits)/g)?.length ?? 0;
      paragraphs.push({
        line: source.slice(0, at).split('\n').length,
        numbers,
        words: text.match(/\S+/g)?.length ?? 0,
        text: text.trim().replaceAll(/\s+/g, ' '),
      });
    }
    at += block.length;
  }
  return paragraphs;
}
