// Finds the cells of a chapter in its MDX, in the order of the text.
import { type MdastNode, mdxToMdast } from 'satteri';
import { ContentError } from '#src/book/problem.ts';
import type { CellRole, CellSource } from '../cell.ts';
import { readFence } from './fence.ts';

interface Within {
  role: CellRole;
  exercise?: string;
  /** The title of the exercise, and where its text begins. */
  task?: { title: string; start: number };
}

/** A mistake of the author, with its place in the chapter. */
export class ChapterError extends ContentError {
  constructor(file: string, line: number, text: string) {
    super([{ file, line, text }]);
  }
}

/** `file` is named in errors. A cell has the same text, and so the same hash, whatever ends its lines. Throws ChapterError. */
export function cellsOf(text: string, file: string): CellSource[] {
  const mdx = text.replaceAll('\r\n', '\n');
  const cells: CellSource[] = [];
  let heading: string | undefined;
  const tree = mdxToMdast(mdx, { features: { math: true, frontmatter: true } });
  walk(tree, { role: 'cell' }, (node, within) => {
    if (node.type === 'heading') {
      heading = textOf(node);
      return;
    }
    const line = node.position?.start.line ?? 1;
    const { lang, meta, value } = node as { lang?: string; meta?: string; value: string };
    try {
      const fence = readFence(lang, meta);
      if (!fence) return;
      const { id, ...allowed } = fence;
      // A solution takes its starter's place, and goes by the exercise.
      const name = id ?? nameFor(within, cells.length + 1);
      const twin = cells.find((cell) => cell.name === name);
      if (twin)
        throw new Error(`Two cells are called “${name}”; the other begins on line ${twin.line}.`);
      const { task, ...place } = within;
      const cell = { name, ...place, source: value, line: line + 1, ...allowed, heading };
      const words = task && textBetween(mdx, task, node.position?.start.offset ?? 0);
      cells.push(place.role === 'starter' && words ? { ...cell, task: words } : cell);
    } catch (error) {
      throw new ChapterError(file, line, (error as Error).message);
    }
  });
  expectWholeExercises(cells, file);
  return cells;
}

function nameFor({ role, exercise }: Within, place: number): string {
  if (!exercise) return `cell-${place}`;
  return role === 'starter' ? exercise : `${exercise}-${role}`;
}

function walk(
  node: MdastNode,
  within: Within,
  seen: (node: MdastNode, within: Within) => void,
): void {
  if (node.type === 'code' || node.type === 'heading') seen(node, within);
  if (!('children' in node)) return;
  const inside = node.type === 'mdxJsxFlowElement' ? enter(node, within) : within;
  for (const child of node.children) walk(child as MdastNode, inside, seen);
}

/** The words before a starter, without tags: they go along with a downloaded notebook. */
function textBetween(mdx: string, { title, start }: { title: string; start: number }, end: number) {
  const text = mdx.slice(start, end).replace(/^[^>]*>/, '');
  return [`**Exercise: ${title}**`, text.replaceAll(/<[^>]*>/g, '').trim()].join('\n\n');
}

const textOf = (node: MdastNode): string =>
  'children' in node
    ? node.children.map((child) => textOf(child as MdastNode)).join('')
    : 'value' in node
      ? String(node.value)
      : '';

interface Tag {
  name: string | null;
  attributes: unknown[];
  position?: { start: { offset?: number } };
}

function enter({ name, attributes, position }: Tag, within: Within): Within {
  if (name === 'Exercise') {
    const valueOf = (key: string) =>
      (attributes as { name?: string; value?: unknown }[]).find((one) => one.name === key)?.value;
    const task = { title: String(valueOf('title')), start: position?.start.offset ?? 0 };
    return { role: 'starter', exercise: String(valueOf('id')), task };
  }
  if (!within.exercise) return within;
  if (name === 'Check') return { ...within, role: 'check' };
  if (name === 'Solution') return { ...within, role: 'solution' };
  return within;
}

/** An exercise has one starter, one check and one solution, in this order. */
function expectWholeExercises(cells: CellSource[], file: string): void {
  const exercises = new Set(cells.map(({ exercise }) => exercise).filter(Boolean));
  for (const exercise of exercises) {
    const own = cells.filter((cell) => cell.exercise === exercise);
    const roles = own.map(({ role }) => role).join(', ');
    if (roles === 'starter, check, solution') continue;
    throw new ChapterError(
      file,
      own[0]!.line,
      `The exercise “${exercise}” should hold one cell to start from, then one in <Check> and one in <Solution>; found: ${roles}.`,
    );
  }
}
