// The kernel that measures a device's peak computes what it says, so its operations can be counted.
import { expect, test } from 'vitest';
import { machineOf, wasmMachines } from './machines.ts';

test.each(wasmMachines)(
  '$level: 1,000 rounds of value · factor + addend give the closed form within 1e-3',
  ({ level, make }) => {
    const { run, operations } = make().peak!;
    const [rounds, factor, addend] = [1000, 0.999, 0.001];
    const lanes = level === 'scalar' ? 1 : 4;
    // A geometric series: vₙ = v₀ · fⁿ + a · (1 − fⁿ) / (1 − f), for v₀ = 0 … 9.
    const power = factor ** rounds;
    const fixed = (addend * (1 - power)) / (1 - factor);
    const expected = lanes * (45 * power + 10 * fixed);
    expect(Math.abs(run(rounds, factor, addend) - expected)).toBeLessThan(1e-3);
    expect(operations).toBe(10 * lanes * 2);
  },
);

test('the plain loops have no peak to measure', () => {
  expect(machineOf('typescript').peak).toBeUndefined();
});
