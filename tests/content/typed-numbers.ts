// Finds the numbers that a file types for its readers without saying why they may be typed.
import { convertToTsx } from '@astrojs/astro2tsx';
import ts from 'typescript-in-browser';
import { isScalar, isSeq, parseDocument, visit } from 'yaml';
import { checkReason } from '#components/prose/Given/reasons.ts';
import { classCount, imagePixels, imageSide } from '#src/mnist/image-set.ts';
import { shards } from '#src/mnist/manifest.ts';
import { bookSizes } from '#src/nn/networks.ts';

/** A stretch of a file that readers read; `at` is its place in the file. */
interface Shown {
  text: string;
  at: number;
}

const blanked = (text: string) => text.replaceAll(/[^\n]/g, ' ');
const without = (text: string, ...patterns: RegExp[]) =>
  patterns.reduce((left, pattern) => left.replaceAll(pattern, blanked), text);

const imagesIn = (set: 'test' | 'train') =>
  shards.filter((shard) => shard.set === set).reduce((sum, { count }) => sum + count, 0);
const anyOf = (numbers: number[]) =>
  numbers.map((number) => number.toLocaleString('en-GB')).join('|');
/** Not a part of a longer number, and nothing measured: no share, no time, no money. */
const alone = (number: string) =>
  new RegExp(
    String.raw`(?<![\d.,$€])(?:${number})(?![\d]|[.,]\d|\s?(?:%|‰|(?:milli|micro)?seconds?\b|minutes?\b|hours?\b|days?\b|dollars?\b|images a second|ms\b|s\b|errors?\b|points?\b))`,
    'g',
  );

/** What no measurement has made, each by what it looks like. */
const recognised: RegExp[] = [
  // A network by its layers, 784-128-10, and a name, LeNet-5, GPT-3, Part 2, Step 1, H100.
  /(?<![\w.,])\d+(?:-\d+)+(?!\w)/g,
  /\b[A-Z]\w*-\d+\b(?!\s?%)/g,
  /\b(?:Part|Step|Node) \d+\b(?!\s?%)/g,
  // A year: every other number of four digits has a comma.
  /(?<![\w.,])(?:19|20)\d\d(?!\d|[.,]\d|\s?%)/g,
  // A size, 5 × 5; a power of ten, 10⁶; the logarithm of the number of digits.
  /(?<![\d.,])\d{1,3}(?:,\d{3})* ?× ?\d{1,3}(?:,\d{3})*(?![\d⁰¹²³⁴-⁹⁻]|[.,]\d|\s?%)/g,
  /(?<![\d.,])10[⁰¹²³⁴-⁹⁻]+/g,
  new RegExp(String.raw`\bln ${classCount}(?![.,]?\d|\s?%)`, 'g'),
  // The number of an item.
  /^\s*\d\. (?=\S)/gm,
  // The bits of a number, as they are.
  /(?<![\w.,])(?:8|16|32|64) bits\b/g,
  // A digit as a sign: a 3, a thin 7, the 8, all 0s and 1s, 3 against 8, the row of a table for it.
  /\b(?:a|an)\s(?:thick |thin |small |inverted )?\d(?![\d%]|[.,]\d|\s?%)/gi,
  /\bthe\s\d(?![\d%]|[.,]\d|\s?(?:%|\p{L}+s\b(?<!\bis|\bhas)))/giu,
  /(?<![\w.,])\ds\b/g,
  /(?<![\w.,])\d\s+against\s+\d(?![\w%]|[.,]\d|\s?%)/g,
  /^\| +\d(?= \|)/gm,
  // Nothing and all: the ends of a scale, the sum of shares, the first place.
  alone('0(?:\\.0+)?|1'),
  // The sizes of the book's network, of an image and of the sets.
  alone(bookSizes.slice(1).join(String.raw` \+ `)),
  alone(anyOf([...bookSizes.slice(0, 2), imagePixels - 1, 2 ** 8 - 1])),
  alone(anyOf([imagesIn('test'), imagesIn('train')])),
  new RegExp(
    String.raw`(?<![\d.,])${imageSide}(?= (?:pixels|numbers|places|·|lie|by ${imageSide})\b| ·)`,
    'g',
  ),
  new RegExp(String.raw`(?<=\bby )${imageSide}(?= pixels)`, 'g'),
  new RegExp(
    String.raw`(?<![\d.,])${classCount}(?= (?:outputs|probabilities|biases|logits|classes)\b)`,
    'g',
  ),
];

