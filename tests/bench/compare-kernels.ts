// The contenders of `npm run bench`, in Chromium and native: loaded, checked and timed on exactly the same work.
import { compileKernels } from '../../src/training/compile-kernels.ts';
import { type Browser, noBrowser, startBrowser } from './browser/start.ts';
import { type LayerEntrant, layerSubjects } from './contender.ts';
import { browserEntrants, layerEntrants } from './contenders/list.ts';
import type { Host } from './host.ts';
import { installPeers, versionOf } from './install.ts';
import type { Peak } from './measures/peak.ts';
import { runAll } from './measures/run-all.ts';
import type { Candidate } from './measures/runner.ts';
import { type NativeEntrant, nativeEntrants, nativeLayerEntrants } from './native/start.ts';
import { isWanted, type Options } from './options.ts';
import { peakName, reasonOf } from './protocol.ts';
import type { Result } from './report/result.ts';
import { layerMeasures } from './measures/measures.ts';
import { computeLayerReference, computeReference } from './work/reference.ts';
import { writeLayerWork, writeWork } from './work/write.ts';

type BrowserEntrant = Omit<LayerEntrant, 'create' | 'subject'> &
  Partial<Pick<LayerEntrant, 'subject'>>;

type Kernels = Pick<Result, 'peak' | 'contenders' | 'absent'> & { browser: string };

/** Whether any contender is asked for. */
export const wantsKernels = (options: Options): boolean =>
  [...browserEntrants, ...layerEntrants, ...nativeEntrants, ...nativeLayerEntrants].some(
    ({ name }) => isWanted(options, name),
  );

export async function compareKernels(options: Options): Promise<Kernels> {
  installPeers();
  await compileKernels();
  const work = writeWork();
  const layerWorks = writeLayerWork(work);
  const reference = computeReference(work);
  // Without a Chromium, the native contenders still run.
  const browser = await startBrowser().catch((error) => noBrowser(reasonOf(error)));
  let peak: Peak | null;
  let inChromium: Awaited<ReturnType<typeof runAll>>;
  try {
    console.log('In Chromium');
    peak = await measurePeak(browser);
    inChromium = await runAll(candidatesIn(browser, browserEntrants), work, reference, options);
    for (const subject of layerSubjects) {
      const ofSubject = <E extends { subject: string }>(all: readonly E[]) =>
        all.filter((one) => one.subject === subject);
      const candidates = [
        candidatesIn(browser, ofSubject(layerEntrants)),
        nativeCandidates(ofSubject(nativeLayerEntrants)),
      ];
      // Its textbook takes a while.
      if (!candidates.flat().some(({ name }) => isWanted(options, name))) continue;
      const layerWork = layerWorks[subject];
      const layerReference = computeLayerReference(layerWork, subject);
      for (const some of candidates) {
        const found = await runAll(some, layerWork, layerReference, options, layerMeasures());
        inChromium.contenders.push(...found.contenders);
        inChromium.absent.push(...found.absent);
      }
    }
  } finally {
    await browser.close();
  }
  console.log('Native');
  const native = await runAll(nativeCandidates(nativeEntrants), work, reference, options);
  return {
    browser: browser.version,
    peak,
    contenders: [...inChromium.contenders, ...native.contenders],
    absent: [...inChromium.absent, ...native.absent],
  };
}

const nativeCandidates = (
  entrants: readonly (NativeEntrant & Pick<Candidate, 'subject'>)[],
): Candidate[] =>
  entrants.map((one) => ({ ...one, version: one.packageName && versionOf(one.packageName) }));

function candidatesIn({ hostNamed }: Browser, entrants: readonly BrowserEntrant[]): Candidate[] {
  return entrants.map(({ name, packageName, ours, subject }) => ({
    name,
    ours,
    subject,
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
