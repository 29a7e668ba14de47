// `npm test`: every check of the project; goes on after a failure, and ends with one line of counts.
// Browser tests of which nothing has changed since they last passed are held by the ledger, tests/ledger.json, and need
// not run; `npm test -- --whole` runs them all. `npm test -- NAME` runs the tests that concern a group, a figure, a
// chapter or a file; `npm test -- --list` names the groups.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readCourse } from '../book/course.ts';
import { type Choice, chooseTests, groups, isBuildOlder } from './test/choose.ts';
import {
  countBrowserTests,
  countUnitTests,
  type Counts,
  passedTests,
  secondTries,
  weightsOf,
} from './test/counts.ts';
import { ledgerFile, openLedger } from './test/open-ledger.ts';
import { type Ran, runProgram } from './test/program.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const unitReport = join(root, '.cache/unit-tests.json');
const builtReport = join(root, '.cache/built-tests.json');
const siteReport = join(root, '.cache/site-tests.json');

/** The chapters that the course leaves out; a course that cannot be read is told by the build. */
function leftOutChapters(): string[] {
  try {
    return readCourse(root).leftOut.map(({ slug }) => slug);
  } catch {
    return [];
  }
}
const absent = leftOutChapters();

interface Step {
  name: string;
  program: string;
  options: string[];
  /** Reads the counts of a test runner; a step without it counts as one. */
  count?: () => Counts;
}

const vitest = (name: string, config: string, report: string, how: string[]): Step => ({
  name,
  program: 'vitest',
  options: [
    ...how,
    '--config',
    config,
    '--passWithNoTests',
    '--no-color',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ],
  count: () => countUnitTests(readReport(report)),
});
const unit = (...how: string[]) => vitest('Unit tests', 'tests/vitest.config.ts', unitReport, how);
/** Those that read dist/, without a browser. */
const built = (...files: string[]) =>
  vitest('Built pages', 'tests/vitest.built.config.ts', builtReport, ['run', ...files]);
const site = (...how: string[]): Step => ({
  name: 'Site tests',
  program: 'playwright',
  options: ['test', '--config', 'tests/playwright.config.ts', ...how],
  count: () => countBrowserTests(readReport(siteReport), absent),
});
const steps = {
  types: { name: 'Types', program: 'src/tools/typecheck.ts', options: [] },
  prepare: { name: 'Kernels and programs', program: 'src/tools/test/prepare.ts', options: [] },
  lint: { name: 'Lint', program: 'oxlint', options: [] },
  unused: { name: 'Unused code', program: 'knip', options: ['--no-config-hints'] },
  format: { name: 'Format', program: 'oxfmt', options: ['--check'] },
  unit: unit('run'),
  build: { name: 'Build', program: 'astro', options: ['build', '--force'] },
  built: built(),
  site: site(),
} satisfies Record<string, Step>;

const readReport = (file: string) => JSON.parse(readFileSync(file, 'utf8'));

