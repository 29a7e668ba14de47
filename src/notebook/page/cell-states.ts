// What is known of a chapter's cells: the text of each, what it was compiled to, its outcome, and whether that holds.
//
// An outcome is kept with a key, the cell's own text and the texts of all it follows from. Where the key of today is
// another, the cell is stale. Nothing here runs.
import { type CompiledCell, CompileError, SlowTextError } from '../cell.ts';
import { type Graph, graphOf } from '../graph.ts';
import type { CellResult, ErrorNote } from '../output.ts';
import type { CellRecord, ChapterRecord } from '../record.ts';

export type Status = 'built' | 'fresh' | 'stale' | 'queued' | 'running' | 'failed' | 'stopped';

export interface CellState {
  record: CellRecord;
  source: string;
  status: Status;
  result: CellResult;
  milliseconds?: number;
  /** What the cell says of itself; or, while it waits for images, the bytes that have come. */
  progress?: { done: number; total: number; isFetching?: boolean };
  /** It waited for its turn, and a text that it follows from was changed. */
  overtaken?: boolean;
  /** It runs, and nothing has come of it for a while. */
  silent?: boolean;
}

interface Compiled {
  /** Undefined for one that is to be read again. */
  source: string | undefined;
  cell: CompiledCell | CompileError;
  /** The last text that could be read: until the mistake is mended, the cell stands for its names. */
  last: CompiledCell;
}

/**
 * @param compile throws CompileError.
 * @param changed is told of each cell whose state has changed.
 */
export function createCellStates(
  chapter: ChapterRecord,
  compile: (source: string) => Promise<CompiledCell>,
  changed: (cell: string) => void,
) {
  const shown = chapter.cells.filter(({ role }) => role !== 'solution');
  const states = new Map<string, CellState>();
  const compiled = new Map<string, Compiled>();
  const keys = new Map<string, string>();
  for (const cell of shown) {
    const { name, source, result } = cell;
    states.set(name, { record: cell, source, status: 'built', result });
    compiled.set(name, { source, cell: cell.compiled, last: cell.compiled });
  }
  let graph = graphNow();
  for (const { name } of shown) stamp(name);

  function state(cell: string): CellState {
    const found = states.get(cell);
    if (!found) throw new RangeError(`There is no cell “${cell}” in this chapter.`);
    return found;
  }

  function graphNow(): Graph {
    return graphOf(shown.map(({ name }) => ({ name, compiled: compiled.get(name)!.last })));
  }

  function keyOf(cell: string): string {
    return JSON.stringify([...graph.sourcesOf(cell), cell].map((name) => state(name).source));
  }

  /** What the cell shows belongs to the texts as they are now. */
  function stamp(cell: string): void {
    keys.set(cell, keyOf(cell));
  }

  const isStale = (cell: string) => keys.get(cell) !== keyOf(cell);

  function set(cell: string, change: Partial<CellState>): void {
    Object.assign(state(cell), change);
    changed(cell);
  }

  function fail(cell: string, error: ErrorNote): void {
    stamp(cell);
    set(cell, { status: 'failed', result: { outputs: [{ kind: 'error', error }] } });
  }

  /** What a cell is while nothing is done with it. */
  function atRest(cell: string): Status {
    if (isStale(cell)) return 'stale';
    const { result, record } = state(cell);
    if (result === record.result) return 'built';
    return result.outputs.some(({ kind }) => kind === 'error') ? 'failed' : 'fresh';
  }

  const isBusy = ({ status }: CellState) => status === 'queued' || status === 'running';

  /** The first cell whose text of now is not compiled yet. */
  const uncompiled = () =>
    [...states.values()].find(({ record, source }) => compiled.get(record.name)!.source !== source);

  /** What took too long to read the last time may be read now. */
  function readAgain(cells: Iterable<string>): void {
    for (const cell of cells) {
      const known = compiled.get(cell)!;
      if (known.cell instanceof SlowTextError) known.source = undefined;
    }
  }

  let settling: Promise<void> | undefined;

  /** Compiles every text that has changed, and says which cells are out of date by it. */
  function settle(): Promise<void> {
    // One at a time, and always the text of now: letters typed meanwhile make no queue.
    settling ??= settleOnce();
    return settling;
  }

  async function settleOnce(): Promise<void> {
    // Not before the caller has this promise, or it would never be another's turn.
    await undefined;
    try {
      for (let next = uncompiled(); next; next = uncompiled()) {
        const { record, source } = next;
        const cell = await compile(source).catch((error: unknown) => {
          if (error instanceof CompileError) return error;
          throw error;
        });
        const { last } = compiled.get(record.name)!;
        compiled.set(record.name, {
          source,
          cell,
          last: cell instanceof CompileError ? last : cell,
        });
      }
    } finally {
      // Not later: whoever changes a text from here on must not be given this promise.
      settling = undefined;
    }
    graph = graphNow();
    for (const [name, own] of states) {
      if (isBusy(own)) continue;
      if (isStale(name)) {
        if (own.status !== 'stale') set(name, { status: 'stale' });
      } else if (own.status === 'stale') set(name, { status: atRest(name) });
    }
  }

  /** Its text, and the texts of all it follows from, are those of the build. */
  function isAsBuilt(cell: string): boolean {
    const names = [...graph.sourcesOf(cell), cell];
    return (
      !isBusy(state(cell)) &&
      names.every((name) => state(name).source === state(name).record.source)
    );
  }

  /** Gives back what the build had stored to `cell` and its followers, where the texts are those of the build again. */
  async function restore(cell: string): Promise<void> {
    const back = [cell, ...graph.followersOf(cell)].filter(isAsBuilt);
    for (const name of back) {
      set(name, { result: state(name).record.result, milliseconds: undefined });
      stamp(name);
    }
    if (back.length > 0) await settle();
  }

  /** Why a cell cannot run, to be told in it; undefined when it can. */
  function mistakeIn(cell: string): ErrorNote | undefined {
    const { cell: own } = compiled.get(cell)!;
    if (own instanceof CompileError)
      return { name: 'Mistake', message: own.message, cell, line: own.line };
    const [problem] = graph.problems.get(cell) ?? [];
    return problem && { name: 'Mistake', cell, ...problem };
  }

  return {
    states: states as ReadonlyMap<string, Readonly<CellState>>,
    state,
    set,
    fail,
    stamp,
    atRest,
    isStale,
    settle,
    isSettled: () => uncompiled() === undefined,
    readAgain,
    restore,
    mistakeIn,
    /** As of the last `settle`. */
    graph: () => graph,
    /** Of a cell without a mistake, what it was compiled to; else its last text that could be read. */
    compiled: (cell: string) => compiled.get(cell)!.last,
  };
}

export type CellStates = ReturnType<typeof createCellStates>;
