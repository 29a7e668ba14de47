// The light colours of src/styles/tokens.css, read from there so that no colour stands in two places.
import { readFile } from 'node:fs/promises';

const names = ['paper', 'raised', 'ink', 'soft-ink', 'line', 'marker'] as const;
export type Colours = Record<(typeof names)[number], string>;

/** @throws when a token is not there as `--name: var(--light, #…) var(--dark, #…)`. */
export async function readColours(root: URL): Promise<Colours> {
  const css = await readFile(new URL('src/styles/tokens.css', root), 'utf8');
  const light = names.map((name) => {
    const found = css.match(new RegExp(`--${name}: var\\(--light, (#[0-9a-f]{6})\\)`));
    if (!found)
      throw new Error(`tokens.css should give --${name} as var(--light, #…) var(--dark, #…).`);
    return [name, found[1]!];
  });
  return Object.fromEntries(light) as Colours;
}
