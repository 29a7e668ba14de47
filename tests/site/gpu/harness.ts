// The `test` of the graphics processor: a page of its own, under the book's policy, in a Chromium that lends SwiftShader.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, type Page } from '@playwright/test';
import { build } from 'vite';
import { withPolicy } from '#src/integrations/page-policy.ts';
import { readSource } from '#src/mnist/source.ts';
import { writeNetwork } from '#src/nn/index.ts';
import { kernelBytes } from '#src/training/compile-kernels.ts';
import { chromiumOptions } from '#src/tools/site/chromium.ts';
import { serve } from '#src/tools/site/serve.ts';
import { test as base } from '../harness/ledger.ts';
import { fixedNetwork } from '../../nn/oracle/read.ts';
import { listen } from '../harness/noise.ts';
import type { InPage } from './page.ts';

export { expect };

/** Headless Chromium has no graphics processor but its own software one, which it lends only so. */
const gpuFlags = [
  '--enable-unsafe-webgpu',
  // Clearing workgroup memory is most of what SwiftShader compiles. No kernel reads what it has not written.
  '--enable-dawn-features=disable_workgroup_init',
];

const html =
  '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>GPU</title>' +
  '<link rel="icon" href="data:,"><script type="module" src="page.js"></script></head></html>';

async function writePage(folder: string): Promise<void> {
  const entry = fileURLToPath(new URL('page.ts', import.meta.url));
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: false,
      lib: { entry, formats: ['es'], fileName: () => 'page.js' },
    },
  });
  const [train, test] = [readSource('train'), readSource('test')];
  const files: Record<string, Uint8Array | string> = {
    'index.html': withPolicy(html, 'index.html', ''),
    'test-pixels.bin': test.pixels,
    'train-pixels.bin': train.pixels.subarray(0, 6400 * 784),
    'train-labels.bin': train.labels.subarray(0, 6400),
    'fixed.safetensors': writeNetwork(fixedNetwork(), {}),
    'shipped.safetensors': await readFile('public/weights/mlp-784-128-10.safetensors'),
    'simd.wasm': await kernelBytes('simd'),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(folder + name, content);
}

interface WorkerFixtures {
  gpuPage: Page;
}

export const test = base.extend<object, WorkerFixtures>({
  gpuPage: [
    async ({ playwright }, use, { workerIndex }) => {
      const folder = fileURLToPath(
        new URL(`../../../.cache/gpu-page-${workerIndex}/`, import.meta.url),
      );
      await mkdir(folder, { recursive: true });
      await writePage(folder);
      const site = await serve({ folder });
      const options = chromiumOptions();
      const browser = await playwright.chromium.launch({
        ...options,
        args: [...options.args, ...gpuFlags],
      });
      const page = await browser.newPage();
      const noise = listen(page, site.url);
      await page.goto(site.url);
      await page.waitForFunction(() => 'kindOfGpu' in globalThis);
      await use(page);
      await browser.close();
      await site.close();
      await rm(folder, { recursive: true });
      expect(noise.heard, 'what the page said, or asked for in vain').toEqual([]);
    },
    { scope: 'worker' },
  ],
});

/** Runs one function of page.ts there. */
export function inPage<Name extends keyof InPage>(
  page: Page,
  name: Name,
  ...given: Parameters<InPage[Name]>
): Promise<Awaited<ReturnType<InPage[Name]>>> {
  const call = ([called, values]: [string, unknown[]]) =>
    (globalThis as unknown as Record<string, (...all: unknown[]) => unknown>)[called]!(...values);
  return page.evaluate(call, [name, given] as [string, unknown[]]) as Promise<
    Awaited<ReturnType<InPage[Name]>>
  >;
}
