// After the build, every address that starts at the site's root becomes relative to its page,
// so that the folder works under any path of any host. It tells nothing of the folder that it was built in either.
import type { AstroIntegration } from 'astro';
import { readdir, readFile, writeFile } from 'node:fs/promises';

const attribute =
  /(\s(?:href|src|srcset|poster|action|content|component-url|renderer-url|before-hydration-url)=")\/(?!\/)([^"]*)"/g;
/** Astro makes it of the component's path on the builder's machine, and reads it nowhere. */
const islandId = /(<astro-island) uid="[^"]*"/g;
const styleUrl = /(url\(["']?)\/(?!\/)/g;

/** `toRoot` leads from the page's folder to the site's root: './', '../', '../../', … */
export function relativePage(html: string, toRoot: string): string {
  return html
    .replace(attribute, (_, head: string, rest: string) => `${head}${toRoot}${rest}"`)
    .replace(islandId, '$1')
    .replace(styleUrl, (_, head: string) => head + toRoot);
}

export function rootFrom(path: string): string {
  const depth = path.split('/').length - 1;
  return depth === 0 ? './' : '../'.repeat(depth);
}

export function relativeUrls(): AstroIntegration {
  return {
    name: 'relative-urls',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const paths = await readdir(dir, { recursive: true });
        for (const path of paths) {
          // A host serves 404.html at any depth, so only that page keeps addresses from the root.
          if (!/\.(html|css)$/.test(path) || path === '404.html') continue;
          const file = new URL(path, dir);
          const text = await readFile(file, 'utf8');
          await writeFile(file, relativePage(text, rootFrom(path)));
        }
      },
    },
  };
}
