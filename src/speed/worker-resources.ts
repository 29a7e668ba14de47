// What measurements share: images, network and machines, each fetched when one first needs it, and kept.
import { loadShard } from '#src/mnist/load.ts';
import type { ImageSet } from '#src/mnist/image-set.ts';
import { type Network, readNetwork } from '#src/nn/index.ts';
import {
  detectLevel,
  type Level,
  levels,
  type Machine,
  plainMachine,
  wasmMachine,
  type WasmLevel,
} from '#src/nn/kernels/index.ts';
import { messageOf } from '#src/workers/failures.ts';
import { fetchBytes, fetchModule } from '#src/workers/fetch-bytes.ts';
import type { Places, Report } from './messages.ts';

/** How the work goes on. */
type Tell = (report: Extract<Report, { kind: 'fetching' | 'fallback' }>) => void;

export interface Resources {
  report(report: Report): void;
  /** Milliseconds. */
  now(): number;
  images(): Promise<ImageSet>;
  network(): Promise<Network>;
  /** The bytes of a level's module. Throws Error with a sentence. */
  bytes(level: WasmLevel): Promise<Uint8Array<ArrayBuffer>>;
  /** A new machine of the level. Throws Error with a sentence. */
  machine(level: Level): Promise<Machine>;
  /** A machine of the best level that can be had here; each that cannot is reported. */
  bestMachine(): Promise<Machine>;
  /** The way to the second worker, for a task that has one. */
  partner?: MessagePort;
}

export function openResources(places: Places, report: (report: Report) => void): Resources {
  const network = kept(
    async () => readNetwork(await fetchBytes(places.weights, 'The weights')).network,
  );
  const bytes = (level: WasmLevel) => fetchBytes(places.modules[level], 'The WebAssembly module');
  const machine = async (level: Level): Promise<Machine> =>
    level === 'typescript'
      ? plainMachine()
      : wasmMachine(level, await fetchModule(places.modules[level]));
  return {
    report,
    now: () => performance.now(),
    images: testImages(places, report),
    network,
    bytes,
    machine,
    bestMachine: () => bestOf(machine, report),
  };
}

/** All test images, fetched once. */
export const testImages = ({ root }: Pick<Places, 'root'>, report: Tell) =>
  kept(() =>
    loadShard('test', {
      root,
      onProgress: (loaded, total) => report({ kind: 'fetching', share: loaded / total }),
    }),
  );

/** What `make` makes of the best level that can be had here; each that cannot is reported. */
export async function bestOf<M>(make: (level: Level) => Promise<M>, report: Tell): Promise<M> {
  for (const level of levels.slice(levels.indexOf(detectLevel()))) {
    try {
      return await make(level);
    } catch (error) {
      if (level === 'typescript') throw error;
      report({ kind: 'fallback', level, why: messageOf(error) });
    }
  }
  throw new Error('bestOf: the last level is always tried.');
}

/** The first call does the work, the others share it; a failure is forgotten, so that the next call tries again. */
export function kept<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= work().catch((error: unknown) => {
      result = undefined;
      throw error;
    });
    return result;
  };
}
