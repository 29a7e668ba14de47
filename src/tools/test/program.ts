// Runs one program of the project to its end, with this very Node, and keeps what it printed.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Ran {
  ok: boolean;
  output: string;
  seconds: string;
}

/** So long may one step take on the slowest machine, busy with other work; longer, it hangs. */
const limitMinutes = 180;

/** `name` is a file of ours, or a package whose program of the same name is meant. */
function programFile(root: string, name: string): string {
  if (name.endsWith('.ts')) return join(root, name);
  // Playwright's program comes with @playwright/test but lives in a package of its own.
  const folder = join(root, 'node_modules', name);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[name]);
}

export async function runProgram(
  root: string,
  name: string,
  options: string[],
  environment: Record<string, string> = {},
): Promise<Ran> {
  const started = performance.now();
  const ours = { FORCE_COLOR: '0', ASTRO_TELEMETRY_DISABLED: '1', ...environment };
  const child = spawn(process.execPath, [programFile(root, name), ...options], {
    cwd: root,
    env: { ...process.env, ...ours },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: limitMinutes * 60_000,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const [code, signal] = await new Promise<[number | null, string | null]>((ended) =>
    child.on('close', (...how) => ended(how)),
  );
  if (signal) output += `\n${name} was ended by ${signal}; the limit is ${limitMinutes} minutes.\n`;
  return { ok: code === 0, output, seconds: ((performance.now() - started) / 1000).toFixed(1) };
}
