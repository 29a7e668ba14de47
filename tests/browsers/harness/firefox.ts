// Drives a Firefox of this machine by WebDriver BiDi, with Node's own WebSocket: start, open, evaluate, close.
import { spawn } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { Driver } from './engines.ts';

/** The path of a program that is installed here. */
export function programNamed(...names: string[]): string | undefined {
  const places = (process.env['PATH'] ?? '').split(delimiter);
  return names
    .flatMap((name) => places.map((place) => join(place, name)))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

interface Remote {
  type: string;
  value?: unknown;
}

/** Its reader wants reduced motion. */
export async function startFirefox(path: string): Promise<Driver> {
  const profile = mkdtempSync(join(tmpdir(), 'walls-firefox-'));
  writeFileSync(join(profile, 'user.js'), 'user_pref("ui.prefersReducedMotion", 1);\n');
  const firefox = spawn(path, ['--headless', '--remote-debugging-port=0', '--profile', profile], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, HOME: profile },
  });
  const address = await new Promise<string>((found, fail) => {
    let said = '';
    firefox.stderr.on('data', (text: Buffer) => {
      said += text.toString();
      const [, url] = /WebDriver BiDi listening on (ws:\S+)/.exec(said) ?? [];
      if (url) found(url);
    });
    firefox.on('exit', () => fail(new Error(`Firefox ended: ${said}`)));
    setTimeout(() => fail(new Error(`Firefox says nothing of BiDi: ${said}`)), 120_000).unref();
  });
  const socket = new WebSocket(`${address}/session`);
  await new Promise((open, fail) => {
    socket.addEventListener('open', open);
    socket.addEventListener('error', fail);
  });
  const waiting = new Map<number, (answer: Record<string, unknown>) => void>();
  socket.addEventListener('message', ({ data }) => {
    const answer = JSON.parse(String(data)) as Record<string, unknown>;
    waiting.get(answer['id'] as number)?.(answer);
  });
  let count = 0;
  const send = (method: string, params: object) =>
    new Promise<Record<string, unknown>>((done, fail) => {
      const id = ++count;
      waiting.set(id, ({ result, message }) =>
        result ? done(result as Record<string, unknown>) : fail(new Error(String(message))),
      );
      socket.send(JSON.stringify({ id, method, params }));
    });
  await send('session.new', { capabilities: {} });
  const { contexts } = await send('browsingContext.getTree', {});
  const [{ context }] = contexts as [{ context: string }];

  return {
    async open(url) {
      const navigate = () => send('browsingContext.navigate', { context, url, wait: 'complete' });
      // A page that is still fetching when it is left now and then ends its successor's start as well.
      await navigate().catch(navigate);
    },
    async evaluate(expression) {
      const { result, exceptionDetails } = await send('script.evaluate', {
        expression,
        target: { context },
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails).slice(0, 500));
      return String((result as Remote).value);
    },
    async resize(width, height) {
      await send('browsingContext.setViewport', { context, viewport: { width, height } });
    },
    async close() {
      const ended = new Promise((exit) => firefox.on('exit', exit));
      await send('browser.close', {}).catch(() => firefox.kill());
      await Promise.race([ended, new Promise((late) => setTimeout(late, 5000))]);
      firefox.kill('SIGKILL');
      rmSync(profile, { recursive: true, force: true });
    },
  };
}
