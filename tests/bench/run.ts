// `npm run bench`: the book's network against every other way to run it, the waits of its sandbox, and what its live figures cost.
import { join } from 'node:path';
import { compareKernels, wantsKernels } from './compare-kernels.ts';
import { measureDrawings } from './drawing.ts';
import { benchFolder } from './folders.ts';
import { measureLive } from './live/measure.ts';
import { allMeasures } from './measures/measures.ts';
import { isWanted, readOptions } from './options.ts';
import { printLive } from './report/live.ts';
import { describeMachine, load } from './report/machine.ts';
import { type Result, writeResult } from './report/result.ts';
import { printMachine, printTable } from './report/table.ts';
import { printWaits } from './report/waits.ts';
import { measureSandbox } from './sandbox/measure.ts';

const options = readOptions();
const machine = describeMachine();
const kernels = wantsKernels(options) ? await compareKernels(options) : undefined;
const drawing = isWanted(options, 'drawing') ? measureDrawings(options) : undefined;
const sandbox = isWanted(options, 'sandbox') ? await measureSandbox(options) : undefined;
const live = isWanted(options, 'live figures') ? await measureLive(options) : undefined;

const browser = kernels?.browser ?? sandbox?.browser ?? live?.browser ?? 'none';
const result: Result = {
  machine: { ...machine, browser: `Chromium ${browser}`, loadAfter: load() },
  rounds: options.rounds,
  milliseconds: options.milliseconds,
  titles: Object.fromEntries(allMeasures().map(({ name, title }) => [name, title])),
  peak: kernels?.peak ?? null,
  contenders: kernels?.contenders ?? [],
  absent: kernels?.absent ?? [],
  sandbox,
  drawing,
  live,
};
printMachine(result.machine);
if (kernels) printTable(result);
if (drawing) printWaits('A drawing', drawing);
if (sandbox?.waits.length) printWaits('The sandbox of the cells', sandbox.waits);
if (live?.figures.length) printLive(live.figures);
if (live?.broken) console.log(`The live figures were not measured to their end: ${live.broken}`);
if (sandbox?.broken) console.log(`The sandbox was not measured to its end: ${sandbox.broken}`);
const files = [
  join(benchFolder, 'results/latest.json'),
  ...(options.record ? [options.record] : []),
];
await writeResult(result, files);
