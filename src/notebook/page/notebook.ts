// A chapter's cells while they are read: what each shows, which are out of date, and what runs when.
//
// Kept: for each cell its text now, its outcome, and the key under which that outcome was made (its own text and the
// texts of all cells it follows from). Where the key of today is another, the cell is stale. Values live in the
// sandbox alone: `held` says whose, and a stop empties it.
// Changed by: edit, run, stop, and what the sandbox says. One cell runs at a time, in the order of the queue.
// Life: from the first Run or edit until the page is left.
import type { CompiledCell } from '../cell.ts';
import { CompileError } from '../cell.ts';
import { type Graph, graphOf } from '../graph.ts';
import { linkCell } from '../link.ts';
import { type FromRunner, mostAnswers, type Need, type ToRunner } from '../messages.ts';
import type { ModuleName } from '../cell.ts';
import type { CellResult, ErrorNote } from '../output.ts';
import type { CellRecord, ChapterRecord } from '../record.ts';
import type { Sandbox } from './sandbox.ts';

export type Status = 'built' | 'fresh' | 'stale' | 'queued' | 'running' | 'failed' | 'stopped';

export interface CellState {
  record: CellRecord;
  source: string;
  status: Status;
  result: CellResult;
  milliseconds?: number;
  progress?: { done: number; total: number };
}

export interface Surroundings {
  open(receive: (message: FromRunner) => void, died: (why: string) => void): Sandbox;
  /** Text of a library. Throws Error in words. */
  library(name: ModuleName): Promise<string>;
  /** What a cell asked the page for. Throws Error in words. */
  answer(need: Need): Promise<unknown>;
  /** Throws CompileError. */
  compile(source: string): Promise<CompiledCell>;
  /** `output`: only what the cell shows has changed, by this message. */
  changed(cell: string, output?: FromRunner): void;
  redrawn(message: FromRunner & { type: 'redrawn' }): void;
}

/** So long may a superseded run take to notice, before the sandbox is made anew. */
const patienceMilliseconds = 300;

