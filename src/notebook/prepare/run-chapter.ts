// Starts the process that runs a chapter's cells at build, and waits for what they showed.
import { fork } from 'node:child_process';
import { join } from 'node:path';
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
  const child = fork(program, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [] });
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (said += text));
  return await new Promise<Ran>((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`The cells did not end within ${limitSeconds} seconds.`));
    }, limitSeconds * 1000);
    child.once('message', (ran) => {
      clearTimeout(late);
      resolve(ran as Ran);
    });
    child.once('close', (code, signal) => {
      clearTimeout(late);
      reject(new Error(`The cells’ process ended with ${signal ?? code}.\n${said}`));
    });
    child.send(linked);
  });
}
