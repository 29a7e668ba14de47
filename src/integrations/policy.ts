// Writes into every built page its content security policy (page-policy.ts).
//
// It stands in a <meta>, so it holds on any host, under any path, and from disk. The hashes are taken
// from each page as it is written, so this step comes after all that change pages (relative-urls).
import type { AstroIntegration } from 'astro';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { scriptHash } from '../notebook/prepare/frame-html.ts';
import { programText } from '../notebook/prepare/programs.ts';
import { withPolicy } from './page-policy.ts';

export function policy(): AstroIntegration {
  return {
    name: 'policy',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const runner = scriptHash(await programText('frame'));
        const paths = await readdir(dir, { recursive: true });
        for (const path of paths) {
          if (!path.endsWith('.html')) continue;
          const file = new URL(path, dir);
          await writeFile(file, withPolicy(await readFile(file, 'utf8'), path, runner));
        }
      },
    },
  };
}
