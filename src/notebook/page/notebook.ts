// A chapter's cells while they are read: what runs when, one cell at a time, and what becomes of what it says.
//
// Kept: the queue, the cell that runs, and whose values the sandbox holds (a stop empties it); texts and outcomes
// are the cell states’. Changed by: edit, run, stop, and what the sandbox says.
// Life: from the first Run or edit until the page is left.
import type { CompiledCell, ModuleName } from '../cell.ts';
import { linkCell } from '../cell-module.ts';
import type { FromRunner, ToRunner } from '../messages.ts';
import type { Need } from '../needs.ts';
import type { ErrorNote } from '../output.ts';
import type { ChapterRecord } from '../record.ts';
import { createCellStates, type CellState, type Status } from './cell-states.ts';
import type { OnFetched } from './answers.ts';
import { createReplies } from './cell-requests.ts';
import type { Sandbox } from './sandbox.ts';

export interface Surroundings {
  /** Throws Error where the browser has not what it takes. */
  open(
    receive: (message: FromRunner) => void,
    died: (why: string, hasBegun: boolean) => void,
  ): Sandbox;
  /** Text of a library. Throws Error in words. */
  library(name: ModuleName): Promise<string>;
  /** What a cell asked the page for. Throws Error in words. */
  answer(need: Need, onProgress?: OnFetched): Promise<unknown>;
  /** Throws CompileError. */
  compile(source: string): Promise<CompiledCell>;
  /** `output`: only what the cell shows has changed, by this message. */
  changed(cell: string, output?: FromRunner): void;
  redrawn(message: FromRunner & { type: 'redrawn' }): void;
}

/** So long may a superseded run take to notice, before the sandbox is made anew. */
const patienceMilliseconds = 300;
/** A run that shows nothing for so long is told to be one that may never end. */
const silentMilliseconds = 10_000;

