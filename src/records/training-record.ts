// What an epoch of training took on the book's machine, as src/tools/record-training.ts measured it; nobody types these.
import record from './training-record.json' with { type: 'json' };

export interface TrainingRecord {
  /** `load`: how many programs wanted a thread when the recording began. */
  machine: { processor: string; threads: number; system: string; load: number };
  /** ISO, without the time of day. */
  date: string;
  version: string;
  /** Of one epoch. */
  images: number;
  /** Seconds of the processor in each epoch. */
  epochs: number[];
}

export const trainingRecord: TrainingRecord = record;
