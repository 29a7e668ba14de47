// Reads how many tests passed from a runner's JSON report. A test that did not run counts as failed, unless it went
// with a chapter that the course leaves out.
import { isLeftOut } from './left-out.ts';
import { askedNote, heldNote, type Ledger, type Passed } from './ledger.ts';

export interface Counts {
  passed: number;
  failed: number;
  /** Did not run, for the course leaves out the chapter that they visit. */
  leftOut?: number;
  /** Of those that passed: did not run now, for the ledger holds them. */
  held?: number;
}

interface UnitReport {
  numTotalTests: number;
  numPassedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** Vitest: a file that does not even load holds no test, so it counts as one that failed. */
export function countUnitTests(report: UnitReport): Counts {
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = report.numTotalTests - report.numPassedTests + unloaded.length;
  return { passed: report.numPassedTests, failed };
}

interface BrowserTest {
  status: string;
  annotations?: { type: string; description?: string }[];
}

interface BrowserSuite {
  specs: { title: string; file: string; tests: BrowserTest[] }[];
  suites?: BrowserSuite[];
}

interface BrowserReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
  suites: BrowserSuite[];
}

const testsIn = ({ specs, suites = [] }: BrowserSuite): BrowserTest[] => [
  ...specs.flatMap(({ tests }) => tests),
  ...suites.flatMap(testsIn),
];

/**
 * Playwright: `errors` are those outside any test, such as a file that does not load.
 * @param absent the chapters that the course leaves out.
 */
export function countBrowserTests(
  { stats, errors, suites }: BrowserReport,
  absent: readonly string[] = [],
): Counts {
  const skippedFor = (isReason: (description?: string) => boolean) =>
    suites.flatMap(testsIn).filter(({ status, annotations = [] }) => {
      const skips = annotations.filter(({ type }) => type === 'skip');
      return status === 'skipped' && skips.some(({ description }) => isReason(description));
    }).length;
  const leftOut = skippedFor((description) => isLeftOut(description, absent));
  const held = skippedFor((description) => description === heldNote);
  const failed = stats.unexpected + stats.skipped - leftOut - held + errors.length;
  return { passed: stats.expected + stats.flaky + held, failed, leftOut, held };
}

/** The tests that failed first and passed when they ran again, by file and name. */
export function secondTries({ suites }: Pick<BrowserReport, 'suites'>): string[] {
  return suites.flatMap(({ specs, suites: inner = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ file, title }) => `${file}: ${title}`),
    ...secondTries({ suites: inner }),
  ]);
}

/** What these tests noted of one kind. */
const notesOf = <Note>(tests: readonly BrowserTest[], kind: string): Note[] =>
  tests.flatMap(({ annotations = [] }) =>
    annotations.flatMap(({ type, description }) =>
      type === kind && description !== undefined ? [JSON.parse(description) as Note] : [],
    ),
  );

/** Bytes of each page by kind, as the visits to the pages noted them. */
export const weightsOf = ({ suites }: Pick<BrowserReport, 'suites'>): Ledger['weights'] =>
  Object.assign({}, ...notesOf<object>(suites.flatMap(testsIn), 'weight'));

/** The tests that passed at their first try, with what they asked for. */
export const passedTests = ({ suites }: Pick<BrowserReport, 'suites'>): Passed[] =>
  notesOf(
    suites.flatMap(testsIn).filter(({ status }) => status === 'expected'),
    askedNote,
  );
