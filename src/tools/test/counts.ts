// Reads how many tests passed from a runner's JSON report; a test that did not run counts as failed.

export interface Counts {
  passed: number;
  failed: number;
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

interface BrowserReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

/** Playwright: `errors` are those outside any test, such as a file that does not load. */
export function countBrowserTests({ stats, errors }: BrowserReport): Counts {
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
  return { passed: stats.expected, failed };
}
