// The last line of `npm test` counts what did not run as failed, but for what went with a chapter.
import { expect, test } from 'vitest';
import {
  countBrowserTests,
  countUnitTests,
  passedTests,
  secondTries,
  weightsOf,
} from '#src/tools/test/counts.ts';
import { askedNote, heldNote } from '#src/tools/test/ledger.ts';
import { leftOutReason } from '#src/tools/test/left-out.ts';

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
  expect(countBrowserTests({ stats, errors: [{}], suites: [] })).toMatchObject({
    passed: 7,
    failed: 3,
  });
});

test('of 6 skipped browser tests, the 2 that visit a chapter which the course leaves out are left out with it; 4 failed', () => {
  const skipped = (...annotations: { type: string; description?: string }[]) => ({
    title: 'visits',
    file: 'site/front.spec.ts',
    tests: [{ status: 'skipped', annotations }],
  });
  const skip = (description?: string) => skipped({ type: 'skip', description });
  const specs = [
    skip(leftOutReason('speed')),
    skip(leftOutReason('cost')),
    skip('too slow'),
    skip(),
  ];
  const inner = [
    { specs: [skip(leftOutReason('inputs')), skipped({ type: 'note', description: 'cost' })] },
  ];
  const stats = { expected: 1, unexpected: 0, flaky: 0, skipped: 6 };
  const report = { stats, errors: [], suites: [{ specs, suites: inner }] };
  expect(countBrowserTests(report, ['speed', 'inputs'])).toMatchObject({
    passed: 1,
    failed: 4,
    leftOut: 2,
  });
  expect(countBrowserTests(report)).toMatchObject({ passed: 1, failed: 6, leftOut: 0 });
});

test('of 3 skipped browser tests, the 2 that the ledger holds have passed; what passed at its first try is told with what it asked for', () => {
  const spec = (status: string, type: string, description: string) => ({
    title: 'visits',
    file: 'site/page.spec.ts',
    tests: [{ status, annotations: [{ type, description }] }],
  });
  const note = (name: string) => JSON.stringify({ name, asked: ['index.html'] });
  const specs = [
    spec('skipped', 'skip', heldNote),
    spec('skipped', 'skip', heldNote),
    spec('skipped', 'skip', 'too slow'),
    spec('expected', askedNote, note('first')),
    spec('flaky', askedNote, note('second')),
    spec('unexpected', askedNote, note('third')),
  ];
  const stats = { expected: 1, unexpected: 1, flaky: 1, skipped: 3 };
  const report = { stats, errors: [], suites: [{ specs }] };
  expect(countBrowserTests(report)).toEqual({ passed: 4, failed: 2, leftOut: 0, held: 2 });
  expect(passedTests(report)).toEqual([{ name: 'first', asked: ['index.html'] }]);
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
  expect(countBrowserTests({ stats, errors: [], suites })).toMatchObject({ passed: 2, failed: 1 });
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
