// The scripts that stand in the pages themselves, without their comments and blanks: they weigh on every page.
//
// Comes before the policy, which knows each script by its hash.
import type { AstroIntegration } from 'astro';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { minifySync } from 'vite';

const inlineScript =
  /(?<head><script(?![^>]*\s(?:src=|type="(?!module)))[^>]*>)(?<text>[\s\S]*?)(?<end><\/script>)/g;
/** None is written in a newer way than it was: one of them tells old browsers that they are old. */
const target = 'es2015';

/** @throws for a script that no browser could read. */
export function withShortScripts(html: string): string {
  return html.replace(inlineScript, (_, head: string, text: string, end: string) => {
    const { code, errors } = minifySync('inline.js', text, { compress: { target } });
    if (errors.length > 0) throw new Error(`${errors[0]!.message}, in the script ${text}`);
    return head + code.trim() + end;
  });
}

export function inlineScripts(): AstroIntegration {
  return {
    name: 'inline-scripts',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        for (const path of await readdir(dir, { recursive: true })) {
          if (!path.endsWith('.html')) continue;
          const file = new URL(path, dir);
          await writeFile(file, withShortScripts(await readFile(file, 'utf8')));
        }
      },
    },
  };
}
