// Starts one Chromium for the whole run, and gives a host for each contender in it.
import { chromium } from '@playwright/test';
import { chromiumOptions } from '../../../src/tools/site/chromium.ts';
import { type Host, hostOf } from '../host.ts';
import { bundle } from './bundle.ts';
import { serveBench } from './serve.ts';

type Page = { ask(name: string, text: string): Promise<string>; stop(name: string): void };

export interface Browser {
  version: string;
  hostNamed(contender: string): Host;
  close(): Promise<void>;
}

export async function startBrowser(): Promise<Browser> {
  await bundle();
  const { executablePath, args } = chromiumOptions();
  const site = await serveBench();
  // Without a graphics card the flag gives a simulated one: right answers, no speed worth telling.
  const options = { executablePath, args: [...args, '--enable-unsafe-webgpu'] };
  const browser = await chromium.launch(options);
  const page = await browser.newPage();
  await page.goto(site.url);
  await page.waitForFunction(() => 'ask' in globalThis && crossOriginIsolated);
  return {
    version: browser.version(),
    hostNamed: (contender) =>
      hostOf(
        contender,
        (text) =>
          page.evaluate(([name, question]) => (globalThis as unknown as Page).ask(name, question), [
            contender,
            text,
          ] as const),
        () => page.evaluate((name) => (globalThis as unknown as Page).stop(name), contender),
      ),
    async close() {
      await browser.close();
      site.close();
    },
  };
}

/** Stands in where no Chromium starts: each contender is then named with the reason. */
export function noBrowser(reason: string): Browser {
  return {
    version: 'none',
    hostNamed() {
      throw new Error(reason);
    },
    close: async () => {},
  };
}
