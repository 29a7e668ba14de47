// What the downloads of a chapter are made of, at build: libraries as they run in the sandbox, data as the site serves it.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assetFolder, shards } from '#src/mnist/manifest.ts';
import { moduleNames } from '../cell.ts';
import type { Need, WeightsNeed } from '../needs.ts';
import { weightsOf } from '../weights-files.ts';
import type { ChapterRecord } from '../record.ts';
import type { Packed, Parts } from '../download/parts.ts';
import { wordsOf } from '../download/record-parts.ts';
import { exampleIn } from '#src/mnist/example-images.ts';
import { readSource } from '#src/mnist/source.ts';
import { programText } from './programs.ts';

const fromRoot = (path: string) => readFile(join(process.cwd(), path));
const base64Of = async (path: string) => (await fromRoot(path)).toString('base64');

export async function downloadParts(record: ChapterRecord): Promise<Parts> {
  const used = moduleNames.filter((name) =>
    record.cells.some(({ compiled }) => compiled.imports.some(({ module }) => module === name)),
  );
  const libraries: Parts['libraries'] = {};
  for (const name of used) libraries[name] = await programText(name);
  const dataOf: Parts['dataOf'] = {};
  for (const need of record.needs as Need[]) dataOf[need] = await packed(need);
  const display = await programText('display');
  const site = process.env.SITE_URL;
  const address = site ? new URL(`${record.chapter}/`, site).href : undefined;
  return { libraries, display, dataOf, ...wordsOf(record), ...(address && { address }) };
}

async function packed(need: Need): Promise<Packed> {
  const weights = weightsOf(need);
  if (weights) return base64Of(`public/${weights.file}`);
  switch (need as Exclude<Need, WeightsNeed>) {
    case 'kernels':
      return Promise.all(['.cache/kernels/simd.wasm', '.cache/notebook/engine.js'].map(base64Of));
    case 'digit': {
      const { pixels, label } = exampleIn(readSource('test'));
      return Buffer.from([...pixels, label]).toString('base64');
    }
    case 'test-images':
    case 'training-images': {
      const set = need === 'test-images' ? 'test' : 'train';
      const files = shards.filter(({ name }) => name.startsWith(set));
      return Promise.all(files.map(({ file }) => base64Of(`public/${assetFolder}${file}`)));
    }
  }
}
