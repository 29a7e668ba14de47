// What a cell gets by `import … from 'nn'`: the textbook's network, the trained one, and the fast engine.
import { type Network, readNetwork } from '#src/nn/index.ts';
import type { Engine, EngineOptions } from '#src/nn/kernels/index.ts';
import { type NetworkName, networks } from '#src/nn/networks.ts';
import type * as EngineModule from './engine.ts';
import { ask } from './host.ts';

export * from '#src/nn/index.ts';
export type { Engine, EngineOptions };

/**
 * The network whose readings this book shows: 784-128-10, ReLU, trained on 55,000 of the training images; or 'second',
 * trained like it from another random start. A new copy each time.
 */
export async function trainedNetwork(name: NetworkName = 'book'): Promise<Network> {
  if (!Object.hasOwn(networks, name)) {
    const known = Object.keys(networks).join(', ');
    throw new Error(`trainedNetwork: the name should be one of ${known}, found ${name}.`);
  }
  const need = name === 'book' ? 'weights' : (`weights-${name}` as const);
  return readNetwork(await ask<Uint8Array>(need)).network;
}

interface Kernels {
  level: string;
  bytes: Uint8Array<ArrayBuffer>;
  engine: string;
}

/** The engine that trains in this book's figures, WebAssembly where the browser has it. Throws ShapeError. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const kernels = await ask<Kernels>('kernels');
  const module = (await importText(kernels.engine)) as typeof EngineModule;
  return module.createEngineOf(kernels, options);
}

let engineModule: Promise<unknown> | undefined;

/** Node imports data: addresses, and Safari's workers blob: ones alone. */
function importText(text: string): Promise<unknown> {
  engineModule ??= import(/* @vite-ignore */ addressOf(text));
  return engineModule;
}

function addressOf(text: string): string {
  if ('process' in globalThis) return `data:text/javascript,${encodeURIComponent(text)}`;
  return URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
}
