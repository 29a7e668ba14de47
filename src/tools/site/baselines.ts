// The pictures that later commits are compared with, and the renderer that painted them.
import { globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Raster, readPng, toPng } from './raster.ts';
import type { Renderer } from './renderer.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = join(root, 'tests/site/baselines');
const rendererFile = join(folder, 'renderer.json');
const fileOf = (name: string) => join(folder, `${name}.png`);

export const readBaseline = (name: string): Promise<Raster> => readPng(fileOf(name));

export const baselineRenderer = (): Renderer => JSON.parse(readFileSync(rendererFile, 'utf8'));

export const baselineNames = (): string[] =>
  globSync('*.png', { cwd: folder }).map((file) => basename(file, '.png'));

/** @returns how many bytes all pictures have together. */
export async function writeBaselines(
  views: Map<string, Raster>,
  renderer: Renderer,
): Promise<number> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(rendererFile, `${JSON.stringify(renderer, null, 2)}\n`);
  let bytes = 0;
  for (const [name, view] of views) {
    const png = await toPng(view);
    writeFileSync(fileOf(name), png);
    bytes += png.length;
  }
  return bytes;
}
