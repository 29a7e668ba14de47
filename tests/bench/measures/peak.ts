// The most multiply-adds that one worker of this machine reaches: what 100 % would be.
import { detectLevel, isSupported, wasmMachine } from '../../../src/nn/kernels/index.ts';
import { checkoutAddress } from '../browser/peer.ts';

export interface Peak {
  gigaflopsPerSecond: number;
  /** The level whose kernel it was, for example "relaxed-simd". */
  kernel: string;
}

const rounds = 100_000;
const loops = 40;

/** The quickest of many loops of about 10 ms, after some to warm up: a peak is what was reached once. */
export async function fmaPeak(): Promise<Peak> {
  const level = detectLevel();
  if (level === 'typescript' || !isSupported(level)) throw new Error('there is no WebAssembly');
  const response = await fetch(checkoutAddress(`.cache/kernels/${level}.wasm`));
  const { peak } = wasmMachine(level, await WebAssembly.compile(await response.arrayBuffer()));
  // Called often before it is timed: only then is it compiled at its best.
  for (let k = 0; k < 2000; k++) peak!.run(1000, 0.999, 0.001);
  let best = Infinity;
  for (let k = 0; k < loops; k++) {
    const start = performance.now();
    peak!.run(rounds, 0.999, 0.001);
    best = Math.min(best, performance.now() - start);
  }
  return { gigaflopsPerSecond: (peak!.operations * rounds) / best / 1e6, kernel: level };
}
