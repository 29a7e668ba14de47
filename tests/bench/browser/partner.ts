// The second thread of "ours, 2 threads": follows the leader until it is sent home.
import {
  createEngine,
  followLeader,
  openSignals,
  wasmMachine,
} from '../../../src/nn/kernels/index.ts';
import type { PartnerStart } from '../contenders/ours-two-threads.ts';

self.addEventListener('message', ({ data }: MessageEvent<PartnerStart>) => {
  const { level, module, memory, signals, options } = data;
  followLeader(createEngine(wasmMachine(level, module, memory), options), openSignals(signals));
  self.close();
});
