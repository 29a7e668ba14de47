// In the page: the chapter as a file, with the reader's changes and her own digit in it. Loaded when she asks for it.
import { shards, assetFolder } from '#src/mnist/manifest.ts';
import { fileAddress } from '#src/session/files.ts';
import { fetchBytes } from '../../workers/fetch-bytes.ts';
import { compileCell } from '../compile/compile.ts';
import { type ModuleName, moduleNames } from '../cell.ts';
import { type Need, needs as allNeeds } from '../needs.ts';
import { weightsOf } from '../weights-files.ts';
import { answer } from '../page/answers.ts';
import { programText } from '../page/files.ts';
import type { ChapterRecord } from '../record.ts';
import { saveFile } from './save-file.ts';
import { notebookFile, notebookName } from './notebook.ts';
import type { Packed, Parts } from './parts.ts';
import { programFile, programName } from './program.ts';
import { wordsOf } from './record-parts.ts';

/** Throws Error in words. */
export async function downloadChapter(
  kind: 'notebook' | 'program',
  record: ChapterRecord,
  edits: ReadonlyMap<string, string>,
): Promise<void> {
  const parts = await partsFor(record, edits);
  if (kind === 'notebook')
    saveFile(notebookName(record), 'application/x-ipynb+json', notebookFile(record, parts, edits));
  else saveFile(programName(record), 'text/plain', programFile(record, parts, edits));
}

async function partsFor(record: ChapterRecord, edits: ReadonlyMap<string, string>): Promise<Parts> {
  const texts = [...record.cells.map(({ source }) => source), ...edits.values()].join('\n');
  const used = moduleNames.filter((name) => new RegExp(`['"]${name}['"]`).test(texts));
  const libraries = Object.fromEntries(
    await Promise.all(
      used.map(async (name): Promise<[ModuleName, string]> => [name, await programText(name)]),
    ),
  );
  const needs = new Set([...(record.needs as Need[]), ...neededBy([...edits.values()].join('\n'))]);
  const dataOf: Parts['dataOf'] = {};
  for (const need of needs) dataOf[need] = await packed(need);
  const kernels = needs.has('kernels') ? await carriedKernels() : undefined;
  const address = location.origin + location.pathname;
  const display = await programText('display');
  const parts = { libraries, display, dataOf, ...wordsOf(record), address, compile: compileCell };
  if (!kernels) return parts;
  return { ...parts, kernelLevel: kernels.level, dataOf: { ...dataOf, kernels: kernels.pieces } };
}

/** The kernels of this browser's level, and the engine's text. */
async function carriedKernels(): Promise<{ level: string; pieces: Packed }> {
  const { level, bytes, engine } = (await answer('kernels')) as {
    level: string;
    bytes: Uint8Array;
    engine: string;
  };
  return { level, pieces: [toBase64(bytes), toBase64(new TextEncoder().encode(engine))] };
}

/** By which function a cell asks for it; a further network is asked for by its name. */
const askedBy: Record<Exclude<Need, `weights-${string}`>, RegExp> = {
  weights: /trainedNetwork/,
  'test-images': /testImages/,
  'training-images': /trainingImages/,
  kernels: /createEngine/,
  digit: /yourDigit/,
};

/** What an edit may ask for that the book's own text does not. */
function neededBy(text: string): Need[] {
  const asksByName = /trained(?:Architecture|Network)/.test(text);
  return allNeeds.filter((need) => {
    const name = weightsOf(need)?.name;
    if (name) return asksByName && new RegExp(`['"]${name}['"]`).test(text);
    return askedBy[need as keyof typeof askedBy].test(text);
  });
}

async function packed(need: Need): Promise<Packed | undefined> {
  if (need === 'test-images' || need === 'training-images') {
    const set = need === 'test-images' ? 'test' : 'train';
    const names = shards.filter(({ name }) => name.startsWith(set));
    return Promise.all(names.map(({ file }) => fetchPacked(assetFolder + file)));
  }
  const weights = weightsOf(need);
  if (weights) return fetchPacked(weights.file);
  if (need !== 'digit') return undefined;
  const { pixels, label } = (await answer('digit')) as { pixels: Uint8Array; label?: number };
  return toBase64(label === undefined ? pixels : Uint8Array.from([...pixels, label]));
}

const fetchPacked = async (path: string): Promise<string> =>
  toBase64(await fetchBytes(fileAddress(path), `${path}, which this file needs,`));

function toBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  // Spread over too many arguments, a call would run out of stack.
  for (let start = 0; start < bytes.length; start += 30_000)
    pieces.push(String.fromCharCode(...bytes.subarray(start, start + 30_000)));
  return btoa(pieces.join(''));
}