export function createNotebook(chapter: ChapterRecord, around: Surroundings) {
  const shown = chapter.cells.filter(({ role }) => role !== 'solution');
  const states = new Map<string, CellState>();
  /** `last` is the last text that could be read: until the mistake is mended, the cell stands for its names. */
  const compiled = new Map<
    string,
    { source: string; cell: CompiledCell | CompileError; last: CompiledCell }
  >();
  const keys = new Map<string, string>();
  const held = new Set<string>();
  const libraries = new Set<ModuleName>();
  /** How often the run has asked for each. */
  const asked = new Map<Need, number>();
  let queue: string[] = [];
  let sandbox: Sandbox | undefined;
  let running: { cell: string; run: number } | undefined;
  let runs = 0;
  let graph: Graph;

  for (const cell of shown) {
    const { name, source, result } = cell;
    states.set(name, { record: cell, source, status: 'built', result });
    compiled.set(name, { source, cell: cell.compiled, last: cell.compiled });
  }
  graph = graphNow();
  for (const { name } of shown) keys.set(name, keyOf(name));

  const state = (cell: string): CellState => {
    const found = states.get(cell);
    if (!found) throw new RangeError(`There is no cell “${cell}” in this chapter.`);
    return found;
  };

  function graphNow(): Graph {
    return graphOf(shown.map(({ name }) => ({ name, compiled: compiled.get(name)!.last })));
  }

  function keyOf(cell: string): string {
    const texts = [...graph.sourcesOf(cell), cell].map((name) => states.get(name)!.source);
    return JSON.stringify(texts);
  }

  function set(cell: string, change: Partial<CellState>): void {
    Object.assign(state(cell), change);
    around.changed(cell);
  }

  /** Compiles every text that has changed, and says which cells are out of date by it. */
  async function settle(): Promise<void> {
    for (const [name, { source }] of states) {
      if (compiled.get(name)!.source === source) continue;
      const cell = await around.compile(source).catch((error: unknown) => {
        if (error instanceof CompileError) return error;
        throw error;
      });
      // Typed on in the meantime: that text's own turn comes.
      if (states.get(name)!.source !== source) continue;
      const last = cell instanceof CompileError ? compiled.get(name)!.last : cell;
      compiled.set(name, { source, cell, last });
    }
    graph = graphNow();
    for (const [name, { status }] of states) {
      if (status === 'queued' || status === 'running') continue;
      if (keys.get(name) === keyOf(name)) {
        if (status === 'stale') set(name, { status: atRest(name) });
      } else if (status !== 'stale') set(name, { status: 'stale' });
    }
  }

  const atRest = (cell: string): Status => {
    const { result, record } = state(cell);
    if (result === record.result) return 'built';
    return result.outputs.some(({ kind }) => kind === 'error') ? 'failed' : 'fresh';
  };

  /** Gives back what the build had stored, where the texts are those of the build again. */
  function restore(cell: string): void {
    const { record } = state(cell);
    set(cell, { result: record.result, milliseconds: undefined });
    keys.set(cell, keyOf(cell));
  }

  function forget(cells: string[]): void {
    const gone = cells.filter((cell) => held.delete(cell));
    const names = gone.flatMap((cell) => compiled.get(cell)!.last.declares);
    if (names.length > 0) sandbox?.post({ type: 'forget', names });
  }

  function fail(cell: string, error: ErrorNote): void {
    keys.set(cell, keyOf(cell));
    set(cell, { status: 'failed', result: { outputs: [{ kind: 'error', error }] } });
  }

  /** Why a cell cannot run, told in it; undefined when it can. */
  function mistakeIn(cell: string): ErrorNote | undefined {
    const { cell: own } = compiled.get(cell)!;
    if (own instanceof CompileError)
      return { name: 'Mistake', message: own.message, cell, line: own.line };
    const [problem] = graph.problems.get(cell) ?? [];
    return problem && { name: 'Mistake', cell, ...problem };
  }

  function waiting(cell: string, source: string): ErrorNote {
    return {
      name: 'Waiting',
      message: `Not run, for it reads from the cell “${source}”, which has an error.`,
      cell,
    };
  }

  async function run(cell: string): Promise<void> {
    if (running?.cell === cell) await supersede();
    await settle();
    const faulty = [...graph.sourcesOf(cell), cell].find((name) => mistakeIn(name));
    if (faulty) {
      fail(faulty, mistakeIn(faulty)!);
      if (faulty !== cell) fail(cell, waiting(cell, faulty));
      return;
    }
    const missing = (name: string) => graph.sourcesOf(name).filter((source) => !held.has(source));
    const wanted = new Set([...missing(cell), cell]);
    for (const follower of graph.followersOf(cell)) {
      if (isJudge(follower)) continue;
      const further = [...missing(follower), follower].filter((name) => !wanted.has(name));
      // What takes long is run only when it is asked for, and so is what would have to wait for it.
      if (further.some((name) => state(name).record.manual)) continue;
      for (const name of further) wanted.add(name);
    }
    enqueue(graph.order.filter((name) => wanted.has(name)));
  }

  /** A check runs when it is asked for, and not because its starter ran. */
  const isJudge = (cell: string) => state(cell).record.role === 'check';

  function enqueue(cells: string[]): void {
    for (const cell of cells) {
      if (queue.includes(cell)) continue;
      queue.push(cell);
      if (running?.cell !== cell) set(cell, { status: 'queued', progress: undefined });
    }
    void next();
  }

  async function next(): Promise<void> {
    if (running) return;
    const cell = queue.shift();
    if (cell === undefined) return;
    const { cell: own } = compiled.get(cell)!;
    const mistake = mistakeIn(cell);
    if (mistake || own instanceof CompileError) {
      fail(cell, mistake!);
      return next();
    }
    const failed = graph.readsFrom(cell).find((name) => !held.has(name));
    if (failed) {
      fail(cell, waiting(cell, failed));
      return next();
    }
    const number = ++runs;
    running = { cell, run: number };
    asked.clear();
    forget([cell]);
    set(cell, { status: 'running', result: { outputs: [] }, progress: undefined });
    keys.set(cell, keyOf(cell));
    try {
      await bringLibraries(own);
    } catch (error) {
      if (running?.run !== number) return;
      running = undefined;
      fail(cell, { name: 'Not loaded', message: (error as Error).message });
      return next();
    }
    if (running?.run !== number) return;
    const given = graph.givenTo(cell);
    const code = linkCell(own, given);
    opened().post({ type: 'run', run: number, cell, code, given, imports: own.imports });
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
    sandbox ??= around.open(receive, (why) => {
      const cell = running?.cell ?? queue[0];
      halt();
      if (cell)
        fail(cell, { name: 'Stopped', message: `${why} Its values are gone; Run starts anew.` });
    });
    return sandbox;
  }

  const handlers: { [Type in FromRunner['type']]: (message: FromRunner & { type: Type }) => void } =
    {
      ready: () => undefined,
      unloadable({ name }) {
        libraries.delete(name);
      },
      ask: ({ ask, need }) => void answer(ask, need),
      display(message) {
        const { id, bundle } = message;
        const { result } = state(running!.cell);
        const place = result.outputs.findIndex(
          (output) => output.kind === 'display' && id !== undefined && output.id === id,
        );
        const output = { kind: 'display', id, bundle } as const;
        if (place < 0) result.outputs.push(output);
        else result.outputs[place] = output;
        around.changed(running!.cell, message);
      },
      progress(message) {
        state(running!.cell).progress = { done: message.done, total: message.total };
        around.changed(running!.cell, message);
      },
      done: (message) => ended(message, 'fresh'),
      failed(message) {
        state(running!.cell).result.outputs.push({ kind: 'error', error: message.error });
        ended(message, 'failed');
      },
      superseded() {
        const { cell } = running!;
        running = undefined;
        set(cell, { status: 'stopped' });
        void next();
      },
      stray(message) {
        const { error } = message;
        const cell = error.cell ?? running?.cell;
        if (!cell || !states.has(cell)) return;
        // The build's own outcome stands there again: it is not for a forgotten timer to write into.
        if (state(cell).result === state(cell).record.result) return;
        state(cell).result.outputs.push({ kind: 'error', error });
        around.changed(cell, message);
      },
      redrawn: (message) => around.redrawn(message),
    };

  function receive(message: FromRunner): void {
    // What a run says after its end, or what a cell has made up, is nobody's.
    if ('run' in message && message.type !== 'stray' && message.run !== running?.run) return;
    (handlers[message.type] as (message: FromRunner) => void)(message);
  }

  function ended(
    { milliseconds, verdict, dropped }: FromRunner & { type: 'done' | 'failed' },
    status: Status,
  ): void {
    const { cell } = running!;
    running = undefined;
    if (status === 'fresh') held.add(cell);
    const { result } = state(cell);
    Object.assign(result, { verdict, dropped });
    set(cell, { status, milliseconds, progress: undefined });
    void goOn();
  }

  async function goOn(): Promise<void> {
    await settle();
    await next();
  }

  async function answer(ask: number, need: Need): Promise<void> {
    const asker = sandbox;
    let reply: ToRunner;
    try {
      // Each answer is fetched, and copied into the sandbox: all training images are 47 MB.
      const times = (asked.get(need) ?? 0) + 1;
      asked.set(need, times);
      if (times > mostAnswers(need))
        throw new Error(
          `This run was given “${need}” ${mostAnswers(need)} times, and gets no more.`,
        );
      reply = { type: 'answer', ask, value: await around.answer(need) };
    } catch (error) {
      reply = { type: 'refusal', ask, why: (error as Error).message };
    }
    if (asker === sandbox) asker?.post(reply);
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
    for (const cell of waited)
      if (cell !== stopped)
        set(cell, { status: keys.get(cell) === keyOf(cell) ? atRest(cell) : 'stale' });
  }

  function stop(): void {
    halt();
    // The next Run should not wait for it.
    opened();
  }

  return {
    states: states as ReadonlyMap<string, Readonly<CellState>>,
    run,
    stop,
    async runAll(): Promise<void> {
      await settle();
      enqueue(graph.order.filter((name) => !state(name).record.manual && !isJudge(name)));
    },
    /** The text of a cell is now `source`; nothing runs by it. */
    async edit(cell: string, source: string): Promise<void> {
      const own = state(cell);
      if (own.source === source) return;
      own.source = source;
      forget([cell, ...graph.followersOf(cell)]);
      await settle();
      const back = [cell, ...graph.followersOf(cell)].filter((name) => isAsBuilt(name));
      for (const name of back) restore(name);
      if (back.length > 0) await settle();
      around.changed(cell);
    },
    isRunning: () => running !== undefined || queue.length > 0,
    pointer(message: ToRunner & { type: 'pointer' }) {
      sandbox?.post(message);
    },
  };

  function isAsBuilt(cell: string): boolean {
    const unchanged = (name: string) =>
      states.get(name)!.source === states.get(name)!.record.source;
    const { status } = state(cell);
    if (status === 'running' || status === 'queued') return false;
    return [...graph.sourcesOf(cell), cell].every(unchanged);
  }
}

export type Notebook = ReturnType<typeof createNotebook>;
