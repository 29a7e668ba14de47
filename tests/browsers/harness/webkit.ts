// Drives a WebKitGTK of this machine, Safari's engine, by WebDriver, on a screen that nobody sees.
import { spawn } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { Driver } from './engines.ts';

/** MiniBrowser, which the driver opens, lies outside of the path. */
export const miniBrowser = () => globSync('/usr/lib/*/webkit2gtk-4*/MiniBrowser')[0];

/** A folder of settings under which its buttons are so small that the window can be as narrow as a phone. */
function settingsFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'settings-webkit-'));
  const small = '{ padding: 0; margin: 0; border-width: 0; min-width: 0; font-size: 1px; }';
  mkdirSync(join(folder, 'gtk-3.0'));
  writeFileSync(
    join(folder, 'gtk-3.0/gtk.css'),
    `* ${small} image { -gtk-icon-transform: scale(0.1); }`,
  );
  // What the page knows as reduced motion.
  writeFileSync(join(folder, 'gtk-3.0/settings.ini'), '[Settings]\ngtk-enable-animations=0\n');
  return folder;
}

/** Its reader wants reduced motion. */
export async function startWebKit(
  driver: string,
  screen: string,
  browser: string,
): Promise<Driver> {
  const display = `:${100 + (process.pid % 800)}`;
  const xvfb = spawn(screen, [display, '-screen', '0', '1440x900x24'], { stdio: 'ignore' });
  const port = 20_000 + (process.pid % 10_000);
  const settings = settingsFolder();
  const server = spawn(driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      WAYLAND_DISPLAY: '',
      XDG_CONFIG_HOME: settings,
    },
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
    rmSync(settings, { recursive: true, force: true });
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
    await ask('POST', `${session}/timeouts`, { script: 300_000, pageLoad: 300_000 });
    return {
      open: async (url) => void (await ask('POST', `${session}/url`, { url })),
      evaluate: async (expression) =>
        String(
          await ask('POST', `${session}/execute/sync`, {
            script: `return ${expression}`,
            args: [],
          }),
        ),
      async resize(width, height) {
        const inside = async () => {
          const script = 'return [outerWidth - innerWidth, outerHeight - innerHeight]';
          return (await ask('POST', `${session}/execute/sync`, { script, args: [] })) as [
            number,
            number,
          ];
        };
        const [right, below] = await inside();
        await ask('POST', `${session}/window/rect`, {
          width: width + right,
          height: height + below,
        });
      },
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
