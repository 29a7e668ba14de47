// One run: loads and checks every candidate, then times those that passed; nobody's trouble stops the others.
import type { Layer } from '../../../src/nn/layers/index.ts';
import { type Options, isWanted } from '../options.ts';
import { reasonOf } from '../protocol.ts';
import { contenderResult, type ContenderResult } from '../report/result.ts';
import type { Reference } from '../work/reference.ts';
import type { Work } from '../work/work.ts';
import { type Measure, measures } from './measures.ts';
import { runRounds } from './rounds.ts';
import { type Absent, type Candidate, prepareRunner, type Runner } from './runner.ts';
import { timeGoals } from './time-to-accuracy.ts';

export async function runAll(
  candidates: Candidate[],
  work: Pick<Work<Layer>, 'test'>,
  reference: Reference,
  options: Options,
  wanted: Measure[] = measures,
): Promise<{ contenders: ContenderResult[]; absent: Absent[] }> {
  const runners: Runner[] = [];
  const absent: Absent[] = [];
  for (const candidate of candidates.filter(({ name }) => isWanted(options, name))) {
    const prepared = await prepareRunner(candidate, work, reference);
    if ('reason' in prepared) absent.push(prepared);
    else runners.push(prepared);
  }
  if (runners.length > 0) await runRounds(runners, options, wanted);
  const contenders: ContenderResult[] = [];
  for (const runner of runners) {
    contenders.push({ ...contenderResult(runner), ...(await accuracyTimes(runner, options)) });
    await runner.host.stop().catch(() => {});
  }
  return { contenders, absent };
}

async function accuracyTimes(
  { host, loaded, broken }: Runner,
  { quick }: Options,
): Promise<Pick<ContenderResult, 'timeToAccuracy' | 'broken'>> {
  if (broken || !loaded.timesAccuracy) return {};
  try {
    return { timeToAccuracy: await timeGoals(host, quick ? 1 : undefined) };
  } catch (error) {
    return { broken: `time to accuracy: ${reasonOf(error)}` };
  }
}
