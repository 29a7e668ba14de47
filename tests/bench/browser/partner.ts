// The second thread of "ours, 2 threads", on a dense network or on one of other layers: follows until it is sent home.
import {
  createEngine,
  followLeader,
  openSignals,
  wasmMachine,
} from '../../../src/nn/kernels/index.ts';
import { followLayers, type LayersPartnerStart } from '../../../src/training/layers-two-threads.ts';
import type { PartnerStart } from '../contenders/ours-two-threads.ts';

self.addEventListener('message', ({ data }: MessageEvent<PartnerStart | LayersPartnerStart>) => {
  if ('layerModule' in data) followLayers(data);
  else {
    const { level, module, memory, signals, options } = data;
    followLeader(createEngine(wasmMachine(level, module, memory), options), openSignals(signals));
  }
  self.close();
});
