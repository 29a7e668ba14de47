// `npm test`: every check of the project in order; goes on after a failure, and ends with one line of counts.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Ran, runProgram } from './test/program.ts';
import { countBrowserTests, countUnitTests, type Counts, secondTries } from './test/counts.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const unitReport = join(root, '.cache/unit-tests.json');
const siteReport = join(root, '.cache/site-tests.json');
/** How much each page weighs; written by tests/site/bytes.spec.ts. */
const weighed = join(root, '.cache/bytes.json');

interface Step {
  name: string;
  program: string;
  options: string[];
  /** Reads the counts of a test runner; a step without it counts as one. */
  count?: () => Counts;
}

const unitOptions = [
  '--no-color',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
];
const steps: Record<'types' | 'lint' | 'format' | 'unit' | 'build' | 'site', Step> = {
  types: { name: 'Types', program: 'src/tools/typecheck.ts', options: [] },
  lint: { name: 'Lint', program: 'oxlint', options: [] },
  format: { name: 'Format', program: 'prettier', options: ['--check', '.'] },
  unit: {
    name: 'Unit tests',
    program: 'vitest',
    options: ['run', '--config', 'tests/vitest.config.ts', ...unitOptions],
    count: () => countUnitTests(readReport(unitReport)),
  },
  build: { name: 'Build', program: 'astro', options: ['build', '--force'] },
  site: {
    name: 'Site tests',
    program: 'playwright',
    options: ['test', '--config', 'tests/playwright.config.ts'],
    count: () => countBrowserTests(readReport(siteReport)),
  },
};

const readReport = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/** A runner that fails, or leaves no report, has failed at least once, whatever it counted. */
function countsOf(step: Step, { ok }: Ran): Counts {
  const single = { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  if (!step.count) return single;
  try {
    const { passed, failed } = step.count();
    return { passed, failed: ok ? failed : Math.max(failed, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const begin = ({ program, options }: Step) => runProgram(root, program, options);

/** `begun`: the step is under way already. */
async function runStep(step: Step, begun = begin(step)): Promise<Counts> {
  console.log(`${step.name} …`);
  const ran = await begun;
  const counts = countsOf(step, ran);
  if (counts.failed > 0) console.log(ran.output.trimEnd());
  const share = step.count ? ` (${counts.passed} of ${counts.passed + counts.failed})` : '';
  console.log(
    `${step.name}: ${counts.failed > 0 ? 'FAILED' : 'passed'}${share} in ${ran.seconds} s`,
  );
  return counts;
}

/** Kilobytes of each page before it is touched, packed as a host would send them. */
function printWeights() {
  if (!existsSync(weighed)) return;
  const pages = Object.entries<Record<string, number>>(readReport(weighed));
  console.log('\nKB before a page is touched (gzip)');
  const inKilobytes = pages.map(([name, weights]) => [
    name,
    Object.fromEntries(
      Object.entries(weights).map(([kind, bytes]) => [kind, Number((bytes / 1000).toFixed(1))]),
    ),
  ]);
  console.table(Object.fromEntries(inKilobytes));
}

/** A busy machine may starve a browser for a moment; a test that needs its second try often is broken, so it is named. */
function printSecondTries() {
  if (!existsSync(siteReport)) return;
  for (const name of secondTries(readReport(siteReport)))
    console.log(`Passed on its second try: ${name}`);
}

for (const report of [unitReport, siteReport, weighed]) rmSync(report, { force: true });
const results: Counts[] = [];
results.push(await runStep(steps.types));
// The build has one thread, and so have these checks of the text; neither reads what the other writes.
const building = begin(steps.build);
for (const name of ['lint', 'format'] as const) results.push(await runStep(steps[name]));
const built = await runStep(steps.build, building);
results.push(built, await runStep(steps.unit));
if (built.failed === 0) {
  results.push(await runStep(steps.site));
} else {
  console.log('Site tests: FAILED, for there is no build to test');
  results.push({ passed: 0, failed: 1 });
}
printWeights();
printSecondTries();
const total = (key: keyof Counts) => results.reduce((sum, counts) => sum + counts[key], 0);
console.log(`\n${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 ? 1 : 0;
