// What Playwright does to a browser, read from its own package.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** The features of Chromium that it turns off. */
export function turnedOffByPlaywright(): string[] {
  const core = createRequire(createRequire(import.meta.url).resolve('@playwright/test'));
  const folder = dirname(core.resolve('playwright-core/package.json'));
  const source = readFileSync(join(folder, 'lib/coreBundle.js'), 'utf8');
  const [, list = ''] = source.match(/disabledFeatures = \[([^\]]*)\]/) ?? [];
  return [...list.matchAll(/^\s*"(\w+)"/gm)].map(([, name]) => name!);
}
