// Which figures work in a worker, found by what they import, however far away: each is tried in a browser without them.
import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, dirname, posix } from 'node:path';
import { expect, test } from 'vitest';
import { figureName } from '#src/book/figure-name.ts';
import { workingFigures } from '../site/harness/working.ts';

const imported = /(?:\bfrom|\bimport)\s*\(?\s*'([^'?]+)(?:\?[^']*)?'/g;
const ofTypes = /\b(?:im|ex)port type [^']*'[^']+';/g;
const rooms: Record<string, string> = { '#components': 'components', '#src': 'src' };

/** The file and all that it imports, types left out. */
function madeOf(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file) || !existsSync(file)) return found;
  found.add(file);
  for (const [, to] of readFileSync(file, 'utf8').replaceAll(ofTypes, '').matchAll(imported)) {
    const [room = '', ...rest] = to!.split('/');
    if (to!.startsWith('.')) madeOf(posix.join(dirname(file), to!), found);
    else if (rooms[room]) madeOf([rooms[room], ...rest].join('/'), found);
  }
  return found;
}

test('the figures that start a worker are those that are tried without one', () => {
  const figures = globSync('components/figures/*/*.astro').filter(
    (file) => basename(file, '.astro') === basename(dirname(file)),
  );
  expect(figures.length).toBeGreaterThan(60);
  const found = figures.filter((file) => madeOf(file).has('src/session/start-worker.ts'));
  expect(found.map((file) => figureName(basename(file, '.astro'))).toSorted()).toEqual(
    workingFigures.toSorted(),
  );
});
