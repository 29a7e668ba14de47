// The last line of `npm test` counts what did not run as failed.
import { expect, test } from 'vitest';
import { countBrowserTests, countUnitTests } from '#src/tools/test/counts.ts';

test('of 5 unit tests, 1 failed and 1 skipped, 3 passed and 2 failed', () => {
  const testResults = [{ status: 'failed', assertionResults: [{}, {}, {}, {}, {}] }];
  const counts = countUnitTests({ numTotalTests: 5, numPassedTests: 3, testResults });
  expect(counts).toEqual({ passed: 3, failed: 2 });
});

test('a unit test file that does not load counts as 1 failed', () => {
  const testResults = [{ status: 'failed', assertionResults: [] }];
  const counts = countUnitTests({ numTotalTests: 0, numPassedTests: 0, testResults });
  expect(counts).toEqual({ passed: 0, failed: 1 });
});

test('browser tests that fail, waver or are skipped, and errors outside them, all count as failed', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 1, skipped: 1 };
  expect(countBrowserTests({ stats, errors: [{}] })).toEqual({ passed: 7, failed: 4 });
});
