// One table for the console: medians, and behind each how many times slower than ours (or than the fastest) it is.
import { type LayerSubject, layerSubjects } from '../contender.ts';
import {
  layerMeasures,
  type Measure,
  measures,
  operationsPerSecond,
} from '../measures/measures.ts';
import type { Machine } from './machine.ts';
import type { ContenderResult, Result } from './result.ts';

export function printTable({ contenders, absent, peak }: Result): void {
  for (const subject of [undefined, ...layerSubjects]) {
    const ofSubject = contenders.filter((one) => one.subject === subject);
    if (ofSubject.length === 0) continue;
    console.log(`\n${subject ?? '784-128-10'}`);
    printContenders(ofSubject, subject ? layerMeasures() : measures);
    if (subject && peak) printWorkDone(subject, ofSubject, peak.gigaflopsPerSecond);
  }
  console.log(
    `fma peak of one worker: ${peak ? `${peak.gigaflopsPerSecond.toFixed(1)} GFLOP/s (${peak.kernel})` : 'not there yet'}`,
  );
  printAccuracyTimes(contenders.filter(({ subject }) => !subject));
  for (const { name, remark, broken } of contenders) {
    if (remark) console.log(`${name}: ${remark}`);
    if (broken) console.log(`${name} stopped half-way: ${broken}`);
  }
  for (const { name, reason } of absent) console.log(`${name} did not run: ${reason}`);
}

function printContenders(contenders: ContenderResult[], wanted: readonly Measure[]): void {
  const rows = [
    ['', ...wanted.map(({ title }) => title)],
    ...contenders.map((one) => [
      `${one.name}${one.version ? ` ${one.version}` : ''}`,
      ...wanted.map((measure) => cell(one, measure, contenders)),
    ]),
  ];
  console.log(
    `Medians; ×: times slower than ${contenders.find(({ ours }) => ours)?.name ?? 'the fastest'}`,
  );
  printRows(rows);
}

/** The multiply-adds of the layers that the fastest of ours does in a second, against what the machine can. */
function printWorkDone(subject: LayerSubject, contenders: ContenderResult[], peak: number): void {
  const ours = contenders.find((one) => one.ours);
  if (!ours) return;
  const done = layerMeasures().flatMap((measure) => {
    const value = ours.measures[measure.name]?.median;
    if (value === undefined) return [];
    const rate = operationsPerSecond(measure, value, subject) / 1e9;
    return [`${measure.title}: ${rate.toFixed(1)} GFLOP/s (${Math.round((100 * rate) / peak)} %)`];
  });
  console.log(
    `${ours.name}, multiply-adds of its layers (with blank margins, which dense layers at steps leave out), of the fma peak: ${done.join(' · ')}`,
  );
}

export const printMachine = ({ cpuModel, cores, browser, node }: Machine): void =>
  console.log(`\n${cpuModel}, ${cores} cores, ${browser}, Node ${node}`);

/** Rows of the same length, the first of them the head; what stands right of the first column ends together. */
export function printRows(rows: string[][]): void {
  const widths = rows[0].map((_, k) => Math.max(...rows.map((row) => row[k].length)));
  const padded = (text: string, k: number) =>
    k === 0 ? text.padEnd(widths[k]) : text.padStart(widths[k]);
  for (const row of rows) console.log(row.map(padded).join('  '));
}

function cell(one: ContenderResult, measure: Measure, contenders: ContenderResult[]): string {
  const value = one.measures[measure.name]?.median;
  if (value === undefined) return '–';
  const times = slowness(value, yardstick(measure, contenders), measure.better);
  return `${shown(value)} (${times.toFixed(times < 10 ? 2 : 0)}×)`;
}

const slowness = (value: number, than: number, better: 'less' | 'more') =>
  better === 'less' ? value / than : than / value;

/** Ours, or the fastest where ours has no number. */
function yardstick({ name, better }: Measure, contenders: ContenderResult[]): number {
  const ours = contenders.find((one) => one.ours && one.measures[name])?.measures[name];
  if (ours) return ours.median;
  const medians = contenders.flatMap((one) => one.measures[name]?.median ?? []);
  return better === 'less' ? Math.min(...medians) : Math.max(...medians);
}

function shown(value: number): string {
  if (value < 1000) return value.toPrecision(3);
  return value < 10_000 ? value.toFixed(0) : `${(value / 1000).toFixed(0)}k`;
}

function printAccuracyTimes(contenders: ContenderResult[]): void {
  const timed = contenders.filter(({ timeToAccuracy }) => timeToAccuracy);
  if (timed.length === 0) console.log('time to 97 % and 98 %: not there yet');
  for (const { name, timeToAccuracy } of timed)
    for (const { goal, medianMilliseconds, runs, missed } of timeToAccuracy!)
      console.log(
        `${name}: ${goal * 100} % in ${(medianMilliseconds / 1000).toFixed(2)} s ` +
          `(median of ${runs.length - missed}${missed ? `; ${missed} missed it` : ''})`,
      );
}
