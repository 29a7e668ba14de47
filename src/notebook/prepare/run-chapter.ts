// Starts the thread that runs a chapter's cells at build, and waits for what they showed.
//
// A thread, for a process of its own costs a tenth of a second each where the build's own is large.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { CompiledCell } from '../cell.ts';
import { graphOf } from '../graph.ts';
import { linkCell } from '../cell-module.ts';
import { programPath, writePrograms } from './programs.ts';
import type { Ran } from './run-program.ts';

const limitSeconds = 120;

/** One processor is left to the pages, which are made meanwhile. */
const places = Math.max(1, availableParallelism() - 1);
let taken = 0;
const waiting: (() => void)[] = [];

/** Does `work` when one of the places is free; in the order in which they asked. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (taken === places) await new Promise<void>((go) => void waiting.push(go));
  else taken += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else taken -= 1;
  }
}

/** Cells in the order of the text. Throws Error when they do not end in time or take the process down. */
export async function runChapter(
  cells: { name: string; brief?: boolean; compiled: CompiledCell }[],
): Promise<Ran> {
  if (cells.length === 0) return { results: {}, needs: [] };
  await writePrograms();
  const graph = graphOf(cells);
  const linked = graph.order.map((name) => {
    const { compiled, brief } = cells.find((cell) => cell.name === name)!;
    const given = graph.givenTo(name);
    const code = linkCell(compiled, given);
    const after = graph.sourcesOf(name);
    return { name, code, given, imports: compiled.imports, after, brief };
  });
  return await inTurn(() => runLinked(linked));
}

function runLinked(linked: unknown[]): Promise<Ran> {
  const thread = new Worker(programPath('chapter'), {
    workerData: linked,
    stdout: true,
    stderr: true,
  });
  return new Promise<Ran>((resolve, reject) => {
    const late = setTimeout(() => {
      reject(new Error(`The cells did not end within ${limitSeconds} seconds.`));
      void thread.terminate();
    }, limitSeconds * 1000);
    thread.once('message', (ran: string) => resolve(JSON.parse(ran) as Ran));
    thread.once('error', reject);
    thread.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`The cells’ thread ended with ${code}.`));
    });
  });
}
