// Drives a WebKitGTK of this machine, Safari's engine, by WebDriver, on a screen that nobody sees.
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Firefox as Browser } from './firefox.ts';

/** MiniBrowser, which the driver opens, lies outside of the path. */
export const miniBrowser = () => globSync('/usr/lib/*/webkit2gtk-4*/MiniBrowser')[0];

export async function startWebKit(
  driver: string,
  screen: string,
  browser: string,
): Promise<Browser> {
  const display = `:${100 + (process.pid % 800)}`;
  const xvfb = spawn(screen, [display, '-screen', '0', '1440x900x24'], { stdio: 'ignore' });
  const port = 20_000 + (process.pid % 10_000);
  const server = spawn(driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11', WAYLAND_DISPLAY: '' },
  });
  const ask = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(JSON.stringify(value).slice(0, 500));
    return value;
  };
  const end = () => {
    server.kill();
    xvfb.kill();
  };
  try {
    for (let tries = 0; tries < 40; tries++) {
      const isUp = await ask('GET', '/status').then(
        () => true,
        () => false,
      );
      if (isUp) break;
      await wait(100);
    }
    const options = { binary: browser, args: ['--automation'] };
    const { sessionId } = (await ask('POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': options } },
    })) as { sessionId: string };
    const session = `/session/${sessionId}`;
    return {
      open: async (url) => void (await ask('POST', `${session}/url`, { url })),
      evaluate: async (expression) =>
        String(
          await ask('POST', `${session}/execute/sync`, {
            script: `return ${expression}`,
            args: [],
          }),
        ),
      async close() {
        await ask('DELETE', session).catch(() => undefined);
        end();
      },
    };
  } catch (error) {
    end();
    throw error;
  }
}
