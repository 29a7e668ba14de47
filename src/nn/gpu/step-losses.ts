// The losses of steps that nobody has asked for yet: a ring on the graphics processor, written there, read when asked.

import { lossCapacity } from './buffers.ts';
import { createLanding } from './read-back.ts';

export interface StepLosses {
  /** Where the next step's loss goes. */
  nextPlace(): number;
  /** The losses since the last call, oldest first. */
  flush(): Promise<Float32Array>;
  /** The last step's. */
  last(): Promise<number>;
}

export function createStepLosses(device: GPUDevice, ring: GPUBuffer): StepLosses {
  let sent = 0;
  let told = 0;

  /** Those of the steps from `first` up to `end`, which may run over the ring's end. */
  function read(first: number, end: number): Promise<Float32Array> {
    const landing = createLanding(device, 4 * (end - first));
    const encoder = device.createCommandEncoder();
    const place = first % lossCapacity;
    const count = Math.min(end - first, lossCapacity - place);
    landing.add(encoder, ring, 4 * count, 4 * place);
    if (count < end - first) landing.add(encoder, ring, 4 * (end - first - count));
    device.queue.submit([encoder.finish()]);
    return landing.read();
  }

  return {
    nextPlace: () => sent++ % lossCapacity,
    async flush() {
      const first = Math.max(told, sent - lossCapacity);
      told = sent;
      return first === sent ? new Float32Array() : read(first, sent);
    },
    last: async () => (await read(sent - 1, sent))[0],
  };
}
