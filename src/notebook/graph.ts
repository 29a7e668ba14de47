// How the cells of a chapter follow from one another: who reads from whom, in which order they run, and what is wrong.
//
// A static picture: it is made from the names alone, and nothing has to run for it.
import type { CompiledCell } from './cell.ts';

export interface GraphCell {
  name: string;
  compiled: CompiledCell;
}

export interface GraphProblem {
  /** For the reader, with the names of the cells. */
  message: string;
  /** In the cell it is told at. */
  line?: number;
}

export interface Graph {
  /** All cells without a circle, each after those it reads from; else as in the text. */
  order: string[];
  /** The cells whose names this one reads, in the order of the text. */
  readsFrom(cell: string): string[];
  /** All cells that follow from this one, in running order, itself left out. */
  followersOf(cell: string): string[];
  /** All cells this one follows from, in running order, itself left out. */
  sourcesOf(cell: string): string[];
  /** The names this cell is given by others. */
  givenTo(cell: string): string[];
  /** Why a cell cannot run. */
  problems: ReadonlyMap<string, GraphProblem[]>;
}

const listed = (cells: string[]) => cells.map((cell) => `“${cell}”`).join(' and ');

/** A name that two cells import from the same place is one name. */
function sameImport(name: string, cells: GraphCell[]): boolean {
  const origins = cells.map(({ compiled }) => {
    const found = compiled.imports.find(({ local }) => local === name);
    return found && `${found.module} ${found.imported}`;
  });
  return origins[0] !== undefined && new Set(origins).size === 1;
}

export function graphOf(cells: readonly GraphCell[]): Graph {
  const problems = new Map<string, GraphProblem[]>();
  const complain = (cell: string, problem: GraphProblem) => {
    const own = problems.get(cell);
    if (own) own.push(problem);
    else problems.set(cell, [problem]);
  };
  const makers = new Map<string, GraphCell[]>();
  for (const cell of cells)
    for (const name of cell.compiled.declares)
      makers.set(name, [...(makers.get(name) ?? []), cell]);

  for (const [name, all] of makers) {
    if (all.length < 2 || sameImport(name, all)) continue;
    const words = `“${name}” is defined twice: in ${listed(all.map((cell) => cell.name))}. Rename one of them.`;
    for (const cell of all) complain(cell.name, { message: words });
  }

  const reads = new Map<string, string[]>();
  const given = new Map<string, string[]>();
  for (const { name: cell, compiled } of cells) {
    const own = compiled.reads.filter((name) => makers.has(name));
    given.set(cell, own);
    const from = new Set(own.map((name) => makers.get(name)![0]!.name));
    reads.set(
      cell,
      cells.map(({ name }) => name).filter((name) => from.has(name)),
    );
    for (const { name, line } of compiled.assigns) {
      const [maker] = makers.get(name) ?? [];
      if (!maker) continue;
      complain(cell, {
        message: `“${name}” belongs to the cell “${maker.name}”, and only that cell may change it. Copy it under a new name here, or change it there.`,
        line,
      });
    }
  }

  const { order, circle } = sorted(
    cells.map(({ name }) => name),
    reads,
  );
  if (circle.length > 0) {
    const path = [...circle, circle[0]!].map((cell) => `“${cell}”`).join(' → ');
    const message = `These cells wait for each other in a circle: ${path}. One of them must do without the next.`;
    for (const cell of circle) complain(cell, { message });
  }

  const reach = (start: string, next: (cell: string) => string[]): string[] => {
    const seen = new Set<string>();
    const walk = (cell: string) => {
      for (const other of next(cell)) {
        if (seen.has(other)) continue;
        seen.add(other);
        walk(other);
      }
    };
    walk(start);
    seen.delete(start);
    return order.filter((cell) => seen.has(cell));
  };
  const readsFrom = (cell: string) => reads.get(cell) ?? [];
  const readBy = (cell: string) =>
    cells.map(({ name }) => name).filter((name) => readsFrom(name).includes(cell));
  return {
    order,
    problems,
    readsFrom,
    sourcesOf: (cell) => reach(cell, readsFrom),
    followersOf: (cell) => reach(cell, readBy),
    givenTo: (cell) => given.get(cell) ?? [],
  };
}

/** The earliest cell of the text that waits for nobody, again and again; what is left over then holds a circle. */
function sorted(cells: string[], reads: Map<string, string[]>) {
  const order: string[] = [];
  const left = new Set(cells);
  const waits = (cell: string) => reads.get(cell)!.some((other) => left.has(other));
  for (;;) {
    const next = cells.find((cell) => left.has(cell) && !waits(cell));
    if (next === undefined) break;
    left.delete(next);
    order.push(next);
  }
  return { order, circle: circleIn(left, reads) };
}

/** Follows what waits for what until a cell comes again: from there on it is the circle. */
function circleIn(left: Set<string>, reads: Map<string, string[]>): string[] {
  const path: string[] = [];
  let cell: string | undefined = [...left][0];
  while (cell !== undefined && !path.includes(cell)) {
    path.push(cell);
    cell = reads.get(cell)!.find((other) => left.has(other));
  }
  return cell === undefined ? [] : path.slice(path.indexOf(cell));
}
