// What a built page shows before any script runs: each file in dist/ is parsed once.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { expect } from 'vitest';
import { builtPages } from '#src/tools/site/pages.ts';

const parsed = new Map<string, Document>();

/** The document of the page at `path`, as in `connections/`; '' is the front page. */
export function documentOf(path: string): Document {
  const known = parsed.get(path);
  if (known) return known;
  const html = readFileSync(join('dist', path, 'index.html'), 'utf8');
  const { document } = parseHTML(html) as unknown as { document: Document };
  parsed.set(path, document);
  return document;
}

/** The path of the page whose address ends in `slug`, wherever its part of the book has it. */
export function pathOf(slug: string): string {
  const paths = builtPages().filter((path) => `/${path}`.endsWith(`/${slug}/`));
  if (paths.length !== 1)
    throw new Error(`There should be one page “${slug}”, found ${paths.length}.`);
  return paths[0]!;
}

export const page = (slug: string): Document => documentOf(pathOf(slug));

/** The part of a page that is one figure. */
export function figureIn(slug: string, name: string): Element {
  const figure = page(slug).querySelector(`#figure-${name}`);
  if (!figure) throw new Error(`The page “${slug}” should have the figure “${name}”.`);
  return figure;
}

const valuesIn = new WeakMap<ParentNode, Map<string, string[]>>();

/** Every `<data data-name="…" value="…">` and `<output>` of a page or a part of it: its name, and its values in order. */
export function valuesOf(place: ParentNode): Map<string, string[]> {
  const known = valuesIn.get(place);
  if (known) return known;
  const values = new Map<string, string[]>();
  for (const element of place.querySelectorAll('data, output')) {
    const name = element.getAttribute('data-name');
    if (name)
      values.set(name, [...(values.get(name) ?? []), element.getAttribute('value')?.trim() ?? '']);
  }
  valuesIn.set(place, values);
  return values;
}

/** The raw number that is shown first under a name. */
export function shown(place: ParentNode, name: string): number {
  const raw = valuesOf(place).get(name)?.[0];
  if (!raw) throw new Error(`The value of “${name}” should be a number, found ${raw ?? 'none'}.`);
  return Number(raw);
}

/** Holds what a page shows against what is expected: numbers, or matchers such as `expect.closeTo`. */
export function expectFacts(place: string | ParentNode, expected: Record<string, unknown>): void {
  const from = typeof place === 'string' ? page(place) : place;
  const found = Object.keys(expected).map((name) => [name, shown(from, name)]);
  expect(Object.fromEntries(found)).toEqual(expected);
}

/** Matches a number less than `distance` away from `expected`. */
export const within = (distance: number, expected: number): unknown =>
  expect.toSatisfy(
    (found: number) => Math.abs(found - expected) < distance,
    `${expected} ± ${distance}`,
  );

/** Matches a number between two others, which count as between. */
export const between = (least: number, most: number): unknown =>
  expect.toSatisfy((found: number) => found >= least && found <= most, `${least} to ${most}`);
