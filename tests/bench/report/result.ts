// The JSON of a run: everything the table is made of, and all rounds behind it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { format } from 'oxfmt';
import { allMeasures, type MeasureName } from '../measures/measures.ts';
import type { LayerSubject } from '../contender.ts';
import type { LiveResult } from '../live/measure.ts';
import type { Peak } from '../measures/peak.ts';
import type { Absent, Runner } from '../measures/runner.ts';
import type { TimedGoal } from '../measures/time-to-accuracy.ts';
import type { SandboxResult } from '../sandbox/measure.ts';
import type { Machine } from './machine.ts';
import { best, median } from './statistics.ts';
import type { Waited } from './waits.ts';

export interface Measured {
  median: number;
  best: number;
  rounds: number[];
}

export interface ContenderResult {
  name: string;
  version?: string;
  ours: boolean;
  /** The network of its table; the book's own where nothing is said. */
  subject?: LayerSubject;
  remark?: string;
  broken?: string;
  right: number;
  largestDifference: number;
  lossesAfterTraining: Record<string, number>;
  measures: Partial<Record<MeasureName, Measured>>;
  timeToAccuracy?: TimedGoal[];
}

export interface Result {
  machine: Machine;
  rounds: number;
  milliseconds: number;
  titles: Record<string, string>;
  peak: Peak | null;
  contenders: ContenderResult[];
  absent: Absent[];
  /** Absent, as the next, where it was not asked for. */
  sandbox?: SandboxResult;
  drawing?: Waited[];
  live?: LiveResult;
}

const digits = (value: number) => Number(value.toPrecision(5));

export function contenderResult(runner: Runner): ContenderResult {
  const { name, version, ours, subject, loaded, checked, broken } = runner;
  const measured = allMeasures().flatMap(({ name: measure, better }) => {
    const rounds = runner.rounds[measure];
    if (!rounds) return [];
    const summary = { median: digits(median(rounds)), best: digits(best(rounds, better)) };
    return [[measure, { ...summary, rounds: rounds.map(digits) }]];
  });
  return {
    name,
    version,
    ours,
    subject,
    remark: loaded.remark ?? undefined,
    broken,
    right: checked.right,
    largestDifference: Number(checked.largestDifference.toPrecision(2)),
    lossesAfterTraining: checked.losses,
    measures: Object.fromEntries(measured),
  };
}

/** Written as the formatter would: a recorded file lies among formatted ones. */
export async function writeResult(result: Result, files: string[]): Promise<void> {
  const { code } = await format('result.json', JSON.stringify(result), { printWidth: 100 });
  for (const file of files.map((one) => resolve(one))) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, code);
    console.log(`Written: ${file}`);
  }
}
