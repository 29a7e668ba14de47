// What a cell may ask the page for, and where the page has it from.
import { shippedNetworks } from '#src/nn/layers/shipped.ts';
import { bookNetwork } from '#src/nn/networks.ts';
import { detectLevel, type WasmLevel } from '#src/nn/kernels/index.ts';
import { loadShard } from '#src/mnist/load.ts';
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
import { type LayersNeed, layersOf, type Need } from '../messages.ts';
import { programText } from './files.ts';

const kernelAddresses: Record<WasmLevel, string> = { 'relaxed-simd': relaxedSimd, simd, scalar };
const trainingShards = 6;

const imagesNamed = (name: string) => loadShard(name, { root: siteRoot() });

async function bookDigit() {
  const { pixels, labels } = await imagesNamed('test');
  return { pixels: pixels.slice(0, 784), label: labels[0], source: 'book' };
}

const weightsIn = (file: string, what: string) => fetchBytes(fileAddress(file), what);

const answers: Record<Exclude<Need, LayersNeed>, () => Promise<unknown>> = {
  weights: () => weightsIn(bookNetwork.file, 'The network’s weights'),
  async 'test-images'() {
    const { pixels, labels } = await imagesNamed('test');
    return { pixels, labels };
  },
  async 'training-images'() {
    const names = Array.from({ length: trainingShards }, (_, place) => `train-${place}`);
    const sets = await Promise.all(names.map(imagesNamed));
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

/** Throws Error, whose message is for the reader. */
export function answer(need: Need): Promise<unknown> {
  const name = layersOf(need);
  if (name) return weightsIn(shippedNetworks[name].file, `The weights of “${name}”`);
  return answers[need as Exclude<Need, LayersNeed>]();
}
