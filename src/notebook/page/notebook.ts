// A chapter's cells while they are read: what runs when, one cell at a time, and what a change of a text undoes.
//
// Kept: the queue, and whose values the sandbox holds (a stop empties it); texts and outcomes are the cell states’, the
// sandbox and its run those of the cell runs. Changed by: edit, run, stop, and a run's end.
// Life: from the first Run or edit until the page is left.
import { messageOf } from '../../workers/failures.ts';
import type { CompiledCell } from '../cell.ts';
import { linkCell } from '../cell-module.ts';
import type { ToRunner } from '../messages.ts';
import type { ErrorNote } from '../output.ts';
import type { ChapterRecord } from '../record.ts';
import { createRuns, type RunSurroundings } from './cell-runs.ts';
import { createCellStates, type CellState } from './cell-states.ts';

export interface Surroundings extends RunSurroundings {
  /** Throws CompileError. */
  compile(source: string): Promise<CompiledCell>;
}

export function createNotebook(chapter: ChapterRecord, around: Surroundings) {
  const cellStates = createCellStates(chapter, around.compile, (cell) => around.changed(cell));
  const { state, set, fail, graph } = cellStates;
  /** Cells whose values the sandbox has. */
  const held = new Set<string>();
  const runs = createRuns(cellStates, around, {
    ended,
    superseded(cell) {
      set(cell, { status: 'stopped' });
      goNext();
    },
    broken: halt,
    died,
  });
  let queue: string[] = [];
  let stops = 0;
  /** The cell that was last asked for, and the one that last ran. */
  let pressed: string | undefined;
  let lastRun: string | undefined;

  function forget(cells: string[]): void {
    const gone = cells.filter((cell) => held.delete(cell));
    const names = gone.flatMap((cell) => cellStates.compiled(cell).declares);
    if (names.length > 0) runs.post({ type: 'forget', names });
  }

  /** What waits was asked for with the texts of before: half a word later its names may be gone. */
  function unqueue(cells: string[]): void {
    const waited = queue.filter((cell) => cells.includes(cell));
    queue = queue.filter((cell) => !cells.includes(cell));
    for (const cell of waited)
      if (runs.cell() !== cell) set(cell, { status: cellStates.atRest(cell), overtaken: true });
  }

  /** The texts as they stand; tells later which cells have another by then. */
  function snapshot(): (cells: Iterable<string>) => boolean {
    const sources = new Map([...cellStates.states].map(([name, { source }]) => [name, source]));
    return (cells) => [...cells].every((name) => state(name).source === sources.get(name));
  }

  /** Reads every text, and shows that `cell` waits for it. @returns false when a stop came meanwhile. */
  async function readFor(cell: string): Promise<boolean> {
    cellStates.readAgain([...graph().sourcesOf(cell), cell]);
    if (!cellStates.isSettled()) set(cell, { status: 'queued', overtaken: false });
    const before = stops;
    await cellStates.settle();
    return stops === before;
  }

  /** Before any run: the sandbox answers. */
  async function wakeSandbox(): Promise<void> {
    // What an earlier run has left there may hold it up for ever.
    if (!runs.cell() && !(await runs.isAwake())) halt();
  }

  async function run(cell: string): Promise<void> {
    const areAsPressed = snapshot();
    if (runs.cell() === cell && !(await runs.supersede())) stop();
    if (!(await readFor(cell))) return;
    await wakeSandbox();
    pressed = cell;
    const faulty = [...graph().sourcesOf(cell), cell].find((name) => cellStates.mistakeIn(name));
    if (faulty) {
      fail(faulty, cellStates.mistakeIn(faulty)!);
      if (faulty !== cell) fail(cell, waiting(cell, faulty));
      return;
    }
    const wanted = cellsToRun(cell);
    // A text that came between the press and now was not seen by whoever pressed.
    if (!areAsPressed(wanted)) {
      set(cell, { status: cellStates.atRest(cell), overtaken: true });
      if (cellStates.isStale(cell)) await cellStates.restore(cell);
      return;
    }
    enqueue(graph().order.filter((name) => wanted.has(name)));
  }

  /** The cell, those it needs, and its followers with what they need. */
  function cellsToRun(cell: string): Set<string> {
    const missing = (name: string) =>
      graph()
        .sourcesOf(name)
        .filter((source) => !held.has(source));
    const wanted = new Set([...missing(cell), cell]);
    for (const follower of graph().followersOf(cell)) {
      if (isJudge(follower)) continue;
      const further = [...missing(follower), follower].filter((name) => !wanted.has(name));
      // What takes long is run only when it is asked for, and so is what would have to wait for it.
      if (further.some((name) => state(name).record.manual)) continue;
      for (const name of further) wanted.add(name);
    }
    return wanted;
  }

  /** A check runs when it is asked for, and not because its starter ran. */
  const isJudge = (cell: string) => state(cell).record.role === 'check';

  function enqueue(cells: string[]): void {
    for (const cell of cells) {
      if (queue.includes(cell)) continue;
      queue.push(cell);
      if (runs.cell() !== cell)
        set(cell, { status: 'queued', progress: undefined, overtaken: false });
    }
    goNext();
  }

  const goNext = () => void next().catch((error: unknown) => died(messageOf(error), false));

  async function next(): Promise<void> {
    if (runs.cell()) return;
    const cell = queue.shift();
    if (cell === undefined) return;
    const failed = graph()
      .readsFrom(cell)
      .find((name) => !held.has(name));
    const obstacle = cellStates.mistakeIn(cell) ?? (failed && waiting(cell, failed));
    if (obstacle) {
      fail(cell, obstacle);
      return next();
    }
    const number = runs.begin(cell);
    forget([cell]);
    set(cell, { status: 'running', result: { outputs: [] }, progress: undefined });
    cellStates.stamp(cell);
    lastRun = cell;
    const own = cellStates.compiled(cell);
    try {
      runs.open();
    } catch (error) {
      return died(messageOf(error), false);
    }
    try {
      await runs.bringLibraries(own);
    } catch (error) {
      if (!runs.isOn(number)) return;
      runs.drop();
      fail(cell, { name: 'Not loaded', message: messageOf(error) });
      return next();
    }
    if (!runs.isOn(number)) return;
    const given = graph().givenTo(cell);
    const code = linkCell(own, given);
    runs.post({ type: 'run', run: number, cell, code, given, imports: own.imports });
  }

  function died(why: string, hasBegun: boolean): void {
    const cell = runs.cell();
    halt();
    if (hasBegun) {
      const told = cell ?? lastRun;
      const error = { name: 'Stopped', message: `${why} Its values are gone; Run starts anew.` };
      if (told && cell) fail(told, error);
      else if (told) {
        state(told).result.outputs.push({ kind: 'error', error });
        set(told, { status: 'failed' });
      }
      return;
    }
    // Nothing has run, so what the build had put there comes back; where she pressed, it says why.
    const told = pressed ?? cell;
    if (cell && cell !== told)
      void cellStates.restore(cell).then(() => set(cell, { status: cellStates.atRest(cell) }));
    if (told) fail(told, { name: 'Not started', message: why });
  }

  function ended(cell: string, status: 'fresh' | 'failed'): void {
    // Its text, or one that it follows from, may have been changed while it ran.
    if (status === 'fresh' && !cellStates.isStale(cell)) held.add(cell);
    void goOn(cell).catch((error: unknown) => died(messageOf(error), false));
  }

  async function goOn(cell: string): Promise<void> {
    await cellStates.settle();
    // The book's texts may have come back while it ran: what the build had put there is theirs.
    if (cellStates.isStale(cell)) await cellStates.restore(cell);
    await next();
  }

  /** Ends the sandbox, and every cell that ran or waited goes back to rest. */
  function halt(): void {
    held.clear();
    queue = [];
    stops++;
    const stopped = runs.end();
    if (stopped) set(stopped, { status: 'stopped', progress: undefined });
    for (const [cell, { status }] of cellStates.states)
      if (status === 'queued') set(cell, { status: cellStates.atRest(cell) });
  }

  function stop(): void {
    halt();
    // The next Run should not wait for it.
    try {
      runs.open();
    } catch {
      // That Run says why.
    }
  }

  return {
    states: cellStates.states as ReadonlyMap<string, Readonly<CellState>>,
    /** Whatever keeps it from running is told in the cell. */
    run: (cell: string): Promise<void> =>
      run(cell).catch((error: unknown) =>
        fail(cell, { name: 'Not run', message: messageOf(error) }),
      ),
    stop,
    async runAll(): Promise<void> {
      const areAsPressed = snapshot();
      cellStates.readAgain(cellStates.states.keys());
      await cellStates.settle();
      await wakeSandbox();
      pressed = undefined;
      const all = graph().order.filter((name) => !state(name).record.manual && !isJudge(name));
      if (areAsPressed(all)) enqueue(all);
    },
    /** Every text can be read, or is known not to. */
    settled: () => cellStates.settle(),
    /** All whose code may run when this cell is run. */
    concerned: (cell: string): string[] => [
      ...graph().sourcesOf(cell),
      cell,
      ...graph().followersOf(cell),
    ],
    /** Ends whatever runs or goes on, and forgets every value: another's code has left the page. */
    leave: halt,
    /** The text of a cell is now `source`; nothing runs by it. */
    async edit(cell: string, source: string): Promise<void> {
      const own = state(cell);
      if (own.source === source) return;
      own.source = source;
      const concerned = [cell, ...graph().followersOf(cell)];
      forget(concerned);
      unqueue(concerned);
      try {
        await cellStates.settle();
        await cellStates.restore(cell);
      } catch {
        // Whoever presses Run is told why.
      }
      around.changed(cell);
    },
    isRunning: () => runs.cell() !== undefined || queue.length > 0,
    pointer(message: ToRunner & { type: 'pointer' }) {
      runs.post(message);
    },
  };
}

function waiting(cell: string, source: string): ErrorNote {
  return {
    name: 'Waiting',
    message: `Not run, because it reads from the cell “${source}”, which has an error.`,
    cell,
  };
}

export type Notebook = ReturnType<typeof createNotebook>;
