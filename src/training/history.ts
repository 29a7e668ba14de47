// The losses and epochs of a run from its first step on, put together on the page from what each progress tells.

import type { Progress } from './messages.ts';
import type { EpochReport } from './reports.ts';

export interface History {
  /** The loss of each step so far: a view that the next progress replaces. */
  readonly losses: Float32Array;
  readonly epochs: readonly EpochReport[];
  take(progress: Progress): void;
}

export function createHistory(): History {
  let room = new Float32Array(1024);
  let length = 0;
  let epochs: EpochReport[] = [];
  return {
    get losses() {
      return room.subarray(0, length);
    },
    get epochs() {
      return epochs;
    },
    take({ firstStep, losses, step, epochs: ended }) {
      const kept = firstStep - 1;
      length = kept + losses.length;
      if (length > room.length) {
        const larger = new Float32Array(Math.max(length, 2 * room.length));
        larger.set(room.subarray(0, kept));
        room = larger;
      }
      room.set(losses, kept);
      const before = epochs.filter((epoch) => epoch.step <= step - losses.length);
      epochs = [...before, ...ended];
    },
  };
}