const numbers = /(?<![\p{L}\d_.,#])\d{1,3}(?:,\d{3})+(?:\.\d+)?|(?<![\p{L}\d_.,#])\d+(?:\.\d+)?/gu;

/** In a comment: why the numbers of the lines after it may be typed. */
const marker = /(?:#|\/\/|\/\*)\s*given ([^:\n]+): (.+?)\s*(?:\*\/|$)/gm;
const reach = 5;

interface Marked {
  from: number;
  number: string;
  isUsed: boolean;
}

const lineOf = (text: string, at: number) => text.slice(0, at).split('\n').length;

/** @returns a sentence for each number in `source`, a file named `file`, that a reader is shown and no reason is given for. */
export function strangersIn(file: string, source: string): string[] {
  const problems: string[] = [];
  const checkedReason = (because: string, at: number) => {
    try {
      checkReason(because);
    } catch (error) {
      problems.push(`${file}:${lineOf(source, at)}: ${(error as Error).message}`);
    }
  };
  const marked: Marked[] = [];
  for (const { 1: given, 2: because, index } of source.matchAll(marker)) {
    checkedReason(because!, index);
    const from = lineOf(source, index);
    for (const number of given!.split(/ and |; /)) marked.push({ from, number, isUsed: false });
  }
  const shown = shownBy(file, source, checkedReason);
  for (const { text, at } of shown) {
    for (const { 0: number, index } of without(text, ...recognised).matchAll(numbers)) {
      const line = lineOf(source, at + index);
      // A reason is for one number of the next lines.
      const reason = marked.find(
        (one) =>
          !one.isUsed && one.number === number && one.from <= line && line <= one.from + reach,
      );
      if (reason) reason.isUsed = true;
      else
        problems.push(
          `${file}:${line} types ${number}: let <Value> compute it, or say why it is typed`,
        );
    }
  }
  for (const { from, number, isUsed } of marked)
    if (!isUsed) problems.push(`${file}:${from} gives a reason for ${number}, which nothing types`);
  return problems;
}

/** What `file` shows its readers, with its places in `source`; `check` is told each reason given for a number. */
export function shownBy(
  file: string,
  source: string,
  check: (because: string, at: number) => void = () => {},
): Shown[] {
  if (file.endsWith('.mdx')) return [proseOf(source, check)];
  if (file.endsWith('.yaml')) return valuesOf(source);
  return sentencesOf(file, source);
}

/** Attributes of tags that hold a name, a quotation of the article, or what a reader chooses among. */
const unseen = ['name', 'as', 'key', 'id', 'claim', 'part', 'number', 'verdict', 'says', 'choices'];

/** No code, no formula, no quotation, no address; of a tag what it shows. */
function proseOf(source: string, check: (because: string, at: number) => void): Shown {
  const prose = without(
    source,
    /(?<=^---\n[\s\S]*?)^minutes: \d+$/gm,
    /^(`{3,})[\s\S]*?^\1/gm,
    /^\$\$[\s\S]*?^\$\$/gm,
    /<Says[\s\S]*?<\/Says>/g,
    /`[^`]*`|\$[^$\n]*\$|\{[^}]*\}|\]\([^)]*\)/g,
  );
  const given = /<Given because="([^"]*)">[\d.,]+(?:–[\d.,]+)?(?: %)?<\/Given>/g;
  for (const { 1: because, index } of prose.matchAll(given)) check(because!, index);
  const text = without(prose, given).replaceAll(/<\/?[A-Z][^>]*>/g, (tag) =>
    without(
      tag,
      new RegExp(String.raw`\s(?:${unseen.join('|')})="[^"]*"`, 'g'),
      /^<\/?\w+|[\w:-]+(?==)/g,
    ).replaceAll(/["=>]/g, ' '),
  );
  return { text, at: 0 };
}

/** Keys of lists whose values are names, or other people's words with their source beside them. */
const ownWords = ['term', 'definition', 'question', 'choices', 'answer', 'name', 'made', 'note'];

function valuesOf(source: string): Shown[] {
  const found: Shown[] = [];
  visit(parseDocument(source), {
    Pair: (_, { key, value }) => {
      if (!isScalar(key) || !ownWords.includes(String(key.value))) return;
      const values = isSeq(value) ? value.items : [value];
      for (const { range } of values.filter(isScalar)) {
        const [from, to] = range!;
        found.push({ text: without(source.slice(from, to), /\{[^}]*\}/g), at: from });
      }
    },
  });
  return found;
}

/** Not words: styles, drawings and names. */
const unread = /^(?:class|className|style|d|viewBox|transform|points|id|key|href|src|number)$/;
const isWords = (text: string) => /\p{L}{2}|%/u.test(text) && !/^[a-z][\w./:#-]*$/i.test(text);

const isPrinted = (parent: ts.Node) =>
  ts.isTemplateSpan(parent) || (ts.isJsxExpression(parent) && !ts.isJsxAttribute(parent.parent));

/** The text between tags, and the strings and templates that hold words. */
function sentencesOf(file: string, source: string): Shown[] {
  const { code, placeOf } = asTsx(file, source);
  const tree = ts.createSourceFile(
    'part.tsx',
    code,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.TSX,
  );
  const found: Shown[] = [];
  const add = (node: ts.Node) => {
    // Without the quotation marks.
    const start = node.getStart(tree) + 1;
    found.push({ text: code.slice(start, node.end - 1), at: placeOf(start) });
  };
  const see = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
    if (ts.isJsxAttribute(node) && unread.test(node.name.getText(tree))) return;
    if (ts.isJsxText(node)) found.push({ text: node.text, at: placeOf(node.pos) });
    else if (ts.isStringLiteralLike(node) && isWords(node.text)) add(node);
    // A number in braces is as typed as one without.
    else if (ts.isNumericLiteral(node) && isPrinted(node.parent))
      found.push({ text: node.text, at: placeOf(node.getStart(tree)) });
    else if (ts.isTemplateExpression(node)) {
      const parts = [node.head, ...node.templateSpans.map(({ literal }) => literal)];
      if (isWords(parts.map(({ text }) => text).join(' '))) parts.forEach(add);
    }
    ts.forEachChild(node, see);
  };
  see(tree);
  return found;
}

/** What Astro's own editor tools read of a page part, and where each place of it stands in the file. */
function asTsx(file: string, source: string) {
  if (!file.endsWith('.astro')) return { code: source, placeOf: (at: number) => at };
  const { code, mappings } = convertToTsx(source, { filename: file });
  const placeOf = (at: number) => {
    const here = mappings.find(([from, length]) => from <= at && at < from + length);
    return here ? here[2] + at - here[0] : 0;
  };
  return { code, placeOf };
}
