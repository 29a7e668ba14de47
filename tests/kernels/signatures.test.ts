// A kernel's signature is written once, in kernels.ts: what AssemblyScript wants declared again, and what its plain twin
// calls its arguments, may not differ from it.
import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bindLayerKernels } from '#src/nn/kernels/bind-layers.ts';
import { bindKernels } from '#src/nn/kernels/bind-wasm.ts';
import { wasmMachine } from '#src/nn/kernels/index.ts';
import { twins } from '#src/nn/kernels/twins/index.ts';
import { layerTwins } from '#src/nn/kernels/twins/layers.ts';
import { kernelModule } from '#src/training/compile-kernels.ts';

const folder = new URL('../../src/nn/kernels/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const readAll = (pattern: string) => globSync(pattern, { cwd: folder }).map(read).join('\n');

type Argument = [name: string, type: string];

const splitAt = (text: string, mark: string) =>
  text
    .split(mark)
    .map((part) => part.trim())
    .filter(Boolean);

/** name → its arguments, for each `NAME(a: A, b: B): void`. */
function declaredIn(text: string, pattern: RegExp): Map<string, Argument[]> {
  const found = [...text.matchAll(pattern)];
  return new Map(
    found.map(([, name, list]) => [
      name!,
      splitAt(list!, ',').map((one) => splitAt(one, ':') as Argument),
    ]),
  );
}

const source = ['kernels.ts', 'layer-kernels.ts', 'single-image-kernels.ts'].map(read).join('\n');
const signaturesOf = (table: string) => {
  const start = source.search(new RegExp(`export interface ${table} .*{`));
  expect(start).toBeGreaterThan(0);
  return declaredIn(
    source.slice(start, source.indexOf('\n}\n', start)),
    /^ {2}(\w+)\(([^)]*)\): void;/gm,
  );
};
const ofNetworks = signaturesOf('Kernels');
const ofLayers = new Map([...signaturesOf('LayerKernels'), ...signaturesOf('SingleImageKernels')]);
const signatures = new Map([...ofNetworks, ...ofLayers]);
const assembly = declaredIn(
  readAll('assembly/*.as.ts'),
  /^export function (\w+)\(([^)]*)\): void/gm,
);

const addresses = ['Float32Array', 'Uint8Array', 'Int32Array', 'Pairs'];
const isNumber = (type: string) => ['i32', 'f32', 'f64'].includes(type);

test('each table has every twin of its module, and nothing else', () => {
  expect([...ofNetworks.keys()].toSorted()).toEqual(Object.keys(twins).toSorted());
  expect([...ofLayers.keys()].toSorted()).toEqual(Object.keys(layerTwins).toSorted());
});

test.each([...signatures])(
  '%s is declared in AssemblyScript with the same arguments in the same order: arrays as addresses, numbers as numbers',
  (name, expected) => {
    const declared = assembly.get(name);
    expect(declared?.map(([argument]) => argument)).toEqual(expected.map(([argument]) => argument));
    const kinds = declared!.map(([argument, type]) => [argument, isNumber(type) ? 'number' : type]);
    expect(kinds).toEqual(
      expected.map(([argument, type]) => [argument, addresses.includes(type) ? 'usize' : type]),
    );
  },
);

test.each([...signatures])(
  '%s is bound so that every argument goes where it stands, an array as its address',
  (name, expected) => {
    const received: number[] = [];
    const bind = ofLayers.has(name) ? bindLayerKernels : bindKernels;
    const kernels = bind({ [name]: (...numbers) => received.push(...numbers) });
    const given = expected.map(([, type], k) =>
      type === 'number' ? k + 1 : { byteOffset: k + 1 },
    );
    (kernels as unknown as Record<string, (...given: unknown[]) => void>)[name](...given);
    expect(received).toEqual(expected.map((_, k) => k + 1));
  },
);

test('each twin that names its arguments calls them the same, with a _ before what it does without', () => {
  const named = declaredIn(
    readAll('twins/*.ts').replaceAll(/\{[^{}]*\},/g, 'entries,'),
    /^(?:export )?const (\w+): (?:Layer)?Kernels\['\w+'\] = \(([^)]*)\) =>/gm,
  );
  for (const [name, found] of named) {
    const expected = signatures.get(name)!.map(([argument]) => argument);
    const called = found.map(([argument]) => argument.replace(/^_/, ''));
    expect([name, ...called]).toEqual([name, ...expected]);
  }
  expect(named.size).toBe(signatures.size - 5); // the five activations made from one function
});

test('every kernel of a module is bound, and an array’s address goes where the array stands', async () => {
  const { kernels, reserve } = wasmMachine('scalar', await kernelModule('scalar'));
  expect(Object.keys(kernels).toSorted()).toEqual([...ofNetworks.keys()].toSorted());
  const memory = reserve(65_536);
  const [row, target] = [new Float32Array(memory, 4096, 16), new Float32Array(memory, 8192, 48)];
  row.forEach((_, k) => (row[k] = k + 1));
  kernels.fillRows(row, target, 3, 1, 2, 0, 1);
  expect([...target]).toEqual([...new Float32Array(16), ...row, ...new Float32Array(16)]);
});
