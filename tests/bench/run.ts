// `npm run bench`: the book's network against every other way to run it, on exactly the same work.
import { join } from 'node:path';
import { compileKernels } from '../../src/training/compile-kernels.ts';
import { type Browser, noBrowser, startBrowser } from './browser/start.ts';
import { browserEntrants } from './contenders/list.ts';
import { benchFolder } from './folders.ts';
import type { Host } from './host.ts';
import { installPeers, versionOf } from './install.ts';
import { measures } from './measures/measures.ts';
import type { Peak } from './measures/peak.ts';
import { runAll } from './measures/run-all.ts';
import { nativeEntrants } from './native/start.ts';
import { readOptions } from './options.ts';
import { peakName, reasonOf } from './protocol.ts';
import { describeMachine, load } from './report/machine.ts';
import { type Result, writeResult } from './report/result.ts';
import { printTable } from './report/table.ts';
import { computeReference } from './work/reference.ts';
import { writeWork } from './work/write.ts';

const options = readOptions();
installPeers();
await compileKernels();
const work = writeWork();
const reference = computeReference(work);
// Without a Chromium, the native contenders still run.
const browser = await startBrowser().catch((error) => noBrowser(reasonOf(error)));
const machine = describeMachine(browser.version);
let peak: Peak | null;
let inChromium: Awaited<ReturnType<typeof runAll>>;
try {
  console.log('In Chromium');
  peak = await measurePeak(browser);
  inChromium = await runAll(browserCandidates(browser), work, reference, options);
} finally {
  await browser.close();
}
console.log('Native');
const native = await runAll(
  nativeEntrants.map((one) => ({ ...one, version: one.packageName && versionOf(one.packageName) })),
  work,
  reference,
  options,
);

const result: Result = {
  machine: { ...machine, loadAfter: load() },
  rounds: options.rounds,
  milliseconds: options.milliseconds,
  titles: Object.fromEntries(measures.map(({ name, title }) => [name, title])),
  peak,
  contenders: [...inChromium.contenders, ...native.contenders],
  absent: [...inChromium.absent, ...native.absent],
};
printTable(result);
const files = [
  join(benchFolder, 'results/latest.json'),
  ...(options.record ? [options.record] : []),
];
await writeResult(result, files);

function browserCandidates({ hostNamed }: Browser) {
  return browserEntrants.map(({ name, packageName, ours }) => ({
    name,
    ours,
    version: packageName && versionOf(packageName),
    start: () => hostNamed(name),
  }));
}

async function measurePeak({ hostNamed }: Browser): Promise<Peak | null> {
  let host: Host | undefined;
  try {
    host = hostNamed(peakName);
    return await host.ask('peak', {});
  } catch (error) {
    console.log(`  the fma peak could not be measured: ${reasonOf(error)}`);
    return null;
  } finally {
    await host?.stop().catch(() => {});
  }
}
