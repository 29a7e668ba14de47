// Shadows of a chapter: one of its tags and expressions, one of its cells; all else is blanked in place.
import { readFileSync } from 'node:fs';
import { type MdastNode, mdxToMdast } from 'satteri';
import { cellsOf } from '../../notebook/prepare/chapter.ts';
import type { CellRole } from '../../notebook/cell.ts';
import { blank, type Shadow, type Span } from './shadow.ts';
import { openingTagEnd } from './opening-tag.ts';

interface Range {
  start: number;
  end: number;
}

/** Written by ./tags-shadow.ts: what `import.meta.glob` finds has no types of its own. */
const tagsModule = '#components/tags.ts';
const pageHeader = `/** @jsxImportSource astro */
import { tags } from '${tagsModule}';
declare const frontmatter: Record<string, unknown>;
declare const props: Record<string, unknown>;
export default <>`;
/** What every cell is given stands before a chapter's cells, which are one module. */
const builtIns = new URL('../../notebook/modules/globals.d.ts', import.meta.url);
const cellsHeader = () => `${readFileSync(builtIns, 'utf8')}\nexport {};\n`;

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

interface CellRange extends Range {
  role: CellRole;
  exercise?: string;
}

/** Each ```ts cell fence without its first and last line. */
function cellRanges(source: string, file: string): CellRange[] {
  const starts = lineStarts(source);
  return cellsOf(source, file).map(({ line, source: text, role, exercise }) => {
    const start = starts[line - 1]!;
    const end = (starts[line - 1 + text.split('\n').length] ?? source.length + 1) - 1;
    return { start, end, role, exercise };
  });
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (const { index } of source.matchAll(/\n/g)) starts.push(index + 1);
  return starts;
}

function mask(source: string, ranges: Range[], header: string, edit: (text: string) => string[]) {
  let code = header;
  let last = 0;
  const spans: Span[] = [];
  for (const { start, end } of ranges) {
    // A solution is taken before its time, and what it jumps over needs no place.
    code += last <= start ? blank(source.slice(last, start)) : '\n';
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
  const ranges = cellRanges(source, original);
  const shadowOf = (name: string, taken: Range[]): Shadow => {
    const cells = mask(source, taken, cellsHeader(), (text) => [text]);
    return { original, file: `${original}.${name}.ts`, ...cells, allowUnused: true };
  };
  const solved = new Set(
    ranges.filter(({ role }) => role === 'solution').map(({ exercise }) => exercise),
  );
  const first = ranges.filter(({ role }) => role !== 'solution');
  // A solution declares what its starter declares, so it is checked in its place.
  const second = ranges.flatMap((range) => {
    if (range.role === 'solution') return [];
    const solution =
      range.role === 'starter' &&
      ranges.find(({ role, exercise }) => role === 'solution' && exercise === range.exercise);
    return [solution || range];
  });
  return [
    { original, file: `${original}.tsx`, ...page, code: `${page.code}</>;\n`, allowUnused: false },
    shadowOf('cells', first),
    ...(solved.size > 0 ? [shadowOf('solutions', second)] : []),
  ];
}