/** A runner that fails, or leaves no report, has failed at least once, whatever it counted. */
function countsOf(step: Step, { ok }: Ran): Counts {
  const single = { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
  if (!step.count) return single;
  try {
    const counts = step.count();
    return { ...counts, failed: ok ? counts.failed : Math.max(counts.failed, 1) };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const begin = ({ program, options }: Step, environment = {}) =>
  runProgram(root, program, options, environment);

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

/** The browser tests that the ledger does not hold; those that pass are written down in it. */
async function runSite(): Promise<Counts> {
  const ledger = openLedger(root, whole);
  if (ledger.held > 0)
    console.log(
      `The ledger holds ${ledger.held + ledger.spotChecks} browser tests; ${ledger.spotChecks} of them run all the same.`,
    );
  const counts = await runStep(steps.site, begin(steps.site, { HELD_TESTS: ledger.heldFile }));
  if (!existsSync(siteReport)) return counts;
  const report = readReport(siteReport);
  const weights = weightsOf(report);
  if (ledger.close(passedTests(report), weights))
    console.log(`${ledgerFile} is new: commit it with what you have changed.`);
  printWeights({ ...ledger.weights, ...weights });
  return counts;
}

/** Kilobytes of each page before it is touched, packed as a host would send them. */
function printWeights(weights: ReturnType<typeof weightsOf>) {
  const pages = Object.entries(weights);
  if (pages.length === 0) return;
  console.log('\nKB before a page is touched (gzip)');
  const inKilobytes = pages.map(([name, kinds]) => [
    name,
    Object.fromEntries(
      Object.entries(kinds).map(([kind, bytes]) => [kind, Number((bytes / 1000).toFixed(1))]),
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

function printGroups() {
  console.log('npm test -- NAME runs a group, a file, a figure or a chapter. The groups:\n');
  const some = (count: number, kind: string) => (count > 0 ? [`${count} of ${kind} tests`] : []);
  for (const [name, { unit: units, browser }] of groups(root)) {
    const files = [...some(units, 'unit'), ...some(browser, 'browser')].join(', ');
    console.log(`  ${name.padEnd(14)}files: ${files}`);
  }
  console.log(
    '\nwithout a name: all of them that the ledger does not hold, types, lint, format and build;',
  );
  console.log('with --whole: what the ledger holds too');
}

const nothing: Counts = { passed: 0, failed: 1 };

async function runAll(): Promise<Counts[]> {
  const preparing = begin(steps.prepare);
  const results = [await runStep(steps.types), await runStep(steps.prepare, preparing)];
  // The build has one thread, and neither these checks nor the unit tests read what it writes.
  const [building, testing] = [begin(steps.build), begin(steps.unit)];
  for (const step of [steps.lint, steps.unused, steps.format]) results.push(await runStep(step));
  const build = await runStep(steps.build, building);
  results.push(build, await runStep(steps.unit, testing));
  if (build.failed === 0) return [...results, await runStep(steps.built), await runSite()];
  console.log('Site tests: FAILED, for there is no build to test');
  return [...results, nothing];
}

async function runChosen({ unit: files, related, browser }: Choice): Promise<Counts[]> {
  const results: Counts[] = [];
  const ofPages = files.filter((file) => file.startsWith('tests/built/'));
  const ofSources = files.filter((file) => !ofPages.includes(file));
  if (ofSources.length + related.length > 0) results.push(await runStep(steps.prepare));
  if (ofSources.length > 0) results.push(await runStep(unit('run', ...ofSources)));
  if (related.length > 0) results.push(await runStep(unit('related', '--run', ...related)));
  if (ofPages.length === 0 && browser === undefined) return results;
  if (isBuildOlder(root)) {
    const build = await runStep(steps.build);
    results.push(build);
    if (build.failed > 0) return results;
  }
  if (ofPages.length > 0) results.push(await runStep(built(...ofPages)));
  if (browser !== undefined)
    results.push(await runStep(site('--pass-with-no-tests', '--grep', browser)));
  return results;
}

for (const report of [unitReport, builtReport, siteReport]) rmSync(report, { force: true });
const [asked] = process.argv.slice(2);
const whole = asked === '--whole';
const name = whole ? undefined : asked;
if (name === '--list') printGroups();
else {
  const choice = name === undefined ? undefined : chooseTests(root, name);
  const isNone = choice && choice.unit.length + choice.related.length === 0 && !choice.browser;
  if (isNone) {
    console.log(`No test concerns “${name}”. The groups are named by: npm test -- --list`);
    process.exitCode = 1;
  } else {
    const results = await (choice ? runChosen(choice) : runAll());
    printSecondTries();
    const total = (key: keyof Counts) => results.reduce((sum, one) => sum + (one[key] ?? 0), 0);
    const without = total('leftOut') > 0 ? `, ${total('leftOut')} left out with their chapter` : '';
    const held = total('held') > 0 ? `, ${total('held')} of the passed held by the ledger` : '';
    console.log(`\n${total('passed')} passed, ${total('failed')} failed${held}${without}`);
    process.exitCode = total('failed') > 0 ? 1 : 0;
  }
}
