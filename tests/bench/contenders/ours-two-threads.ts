// The book's own network on two threads: this worker leads, and a worker of its own follows over shared memory.
import type { Contender } from '../contender.ts';
import {
  signalBytes,
  createEngine,
  detectLevel,
  type Engine,
  type EngineOptions,
  leadTeam,
  openSignals,
  sharedPages,
  type Team,
  wasmMachine,
} from '../../../src/nn/kernels/index.ts';
import { checkoutAddress } from '../browser/peer.ts';
import { imagePixels } from '../work/work.ts';
import { contenderWith } from './ours-engine.ts';

/** What the partner (browser/partner.ts) is sent. */
export interface PartnerStart {
  level: 'simd' | 'relaxed-simd';
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
  signals: SharedArrayBuffer;
  options: EngineOptions;
}

export async function twoThreads(): Promise<Contender> {
  if (!self.crossOriginIsolated) throw new Error('this page is not cross-origin isolated');
  const level = detectLevel();
  if (level !== 'simd' && level !== 'relaxed-simd') throw new Error('this browser has no SIMD');
  const response = await fetch(checkoutAddress(`.cache/kernels/${level}-shared.wasm`));
  const module = await WebAssembly.compile(await response.arrayBuffer());
  const teams = new Map<Engine, Team>();
  function newEngine(wanted: EngineOptions): Engine {
    const options = { ...wanted, threads: 2 };
    const memory = new WebAssembly.Memory({ initial: 1, maximum: sharedPages, shared: true });
    const engine = createEngine(wasmMachine(level, module, memory), options);
    const signals = new SharedArrayBuffer(signalBytes);
    const partner = new Worker('/bundle/partner.js', { type: 'module' });
    partner.postMessage({ level, module, memory, signals, options } as PartnerStart, []);
    // The engine of the measure before goes home, or its partner would sit in the way.
    for (const [old, team] of teams) if (old !== first) team.dismiss();
    teams.set(
      engine,
      leadTeam(engine, openSignals(signals), () => performance.now()),
    );
    first ??= engine;
    return engine;
  }
  let first: Engine | undefined;
  return contenderWith(
    newEngine,
    (engine, count, learningRate) => teams.get(engine)!.learn(count, { learningRate }),
    (engine, pixels, probabilities, count) => {
      const { capacity } = engine;
      for (let start = 0; start < count; start += capacity) {
        const some = Math.min(capacity, count - start);
        engine.pixels.set(pixels.subarray(start * imagePixels, (start + some) * imagePixels));
        teams.get(engine)!.read(some);
        engine.copyProbabilities(probabilities.subarray(start * 10, (start + some) * 10), some);
      }
    },
  );
}
