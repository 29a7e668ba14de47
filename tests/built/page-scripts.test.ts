// Which of the network's code a page fetches with its first view, read off the built scripts.
import { globSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { expect, test } from 'vitest';
import { page, pathOf } from './pages.ts';

const read = (path: string) => readFileSync(join('dist', path), 'utf8');
const named = /\b(?:from|import)\s*["'`](\.[^"'`]+\.js)["'`]/g;

/** The scripts that a page names, and all that those import before they run. */
function scriptsOf(slug: string): Set<string> {
  const folder = pathOf(slug);
  const attributes = ['src', 'component-url', 'renderer-url', 'before-hydration-url'];
  const waiting = attributes.flatMap((name) =>
    [...page(slug).querySelectorAll(`[${name}$=".js"]`)].map((element) =>
      posix.join(folder, element.getAttribute(name)!),
    ),
  );
  const found = new Set<string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    found.add(path);
    for (const [, next] of read(path).matchAll(named))
      waiting.push(posix.join(posix.dirname(path), next!));
  }
  return found;
}

/** How the loss's code says its own name when its inputs do not fit. */
const ofTheLoss = /[`'"]crossEntropy(?:Backward)?[`'"]/;

test('connections and prediction read digits and learn nothing: none of their scripts has the code of the loss, which others have', () => {
  const having = globSync('_astro/*.js', { cwd: 'dist' }).filter((path) =>
    ofTheLoss.test(read(path)),
  );
  expect(having.length).toBeGreaterThan(0);
  for (const slug of ['connections', 'prediction']) {
    const scripts = [...scriptsOf(slug)];
    expect(scripts.length).toBeGreaterThan(20);
    expect(scripts.filter((path) => ofTheLoss.test(read(path)))).toEqual([]);
  }
});
