// What the book's machine took, as src/tools/record-speed.ts measured it on the built page; nobody types these.
import type { Level } from '#src/nn/kernels/levels.ts';
import type { Start, Way } from '#src/speed/messages.ts';
import type { RungName } from '#src/speed/implementations/implementation.ts';
import record from './speed-record.json' with { type: 'json' };

export interface RecordedRung {
  name: RungName;
  /** For all images; absent when the machine has no such rung, and `missing` says why. */
  milliseconds?: number;
  missing?: string;
}

export interface BatchPoint {
  way: Way;
  batchSize: number;
  /** For one image. */
  microseconds: number;
}

/** Another program with the same network, images and machine. */
export interface Peer {
  name: string;
  version: string;
  /** In a tab of the same browser, or outside of it. */
  where: 'browser' | 'native';
  /** For all images at once. */
  milliseconds: number;
  /** For one image. */
  microseconds: number;
}

export interface SpeedRecord {
  /** `load`: how many programs wanted a thread when the recording began. */
  machine: { processor: string; threads: number; system: string; load?: number };
  /** ISO, without the time of day. */
  date: string;
  browser: string;
  versions: Record<string, string>;
  images: number;
  classify: { level: Level; samples: number[]; milliseconds: number; right: number };
  rungs: RecordedRung[];
  batches: BatchPoint[];
  /** Operations a second are the most that the device reaches. */
  arithmetic: { level: Level; imagesPerSecond: number; peak: number };
  cold: { level: Level; tick: number; compiled: Start; plain: Start };
  peers: Peer[];
}

export const speedRecord = record as SpeedRecord;
