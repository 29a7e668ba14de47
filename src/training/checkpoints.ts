// Checkpoints of a run: the start, the end of each epoch, and wherever the reader asked for one.
//
// They stay until they are too many, or hold too many bytes; then the oldest goes, the run's own before the reader's,
// but never the start.

import { parameterArrays } from '../nn/index.ts';
import type { Layer } from '../nn/layers/layer.ts';
import type { CheckpointNote } from './messages.ts';
import type { Checkpoint, Trainer } from './any-trainer.ts';

const mostBytes = 128 * 2 ** 20;
const mostCheckpoints = 100;

export interface Checkpoints {
  readonly notes: CheckpointNote[];
  take(automatic: boolean): void;
  /** Back to checkpoint `id`; the run's own later ones are of a run that is no more. Throws RangeError when there is none such. */
  rewind(id: number): void;
}

export function createCheckpoints(trainer: Trainer, limit = mostBytes): Checkpoints {
  let kept: { note: CheckpointNote; checkpoint: Checkpoint<Layer>; bytes: number }[] = [];
  let nextId = 0;
  const total = () => kept.reduce((sum, { bytes }) => sum + bytes, 0);
  /** Neither the start nor the newest. */
  function dropOldest(): void {
    const own = kept.findIndex(({ note }, k) => k > 0 && k < kept.length - 1 && note.automatic);
    kept.splice(own > 0 ? own : 1, 1);
  }

  return {
    get notes() {
      return kept.map(({ note }) => note);
    },
    take(automatic) {
      const checkpoint = trainer.checkpoint();
      const { step, stepsPerEpoch } = trainer;
      const epoch = Math.ceil(step / stepsPerEpoch);
      const note = { id: nextId, epoch, step, automatic };
      nextId += 1;
      kept.push({ note, checkpoint, bytes: bytesOf(checkpoint) });
      while ((total() > limit || kept.length > mostCheckpoints) && kept.length > 2) dropOldest();
    },
    rewind(id) {
      const chosen = kept.find(({ note }) => note.id === id);
      if (!chosen) throw new RangeError(`There is no checkpoint ${id}.`);
      trainer.rewind(chosen.checkpoint);
      kept = kept.filter(({ note }) => !note.automatic || note.step <= chosen.note.step);
    },
  };
}

function bytesOf({ learned: { network, memory }, batches }: Checkpoint<Layer>): number {
  const arrays = [...parameterArrays(network), ...memory.first, ...memory.second, batches.order];
  return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
}
