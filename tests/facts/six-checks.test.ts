// Six checks before a run: their numbers are NumPy's, and each of six faults is caught by the check that the figure names.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type CheckName, type Fault, faults, runChecks } from '#src/formulas/six-checks.ts';
import { readSource } from '#src/mnist/source.ts';
import { sliceImages } from '#src/training/images.ts';

const { checks } = JSON.parse(
  readFileSync(new URL('../chapters/oracle/practical-tips.json', import.meta.url), 'utf8'),
);
const images = sliceImages(readSource('train'), 0, 10_000);

async function run(fault: Fault) {
  const found = {} as Record<CheckName, { value: number; passes: boolean }>;
  for await (const { name, ...result } of runChecks(images, fault)) found[name] = result;
  return found;
}

test('as it should be, all six pass: a first loss of 2.3593, 82 steps, 8.63 %, 1, an error below 1e-8 and 10 digits, as NumPy has them', async () => {
  const found = await run('none');
  expect(Object.values(found).map(({ passes }) => passes)).toEqual(Array(6).fill(true));
  expect(found['loss-at-start'].value).toBeCloseTo(checks['loss-at-start'], 5);
  expect(found['ten-images'].value).toBe(checks['ten-images']);
  expect(found['rarest-digit'].value).toBeCloseTo(checks['rarest-digit'], 12);
  expect(found['largest-input'].value).toBe(checks['largest-input']);
  expect(found['digits-in-batch'].value).toBe(checks['digits-in-batch']);
  expect(found['gradient-check'].value).toBeLessThan(1e-8);
});

test.each([
  ['large-start', ['loss-at-start', 'gradient-check']],
  ['uphill', ['ten-images']],
  ['lost-digit', ['rarest-digit']],
  ['undivided', ['loss-at-start', 'ten-images', 'largest-input', 'gradient-check']],
  ['no-gate', ['gradient-check']],
  ['sorted', ['loss-at-start', 'digits-in-batch']],
] as [Fault, CheckName[]][])(
  'the fault “%s” fails %j, and no other check',
  async (fault, failing) => {
    const found = await run(fault);
    const failed = Object.entries(found).filter(([, { passes }]) => !passes);
    expect(failed.map(([name]) => name).toSorted()).toEqual(failing.toSorted());
  },
);

test('there are six faults beside none, and a digit that is lost has share 0; sorted, the first batch holds 1 digit', async () => {
  expect(faults.length).toBe(7);
  expect((await run('lost-digit'))['rarest-digit'].value).toBe(checks['lost-digit']);
  expect((await run('sorted'))['digits-in-batch'].value).toBe(checks['sorted']);
});
