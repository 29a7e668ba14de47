// `npm run new figure NAME`: what it writes is formatted, clean, within its room, and true.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'oxfmt';
import { beforeAll, expect, test } from 'vitest';
import { newFigure } from '../../src/tools/new/figure.ts';
import { wrongArrows } from '../rooms/arrows.ts';
import { repository } from './fixture.ts';

const root = join(repository, '.cache/fixtures/new-figure');
const files = [
  'components/figures/LayerCost/LayerCost.astro',
  'components/figures/LayerCost/LayerCost.tsx',
  'components/figures/LayerCost/chart.ts',
  'tests/figures/layer-cost.spec.ts',
];
const text = (file: string) => readFileSync(join(root, file), 'utf8');

beforeAll(() => {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  newFigure(root, 'LayerCost');
});

test('a figure with a chart, a slider, three numbers and its tests costs at most 260 lines', () => {
  const lines = files.map((file) => text(file).trimEnd().split('\n').length);
  expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(260);
});

test('its files are formatted', async () => {
  const { ignorePatterns: _, ...style } = JSON.parse(
    readFileSync(join(repository, '.oxfmtrc.json'), 'utf8'),
  );
  for (const file of files) {
    const { code } = await format(file, text(file), style);
    expect(code).toBe(text(file));
  }
});

test('0 faults are found by the linter', () => {
  const oxlint = join(repository, 'node_modules/oxlint/bin/oxlint');
  const config = JSON.parse(readFileSync(join(repository, '.oxlintrc.json'), 'utf8'));
  // The fixture lies in .cache, which the project's own lint leaves out.
  writeFileSync(join(root, '.oxlintrc.json'), JSON.stringify({ ...config, ignorePatterns: [] }));
  const options = ['--config', '.oxlintrc.json', '--no-ignore', ...files.slice(1)];
  const { status, stdout } = spawnSync(process.execPath, [oxlint, ...options], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stdout).toContain('Found 0 warnings and 0 errors');
  expect(status).toBe(0);
});

test('0 imports point the wrong way', () => {
  expect(files.flatMap((file) => wrongArrows(file, text(file)))).toEqual([]);
});

test('its numbers are those of 784-128-10: 101,632 weights, 138 biases, 101,770 parameters', async () => {
  const { countParameters } = await import(join(root, 'components/figures/LayerCost/chart.ts'));
  expect(countParameters(128)).toEqual({ weights: 101_632, biases: 138, parameters: 101_770 });
});

test.each([
  ['layer-cost', 'A figure is a tag: write its name as in OneNeuron. “layer-cost” is not.'],
  ['LayerCost', 'There is a tag <LayerCost> already.'],
])('the name %s is refused in a sentence, and nothing is written', (name, sentence) => {
  expect(() => newFigure(root, name)).toThrow(sentence);
});
