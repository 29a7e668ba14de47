// What the kernels weigh on their way to a reader, packed by brotli: those of the book's own network with the code that
// hands them out, and those of other layers, in a file of their own.
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { describe, expect, test } from 'vitest';
import type { WasmLevel } from '#src/nn/kernels/index.ts';
import { kernelBytes } from '#src/training/compile-kernels.ts';

const folder = fileURLToPath(new URL('../../src/nn/kernels/', import.meta.url));

/** What a page has to fetch to import `names` from a file of the kernels, and the files that it was made of. */
async function bundleOf(file: string, names: string) {
  const entry = 'kernels-as-a-page-imports-them';
  const plugin = {
    name: entry,
    enforce: 'pre' as const,
    resolveId: (id: string) => (id.endsWith(entry) ? id : undefined),
    load: (id: string) =>
      id.endsWith(entry) ? `export { ${names} } from '${folder}${file}';` : undefined,
  };
  const result = (await build({
    configFile: false,
    logLevel: 'silent',
    plugins: [plugin],
    build: {
      write: false,
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  })) as Rolldown.RolldownOutput;
  const [chunk] = result.output;
  return { bytes: brotliCompressSync(chunk.code).length, files: chunk.moduleIds };
}

const glue = await bundleOf('index.ts', 'createEngine, detectLevel, plainMachine, wasmMachine');
const weigh = async (name: WasmLevel | `layers-${WasmLevel}`) =>
  brotliCompressSync(await kernelBytes(name)).length;

describe.each(['scalar', 'simd', 'relaxed-simd'] as const)('level %s', (level) => {
  test('kernels and glue of the book’s own network weigh at most 8,000 bytes', async () => {
    expect((await weigh(level)) + glue.bytes).toBeLessThanOrEqual(8_000);
  });

  test('the kernels of other layers weigh at most 10,000 bytes', async () => {
    expect(await weigh(`layers-${level}`)).toBeLessThanOrEqual(10_000);
  });
});

test('a page whose network is dense throughout fetches 0 files of the engine of layers', async () => {
  const ofLayers = await bundleOf('layer-engine.ts', 'createLayerEngine');
  const isOfLayers = (file: string) => /kernels\/(?:layer-|stages\/|bind-layers)/.test(file);
  expect(ofLayers.files.filter(isOfLayers).length).toBeGreaterThan(5);
  expect(glue.files.filter(isOfLayers)).toEqual([]);
});
