// Starts the thread that runs a chapter's cells at build, and waits for what they showed.
//
// A thread, for a process of its own costs a tenth of a second each where the build's own is large.
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { CompiledCell } from '../cell.ts';
import { graphOf } from '../graph.ts';
import { linkCell } from '../cell-module.ts';
import { writePrograms } from './programs.ts';
import type { Ran } from './run-program.ts';

const limitSeconds = 120;

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
  // The place of this file is another once the site's pages are bundled.
  const program = join(process.cwd(), 'src/notebook/prepare/run-program.ts');
  const thread = new Worker(program, { workerData: linked, stdout: true, stderr: true });
  return await new Promise<Ran>((resolve, reject) => {
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
