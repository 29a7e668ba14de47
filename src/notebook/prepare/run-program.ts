// Runs the cells of a chapter in a thread of its own, at build: an endless loop or a crash there ends no build unheard.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { readSource } from '#src/mnist/source.ts';
import { exampleIn } from '#src/mnist/example-images.ts';
import type { ModuleName } from '../cell.ts';
import type { Need, WeightsNeed } from '../needs.ts';
import { weightsOf } from '../weights-files.ts';
import { hostName } from '../modules/host.ts';
import type { CellResult } from '../output.ts';
import { type Cell, createRunner } from '../runner/run-cells.ts';

export interface Ran {
  results: Record<string, CellResult>;
  needs: Need[];
}

const cache = join(process.cwd(), '.cache');
const folder = mkdtempSync(join(cache, 'notebook/run-'));
const needs = new Set<Need>();

const sourceOf = (name: 'train' | 'test') => {
  const { pixels, labels } = readSource(name);
  return { pixels, labels };
};

const answers: Record<Exclude<Need, WeightsNeed>, () => unknown> = {
  'test-images': () => sourceOf('test'),
  'training-images': () => sourceOf('train'),
  digit: () => ({ ...exampleIn(readSource('test')), source: 'book' }),
  kernels: () => ({
    level: 'simd',
    bytes: new Uint8Array(readFileSync(join(cache, 'kernels/simd.wasm'))),
    engine: readFileSync(join(cache, 'notebook/engine.js'), 'utf8'),
  }),
};

Object.defineProperty(globalThis, hostName, {
  value: {
    async ask(need: Need) {
      needs.add(need);
      const weights = weightsOf(need);
      if (weights) return new Uint8Array(readFileSync(`public/${weights.file}`));
      return answers[need as Exclude<Need, WeightsNeed>]();
    },
  },
});

const libraries = new Map<ModuleName, Promise<object>>();
let files = 0;

const runner = createRunner({
  async load(code) {
    const { href } = pathToFileURL(join(folder, `${++files}.mjs`));
    writeFileSync(new URL(href), code);
    return { address: href, module: await import(href) };
  },
  library(name) {
    const { href } = pathToFileURL(join(cache, `notebook/${name}.js`));
    const found = libraries.get(name) ?? (import(href) as Promise<object>);
    libraries.set(name, found);
    return found;
  },
});

type Linked = Cell & { after: string[]; brief?: boolean };

/** A brief cell is ended when it has told its progress so often. */
const enough = 4;

/** A cell whose source failed, or was ended, is not run: its own error says nothing. */
async function runAll(cells: Linked[]): Promise<Ran> {
  const results: Record<string, CellResult> = {};
  const failed = new Set<string>();
  for (const cell of cells) {
    const source = cell.after.find((name) => failed.has(name));
    if (source) {
      failed.add(cell.name);
      const message = `Not run, because it reads from the cell “${source}”, which did not end.`;
      results[cell.name] = { outputs: [{ kind: 'error', error: { name: 'Waiting', message } }] };
      continue;
    }
    const result: CellResult = { outputs: [] };
    let told = 0;
    const display: CellResult['outputs'] = result.outputs;
    const ended = await runner.run(cell, {
      display(output) {
        const place = display.findIndex((one) => 'id' in one && one.id && one.id === output.id);
        if (place < 0) display.push({ kind: 'display', ...output });
        else display[place] = { kind: 'display', ...output };
      },
      progress() {
        if (cell.brief && ++told === enough) runner.supersede();
      },
    });
    if (ended.kind === 'superseded') failed.add(cell.name);
    if (ended.verdict) result.verdict = ended.verdict;
    if (ended.kind === 'failed') {
      failed.add(cell.name);
      result.outputs.push({ kind: 'error', error: ended.error! });
    }
    results[cell.name] = result;
  }
  return { results, needs: [...needs] };
}

const ran = await runAll(workerData as Linked[]).finally(() =>
  rmSync(folder, { recursive: true, force: true }),
);
// As text: a record holds what JSON can.
parentPort!.postMessage(JSON.stringify(ran), []);
// What a cell has left going ends with it.
process.exit(0);
