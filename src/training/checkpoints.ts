// Checkpoints of a run: the start, the end of each epoch, and wherever the reader asked for one.
//
// All stay until they hold more than a fixed number of bytes; then the oldest goes, but never the start.

import type { CheckpointNote } from './messages.ts';
import type { Checkpoint, Trainer } from './trainer.ts';

const mostBytes = 128 * 2 ** 20;

export interface Checkpoints {
  readonly notes: CheckpointNote[];
  take(automatic: boolean): void;
  /** Back to checkpoint `id`; the run's own later ones are of a run that is no more. Throws RangeError when there is none such. */
  rewind(id: number): void;
}

export function createCheckpoints(trainer: Trainer, limit = mostBytes): Checkpoints {
  let kept: { note: CheckpointNote; checkpoint: Checkpoint; bytes: number }[] = [];
  let nextId = 0;
  const total = () => kept.reduce((sum, { bytes }) => sum + bytes, 0);
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
      while (total() > limit && kept.length > 2) kept.splice(1, 1);
    },
    rewind(id) {
      const chosen = kept.find(({ note }) => note.id === id);
      if (!chosen) throw new RangeError(`There is no checkpoint ${id}.`);
      trainer.rewind(chosen.checkpoint);
      kept = kept.filter(({ note }) => !note.automatic || note.step <= chosen.note.step);
    },
  };
}

function bytesOf({ learning, batches }: Checkpoint): number {
  const arrays = [...learning.arrays, batches.order];
  return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
}
