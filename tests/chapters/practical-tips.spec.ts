// The chapter of practical tips under the reader's hand: another optimiser, another start, and checks that find a fault in her tab.
import { expect, test, value, wake } from '../site/harness/page.ts';

test('practical tips: Adam’s best rate is 0.002, PyTorch’s start leaves eight layers at 11 %, and in the tab a forgotten ReLU fails the gradient check alone', async ({
  page,
}) => {
  await page.goto('practical-tips/');
  await wake(page);
  await test.step('the race', async () => {
    const race = page.locator('#figure-fair-race');
    await race.getByRole('radio', { name: 'Adam', exact: true }).check();
    await expect.poll(() => value(race, 'race-rate')).toBe(0.002);
    await race.getByRole('slider', { name: 'Learning rate' }).fill('0');
    await expect.poll(() => value(race, 'race-rate')).toBe(0.0002);
    expect(await value(race, 'race-mean')).toBeLessThan(0.94);
  });
  await test.step('the starts', async () => {
    const starts = page.locator('#figure-start-sizes');
    await starts.getByRole('radio', { name: 'PyTorch’s default' }).check();
    await expect.poll(() => value(starts, 'start-deep')).toBeCloseTo(0.1135, 9);
  });
  await test.step('the schedules', async () => {
    const schedules = page.locator('#figure-rate-schedules');
    await schedules.getByRole('radio', { name: 'constant' }).check();
    const own = await value(schedules, 'schedule-mean');
    expect(own).toBe(await value(schedules, 'schedule-constant'));
  });
  await test.step('batch normalisation', async () => {
    const mode = page.locator('#figure-batch-mode');
    const right = await value(mode, 'mode-answers-7');
    await mode.getByRole('radio', { name: 'the kept statistics' }).check();
    await expect.poll(() => value(mode, 'mode-answers-7')).toBeGreaterThan(right + 50);
  });
  await test.step('the checks', async () => {
    const checks = page.locator('#figure-six-checks');
    await checks.getByRole('combobox', { name: 'Fault' }).selectOption('no-gate');
    await expect(checks.locator('[data-state=done]')).toBeVisible({ timeout: 60_000 });
    await expect(checks.locator('li.failed')).toHaveCount(1);
    expect(await value(checks, 'check-gradient-check')).toBeGreaterThan(0.01);
    expect(await value(checks, 'check-ten-images')).toBeLessThan(300);
  });
});
