// Writes a text as a file and runs it by the project's own Node, as a reader would.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The package `node`: a test may itself run on an older one. */
export const node = fileURLToPath(new URL('../../node_modules/node/bin/node', import.meta.url));

export interface Ran {
  status: number | null;
  lines: string[];
  errors: string;
}

export async function runProgram(
  name: string,
  text: string,
  command = [node],
  // A chapter may train a network to the end, on a machine that has other work.
  limit = 300_000,
): Promise<Ran> {
  const folder = mkdtempSync(join(tmpdir(), 'taken-'));
  try {
    writeFileSync(join(folder, name), text);
    // Deno keeps its cache there too, and not in the home of whoever runs the tests.
    const env = { ...process.env, DENO_DIR: folder, NO_COLOR: '1' };
    const options = { cwd: folder, timeout: limit, env };
    const child = spawn(command[0]!, [...command.slice(1), name], options);
    let [output, errors] = ['', ''];
    child.stdout.on('data', (data) => (output += String(data)));
    child.stderr.on('data', (data) => (errors += String(data)));
    const status = await new Promise<number | null>((resolve) => child.once('close', resolve));
    return { status, lines: output.trimEnd().split('\n'), errors };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
