// One run after another: a cell’s code goes into the sandbox, and what it says there becomes the cell’s outcome.
//
// Kept: the sandbox, the libraries in it, and the run that goes on. Changed by: begin, end, and what the sandbox says.
import type { CompiledCell, ModuleName } from '../cell.ts';
import type { FromRunner, ToRunner } from '../messages.ts';
import type { Need } from '../needs.ts';
import type { OnFetched } from './answers.ts';
import { createReplies } from './cell-requests.ts';
import type { CellStates } from './cell-states.ts';
import type { Sandbox } from './sandbox.ts';

/** What runs need of the page around them. */
export interface RunSurroundings {
  /** Throws Error where the browser has not what it takes. */
  open(
    receive: (message: FromRunner) => void,
    died: (why: string, hasBegun: boolean) => void,
  ): Sandbox;
  /** Text of a library. Throws Error in words. */
  library(name: ModuleName): Promise<string>;
  /** What a cell asked the page for. Throws Error in words. */
  answer(need: Need, onProgress?: OnFetched): Promise<unknown>;
  /** `output`: only what the cell shows has changed, by this message. */
  changed(cell: string, output?: FromRunner): void;
  redrawn(message: FromRunner & { type: 'redrawn' }): void;
}

/** What becomes of the other cells is not for a run to say. */
export interface RunEnds {
  ended(cell: string, status: 'fresh' | 'failed'): void;
  /** It has made way for another run. */
  superseded(cell: string): void;
  /** The cell has broken what the next ones would need. */
  broken(): void;
  died(why: string, hasBegun: boolean): void;
}

/** So long may a superseded run take to notice, before the sandbox is made anew. */
const patienceMilliseconds = 300;
/** A run that shows nothing for so long is told to be one that may never end. */
const silentMilliseconds = 10_000;

export function createRuns(cellStates: CellStates, around: RunSurroundings, ends: RunEnds) {
  const { state, set } = cellStates;
  const libraries = new Set<ModuleName>();
  const replies = createReplies(around.answer);
  let sandbox: Sandbox | undefined;
  let running: { cell: string; run: number } | undefined;
  let runs = 0;
  let silence: ReturnType<typeof setTimeout> | undefined;

  const isOn = (number: number | undefined) => running !== undefined && running.run === number;

  /** Something has come of the run that is going on; from now on it may be silent for a while. */
  function hear(): void {
    clearTimeout(silence);
    const { cell, run: number } = running!;
    silence = setTimeout(() => {
      if (isOn(number)) set(cell, { silent: true });
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
    sandbox ??= around.open(receive, ends.died);
    return sandbox;
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
      if (message.broken) ends.broken();
    },
    superseded() {
      const { cell } = running!;
      running = undefined;
      ends.superseded(cell);
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

  function ended(message: Told<'done' | 'failed'>, status: 'fresh' | 'failed'): void {
    const { milliseconds, verdict, dropped, left } = message;
    const { cell } = running!;
    running = undefined;
    const { result } = state(cell);
    const isUnshown =
      result.outputs.length === 0 && !verdict && cellStates.compiled(cell).endsWithValue;
    Object.assign(result, { verdict, dropped, left, unshown: isUnshown || undefined });
    set(cell, { status, milliseconds, progress: undefined });
    ends.ended(cell, status);
  }

  async function answer(ask: number, need: Need): Promise<void> {
    const asker = sandbox;
    const number = running?.run;
    const reply = await replies.to(ask, need, (done, total) => {
      if (!isOn(number)) return;
      hear();
      set(running!.cell, { progress: { done, total, isFetching: true } });
    });
    if (asker !== sandbox) return;
    if (isOn(number) && state(running!.cell).progress?.isFetching)
      set(running!.cell, { progress: undefined });
    asker?.post(reply);
  }

  return {
    /** The cell whose run goes on. */
    cell: () => running?.cell,
    isOn,
    /** @returns the number of the run that begins. */
    begin(cell: string): number {
      running = { cell, run: ++runs };
      replies.startRun();
      hear();
      return runs;
    },
    /** The run of before is over, and nothing has come of it. */
    drop(): void {
      running = undefined;
    },
    /** Throws Error where the browser has not what it takes. */
    open: opened,
    bringLibraries,
    post: (message: ToRunner) => sandbox?.post(message),
    /** False where something that an earlier run has left goes on and lets nothing else run. */
    isAwake: async () => sandbox === undefined || sandbox.isAwake(),
    /** Lets the run end by itself for a moment. @returns whether it has. */
    async supersede(): Promise<boolean> {
      const old = running!.run;
      sandbox?.post({ type: 'supersede', run: old });
      const until = performance.now() + patienceMilliseconds;
      while (isOn(old) && performance.now() < until)
        await new Promise((resolve) => setTimeout(resolve, 10));
      return !isOn(old);
    },
    /** Ends the sandbox. @returns the cell that ran. */
    end(): string | undefined {
      sandbox?.stop();
      sandbox = undefined;
      libraries.clear();
      const stopped = running?.cell;
      running = undefined;
      return stopped;
    },
  };
}
