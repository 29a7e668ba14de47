// Deno's real Jupyter kernel, started as a process and spoken to as Jupyter does: signed messages over ZeroMQ.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dealer, Subscriber } from 'zeromq';
import { type Message, pack, unpack } from './message.ts';

/** The package `deno` copies its platform's program into its own folder, once. */
const { runInstall } = createRequire(import.meta.url)('deno/install_api.cjs') as {
  runInstall(): string;
};
const longestWait = 30_000;
const portNames = ['shell_port', 'iopub_port', 'stdin_port', 'control_port', 'hb_port'];

export interface Execution {
  status: string;
  count: number;
  /** What came over iopub between busy and idle: display_data, stream, error and so on. */
  outputs: { type: string; content: Record<string, unknown> }[];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}

export type Kernel = Awaited<ReturnType<typeof startKernel>>;

export async function startKernel() {
  const folder = mkdtempSync(join(tmpdir(), 'deno-kernel-'));
  const key = randomBytes(16).toString('hex');
  const session = randomUUID();
  const ports: Record<string, number> = {};
  for (const name of portNames) ports[name] = await freePort();
  const ip = '127.0.0.1';
  const connection = { transport: 'tcp', ip, key, signature_scheme: 'hmac-sha256', ...ports };
  const file = join(folder, 'connection.json');
  writeFileSync(file, JSON.stringify(connection));
  // Its own empty cache and no network: a reader's notebook must run from its file alone.
  const environment = {
    ...process.env,
    DENO_DIR: folder,
    NO_COLOR: '1',
    DENO_NO_UPDATE_CHECK: '1',
  };
  const child = spawn(runInstall(), ['jupyter', '--kernel', '--conn', file], {
    env: environment,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const shell = new Dealer({ routingId: session, linger: 0, receiveTimeout: longestWait });
  const iopub = new Subscriber({ linger: 0, receiveTimeout: 300 });
  shell.connect(`tcp://${ip}:${ports.shell_port}`);
  iopub.connect(`tcp://${ip}:${ports.iopub_port}`);
  iopub.subscribe();

  const ask = async (type: string, content: object) => {
    const id = randomUUID();
    await shell.send(pack({ id, type, session, content }, key));
    return id;
  };
  /** Messages that answer `id`, until one is the last. */
  async function answers(from: Dealer | Subscriber, id: string, isLast: (one: Message) => boolean) {
    const found: Message[] = [];
    for (;;) {
      const message = unpack(await from.receive(), key);
      if (message.parent !== id) continue;
      found.push(message);
      if (isLast(message)) return found;
    }
  }
  const isIdle = ({ type, content }: Message) =>
    type === 'status' && content.execution_state === 'idle';

  /**
   * `expected`: how many outputs there are. On a busy machine the kernel may say that it is idle before the last of
   * them have come (denoland/deno#24737).
   */
  async function execute(code: string, expected = 0): Promise<Execution> {
    const id = await ask('execute_request', { code, silent: false, store_history: true });
    let [shown, idle] = [0, false];
    const heard = await answers(iopub, id, (message) => {
      shown += Number(message.type === 'display_data');
      idle ||= isIdle(message);
      return idle && shown >= expected;
    });
    const [reply] = await answers(shell, id, ({ type }) => type === 'execute_reply');
    const outputs = heard
      .filter(({ type }) => !['status', 'execute_input'].includes(type))
      .map(({ type, content }) => ({ type, content }));
    const { status, execution_count: count } = reply!.content as never;
    return { status, count, outputs };
  }

  async function information() {
    const id = await ask('kernel_info_request', {});
    const [reply] = await answers(shell, id, ({ type }) => type === 'kernel_info_reply');
    return reply!.content;
  }

  /** Whoever subscribes late misses what was sent before, so it asks until it hears an answer. */
  async function listen(): Promise<void> {
    for (let tries = 0; tries < 100; tries++) {
      await information();
      const heard = await iopub.receive().catch(() => undefined);
      if (!heard) continue;
      iopub.receiveTimeout = longestWait;
      return;
    }
    throw new Error('The kernel answers, but it cannot be listened to.');
  }

  async function stop(): Promise<void> {
    shell.close();
    iopub.close();
    process.off('exit', end);
    await ended(child);
    rmSync(folder, { recursive: true, force: true });
  }
  try {
    await listen();
  } catch (error) {
    await stop();
    throw error;
  }
  return { execute, information, stop };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exit = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exit;
}
