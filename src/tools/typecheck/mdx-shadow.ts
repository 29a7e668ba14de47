// Shadows of a chapter: one of its tags and expressions, one of its cells; all else is blanked in place.
import { type MdastNode, mdxToMdast } from 'satteri';
import { blank, type Shadow, type Span } from './shadow.ts';
import { openingTagEnd } from './opening-tag.ts';

interface Range {
  start: number;
  end: number;
}

const tagsModule = '#components/index.ts';
const pageHeader = `/** @jsxImportSource astro */
import { tags } from '${tagsModule}';
declare const frontmatter: Record<string, unknown>;
declare const props: Record<string, unknown>;
export default <>`;
const cellsHeader = 'declare function display(value: unknown): void;\nexport {};\n';

function visit(node: MdastNode, seen: (node: MdastNode) => void) {
  seen(node);
  if ('children' in node) for (const child of node.children) visit(child as MdastNode, seen);
}

function rangeOf(node: MdastNode): Range {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

/** Opening and closing tags, apart: what lies between them is prose. */
function tagRanges(source: string, { start, end }: Range): Range[] {
  const opened = openingTagEnd(source, start);
  const closing = /<\/[^<>]*>$/.exec(source.slice(opened, end));
  return [{ start, end: opened }, ...(closing ? [{ start: opened + closing.index, end }] : [])];
}

function pageRanges(source: string, tree: MdastNode): Range[] {
  const ranges: Range[] = [];
  visit(tree, (node) => {
    if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement')
      ranges.push(...tagRanges(source, rangeOf(node)));
    if (node.type === 'mdxFlowExpression' || node.type === 'mdxTextExpression')
      ranges.push(rangeOf(node));
  });
  return ranges.toSorted((a, b) => a.start - b.start);
}

/** A ```ts cell fence without its first and last line. */
function cellRanges(source: string, tree: MdastNode): Range[] {
  const ranges: Range[] = [];
  visit(tree, (node) => {
    if (node.type !== 'code' || !/^cell\b/.test(node.meta ?? '')) return;
    const { start, end } = rangeOf(node);
    ranges.push({ start: source.indexOf('\n', start) + 1, end: source.lastIndexOf('\n', end - 1) });
  });
  return ranges;
}

function mask(source: string, ranges: Range[], header: string, edit: (text: string) => string[]) {
  let code = header;
  let last = 0;
  const spans: Span[] = [];
  for (const { start, end } of ranges) {
    code += blank(source.slice(last, start));
    let original = start;
    edit(source.slice(start, end)).forEach((piece, index) => {
      // Every second piece is an insertion, which has no place in the source.
      if (index % 2 === 0) {
        spans.push({ virtual: code.length, original, length: piece.length });
        original += piece.length;
      }
      code += piece;
    });
    last = end;
  }
  return { code: code + blank(source.slice(last)), spans };
}

/** `<Draw` becomes `<tags.Draw`, so that the name itself is checked; `<section` stays as it is. */
function nameSpace(text: string): string[] {
  const bracket = /^<\/?(?=[A-Z])/.exec(text)?.[0];
  return bracket ? [bracket, 'tags.', text.slice(bracket.length)] : [text];
}

export function mdxShadows(original: string, source: string): Shadow[] {
  const tree = mdxToMdast(source, { features: { math: true, frontmatter: true } });
  const page = mask(source, pageRanges(source, tree), pageHeader, nameSpace);
  const cells = mask(source, cellRanges(source, tree), cellsHeader, (text) => [text]);
  return [
    { original, file: `${original}.tsx`, ...page, code: `${page.code}</>;\n`, allowUnused: false },
    { original, file: `${original}.cells.ts`, ...cells, allowUnused: true },
  ];
}
