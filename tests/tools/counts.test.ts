// The last line of `npm test` counts what did not run as failed.
import { expect, test } from 'vitest';
import {
  countBrowserTests,
  countUnitTests,
  secondTries,
  weightsOf,
} from '#src/tools/test/counts.ts';

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

test('browser tests that fail or are skipped, and errors outside them, all count as failed', () => {
  const stats = { expected: 7, unexpected: 1, flaky: 0, skipped: 1 };
  expect(countBrowserTests({ stats, errors: [{}], suites: [] })).toEqual({ passed: 7, failed: 3 });
});

test('a browser test that passes on its second try counts as passed and is named', () => {
  const spec = (title: string, status: string) => ({
    title,
    file: 'site/front.spec.ts',
    tests: [{ status }],
  });
  const suites = [
    {
      specs: [spec('opens', 'expected')],
      suites: [{ specs: [spec('wavers', 'flaky'), spec('breaks', 'unexpected')] }],
    },
  ];
  const stats = { expected: 1, unexpected: 1, flaky: 1, skipped: 0 };
  expect(countBrowserTests({ stats, errors: [], suites })).toEqual({ passed: 2, failed: 1 });
  expect(secondTries({ suites })).toEqual(['site/front.spec.ts: wavers']);
});

test('what the visits to two pages weigh is read from their notes, whatever else is noted', () => {
  const visit = (...annotations: { type: string; description?: string }[]) => ({
    title: 'page',
    file: 'site/page.spec.ts',
    tests: [{ status: 'expected', annotations }],
  });
  const note = (page: string, html: number) => ({
    type: 'weight',
    description: JSON.stringify({ [page]: { html } }),
  });
  const inner = { specs: [visit({ type: 'compared' }, note('inputs', 2))] };
  expect(weightsOf({ suites: [{ specs: [visit(note('index', 1))], suites: [inner] }] })).toEqual({
    index: { html: 1 },
    inputs: { html: 2 },
  });
});
