// What a cell may ask the page for, and where the page has it from.
import { detectLevel, type WasmLevel } from '#src/nn/kernels/index.ts';
import { loadShard } from '#src/mnist/load.ts';
import { exampleIn } from '#src/mnist/example-images.ts';
import { joinImageSets } from '#src/mnist/image-set.ts';
import { digit, recallDigit } from '#src/session/digit.ts';
import { fileAddress } from '#src/session/files.ts';
import { siteRoot } from '#src/session/root.ts';
// oxlint-disable-next-line import/default -- `?url` is the address that the bundler gives the file
import relaxedSimd from '#made/kernels/relaxed-simd.wasm?url';
// oxlint-disable-next-line import/default -- as above
import scalar from '#made/kernels/scalar.wasm?url';
// oxlint-disable-next-line import/default -- as above
import simd from '#made/kernels/simd.wasm?url';
import { fetchBytes } from '../../workers/fetch-bytes.ts';
import type { Need, WeightsNeed } from '../needs.ts';
import { weightsOf } from '../weights-files.ts';
import { programText } from './files.ts';

const kernelAddresses: Record<WasmLevel, string> = { 'relaxed-simd': relaxedSimd, simd, scalar };
const trainingShards = 6;

/** Bytes that have come, of all. */
export type OnFetched = (loaded: number, total: number) => void;

const imagesNamed = (name: string, onProgress?: OnFetched) =>
  loadShard(name, { root: siteRoot(), onProgress });

/** Several files at once, told as one. */
function imagesOf(names: string[], onProgress?: OnFetched) {
  const parts = names.map(() => ({ loaded: 0, total: 0 }));
  const sum = (key: 'loaded' | 'total') => parts.reduce((whole, part) => whole + part[key], 0);
  return Promise.all(
    names.map((name, place) =>
      imagesNamed(name, (loaded, total) => {
        parts[place] = { loaded, total };
        onProgress?.(sum('loaded'), sum('total'));
      }),
    ),
  );
}

async function bookDigit() {
  return { ...exampleIn(await imagesNamed('test')), source: 'book' };
}

const answers: Record<Exclude<Need, WeightsNeed>, (onProgress?: OnFetched) => Promise<unknown>> = {
  async 'test-images'(onProgress) {
    const { pixels, labels } = await imagesNamed('test', onProgress);
    return { pixels, labels };
  },
  async 'training-images'(onProgress) {
    const names = Array.from({ length: trainingShards }, (_, place) => `train-${place}`);
    const sets = await imagesOf(names, onProgress);
    const { pixels, labels } = joinImageSets('training images', sets);
    return { pixels, labels };
  },
  async digit() {
    if (!digit.value) recallDigit();
    if (!digit.value) return bookDigit();
    const { pixels, label, source } = digit.value;
    return { pixels, source, ...(label !== undefined && { label }) };
  },
  async kernels() {
    const level = detectLevel();
    const engine = await programText('engine');
    if (level === 'typescript') return { level, bytes: new Uint8Array(), engine };
    const address = new URL(kernelAddresses[level], import.meta.url);
    return { level, bytes: await fetchBytes(address, 'The fast kernels'), engine };
  },
};

/** `onProgress` is told of images only: the rest is small. Throws Error, whose message is for the reader. */
export function answer(need: Need, onProgress?: OnFetched): Promise<unknown> {
  const weights = weightsOf(need);
  if (weights) return fetchBytes(fileAddress(weights.file), weights.what);
  return answers[need as Exclude<Need, WeightsNeed>](onProgress);
}