export function createNotebook(chapter: ChapterRecord, around: Surroundings) {
  const cellStates = createCellStates(chapter, around.compile, (cell) => around.changed(cell));
  const { state, set, fail, graph } = cellStates;
  /** Cells whose values the sandbox has. */
  const held = new Set<string>();
  const libraries = new Set<ModuleName>();
  const replies = createReplies(around.answer);
  let queue: string[] = [];
  let sandbox: Sandbox | undefined;
  let running: { cell: string; run: number } | undefined;
  let runs = 0;
  let silence: ReturnType<typeof setTimeout> | undefined;
  /** The cell that was last asked for, and the one that last ran. */
  let pressed: string | undefined;
  let lastRun: string | undefined;

  function forget(cells: string[]): void {
    const gone = cells.filter((cell) => held.delete(cell));
    const names = gone.flatMap((cell) => cellStates.compiled(cell).declares);
    if (names.length > 0) sandbox?.post({ type: 'forget', names });
  }

  /** What waits was asked for with the texts of before: half a word later its names may be gone. */
  function unqueue(cells: string[]): void {
    const waited = queue.filter((cell) => cells.includes(cell));
    queue = queue.filter((cell) => !cells.includes(cell));
    for (const cell of waited)
      if (running?.cell !== cell) set(cell, { status: cellStates.atRest(cell), overtaken: true });
  }

  /** The texts as they stand; tells later which cells have another by then. */
  function snapshot(): (cells: Iterable<string>) => boolean {
    const sources = new Map([...cellStates.states].map(([name, { source }]) => [name, source]));
    return (cells) => [...cells].every((name) => state(name).source === sources.get(name));
  }

  /** Before any run: every text is read, and the sandbox answers. */
  async function prepare(): Promise<void> {
    await cellStates.settle();
    // What an earlier run has left there may hold it up for ever.
    if (!running && sandbox && !(await sandbox.isAwake())) halt();
  }

  async function run(cell: string): Promise<void> {
    const areAsPressed = snapshot();
    if (running?.cell === cell) await supersede();
    await prepare();
    pressed = cell;
    const faulty = [...graph().sourcesOf(cell), cell].find((name) => cellStates.mistakeIn(name));
    if (faulty) {
      fail(faulty, cellStates.mistakeIn(faulty)!);
      if (faulty !== cell) fail(cell, waiting(cell, faulty));
      return;
    }
    const wanted = cellsToRun(cell);
    // A text that came between the press and now was not seen by whoever pressed.
    if (!areAsPressed(wanted))
      return set(cell, { status: cellStates.atRest(cell), overtaken: true });
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
      if (running?.cell !== cell)
        set(cell, { status: 'queued', progress: undefined, overtaken: false });
    }
    goNext();
  }

  const goNext = () => void next().catch((error: unknown) => died((error as Error).message, false));

  async function next(): Promise<void> {
    if (running) return;
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
    const number = ++runs;
    running = { cell, run: number };
    replies.startRun();
    forget([cell]);
    set(cell, { status: 'running', result: { outputs: [] }, progress: undefined });
    hear();
    cellStates.stamp(cell);
    lastRun = cell;
    const own = cellStates.compiled(cell);
    try {
      opened();
    } catch (error) {
      return died((error as Error).message, false);
    }
    try {
      await bringLibraries(own);
    } catch (error) {
      if (running?.run !== number) return;
      running = undefined;
      fail(cell, { name: 'Not loaded', message: (error as Error).message });
      return next();
    }
    if (running?.run !== number) return;
    const given = graph().givenTo(cell);
    const code = linkCell(own, given);
    opened().post({ type: 'run', run: number, cell, code, given, imports: own.imports });
  }

  /** Something has come of the run that is going on; from now on it may be silent for a while. */
  function hear(): void {
    clearTimeout(silence);
    const { cell, run: number } = running!;
    silence = setTimeout(() => {
      if (running?.run === number) set(cell, { silent: true });
    }, silentMilliseconds);
    state(cell).silent = false;
  }

  async function bringLibraries({ imports }: CompiledCell): Promise<void> {
    for (const { module } of imports) {
      if (libraries.has(module)) continue;
      const text = await around.library(module);
      libraries.add(module);
      opened().post({ type: 'library', name: module, text });
    }
  }

  function opened(): Sandbox {
    sandbox ??= around.open(receive, died);
    return sandbox;
  }

  function died(why: string, hasBegun: boolean): void {
    const cell = running?.cell;
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

  type Told<Type extends FromRunner['type']> = FromRunner & { type: Type };
  const handlers: { [Type in FromRunner['type']]: (message: Told<Type>) => void } = {
    ready: () => undefined,
    alive: () => undefined,
    unloadable: ({ name }) => void libraries.delete(name),
    ask: ({ ask, need }) => void answer(ask, need),
    display(message) {
      const { outputs } = state(running!.cell).result;
      const { id, bundle } = message;
      const isSame = (one: (typeof outputs)[number]) => one.kind === 'display' && one.id === id;
      const place = id === undefined ? -1 : outputs.findIndex(isSame);
      const output = { kind: 'display', id, bundle } as const;
      if (place < 0) outputs.push(output);
      else outputs[place] = output;
      hear();
      around.changed(running!.cell, message);
    },
    progress(message) {
      state(running!.cell).progress = { done: message.done, total: message.total };
      hear();
      around.changed(running!.cell, message);
    },
    done: (message) => ended(message, 'fresh'),
    failed(message) {
      state(running!.cell).result.outputs.push({ kind: 'error', error: message.error });
      ended(message, 'failed');
      if (message.broken) halt();
    },
    superseded() {
      const { cell } = running!;
      running = undefined;
      set(cell, { status: 'stopped' });
      goNext();
    },
    stray(message) {
      const { error } = message;
      const cell = error.cell ?? running?.cell;
      if (!cell || !cellStates.states.has(cell)) return;
      const { result, record } = state(cell);
      // The build's own outcome stands there again: it is not for a forgotten timer to write into.
      if (result === record.result) return;
      result.outputs.push({ kind: 'error', error });
      around.changed(cell, message);
    },
    redrawn: (message) => around.redrawn(message),
  };

  function receive(message: FromRunner): void {
    // What a run says after its end, or what a cell has made up, is nobody's.
    if ('run' in message && message.type !== 'stray' && message.run !== running?.run) return;
    (handlers[message.type] as (message: FromRunner) => void)(message);
  }

  function ended(message: Told<'done' | 'failed'>, status: Status): void {
    const { milliseconds, verdict, dropped, left } = message;
    const { cell } = running!;
    running = undefined;
    // Its text, or one that it follows from, may have been changed while it ran.
    if (status === 'fresh' && !cellStates.isStale(cell)) held.add(cell);
    const { result } = state(cell);
    const isUnshown =
      result.outputs.length === 0 && !verdict && cellStates.compiled(cell).endsWithValue;
    Object.assign(result, { verdict, dropped, left, unshown: isUnshown || undefined });
    set(cell, { status, milliseconds, progress: undefined });
    void goOn(cell).catch((error: unknown) => died((error as Error).message, false));
  }

  async function goOn(cell: string): Promise<void> {
    await cellStates.settle();
    // The book's texts may have come back while it ran: what the build had put there is theirs.
    if (cellStates.isStale(cell)) await cellStates.restore(cell);
    await next();
  }

  async function answer(ask: number, need: Need): Promise<void> {
    const asker = sandbox;
    const number = running?.run;
    const isStillOn = () => running !== undefined && running.run === number;
    const reply = await replies.to(ask, need, (done, total) => {
      if (!isStillOn()) return;
      hear();
      set(running!.cell, { progress: { done, total, isFetching: true } });
    });
    if (asker !== sandbox) return;
    if (isStillOn() && state(running!.cell).progress?.isFetching)
      set(running!.cell, { progress: undefined });
    asker?.post(reply);
  }

  /** Lets the run end by itself for a moment, and then ends it. */
  async function supersede(): Promise<void> {
    const old = running!.run;
    const isStillOn = () => running?.run === old;
    sandbox?.post({ type: 'supersede', run: old });
    const until = performance.now() + patienceMilliseconds;
    while (isStillOn() && performance.now() < until)
      await new Promise((resolve) => setTimeout(resolve, 10));
    if (isStillOn()) stop();
  }

  /** Ends the sandbox, and every cell that ran or waited goes back to rest. */
  function halt(): void {
    sandbox?.stop();
    sandbox = undefined;
    held.clear();
    libraries.clear();
    const waited = queue;
    const stopped = running?.cell;
    queue = [];
    running = undefined;
    if (stopped) set(stopped, { status: 'stopped', progress: undefined });
    for (const cell of waited) if (cell !== stopped) set(cell, { status: cellStates.atRest(cell) });
  }

  function stop(): void {
    halt();
    // The next Run should not wait for it.
    try {
      opened();
    } catch {
      // That Run says why.
    }
  }

  return {
    states: cellStates.states as ReadonlyMap<string, Readonly<CellState>>,
    /** Whatever keeps it from running is told in the cell. */
    run: (cell: string): Promise<void> =>
      run(cell).catch((error: unknown) =>
        fail(cell, { name: 'Not run', message: (error as Error).message }),
      ),
    stop,
    async runAll(): Promise<void> {
      const areAsPressed = snapshot();
      await prepare();
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
    isRunning: () => running !== undefined || queue.length > 0,
    pointer(message: ToRunner & { type: 'pointer' }) {
      sandbox?.post(message);
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
