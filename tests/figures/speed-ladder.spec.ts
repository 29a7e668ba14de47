// Seven ways to compute the same answers, counted against the oracle. Times are shown, and never asserted.
import { shipped } from '../nn/oracle/read.ts';
import { expect, test, value } from '../site/harness/figure.ts';
import { finished, patience, shows, start } from './speed.ts';

const local = ['naive', 'typed', 'skip-zeros', 'scalar', 'simd', 'relaxed-simd', 'two-workers'];

test('speed ladder: the same 10,000 answers on 7 rungs, the oracle’s count of them right, and why there is no GPU', async ({
  figure: open,
}) => {
  test.setTimeout(360_000);
  const figure = await open('speed-ladder');
  await start(figure).click();
  await expect(start(figure)).not.toHaveText('Stop', { timeout: 300_000 });
  for (const rung of local) {
    expect(await shows(figure, `same-${rung}`), rung).toBe(10_000);
    expect(await value(figure, `right-${rung}`), rung).toBe(shipped.test.correct);
    expect(await value(figure, `yours-${rung}`), rung).toBeGreaterThan(0);
  }
  await expect(figure.locator('tr[data-rung="gpu"] .ladder-missing')).toHaveText(/\S.{20}\.$/);
  await expect(figure.locator('.verdict')).toContainText('10,000 of 10,000');
  await expect(figure.locator('.chart:visible svg')).toHaveCount(1);
});

test('speed ladder: runs one rung alone, tells a missing module in its row, stops at once, says so, and runs again', async ({
  noise,
  site,
  figure: open,
}) => {
  test.setTimeout(180_000);
  noise.allow(/404|Failed to load resource/);
  const figure = await open('speed-ladder');
  const runOne = (name: string) =>
    figure.getByRole('button', { name: `Run: ${name}`, exact: true }).click();
  await test.step('one rung alone, at its own level', async () => {
    for (const [words, rung] of [
      ['WebAssembly', 'scalar'],
      ['SIMD', 'simd'],
    ] as const) {
      await runOne(words);
      expect(await shows(figure, `same-${rung}`)).toBe(10_000);
      await finished(figure);
    }
    await expect(figure.locator('data[data-name="yours-naive"]')).toHaveCount(0);
  });
  await test.step('a missing module', async () => {
    site.break('.wasm', 'missing');
    await runOne('Relaxed SIMD');
    const row = figure.locator('tr[data-rung="relaxed-simd"] .ladder-missing');
    await expect(row).toContainText('404', patience);
    site.mend();
    await finished(figure);
  });
  await test.step('stopped', async () => {
    await start(figure).click();
    await expect(figure.locator('progress')).toBeVisible();
    await start(figure).click();
    await expect(figure.locator('.measuring-stopped')).toHaveText(/^Stopped/);
    await expect(start(figure)).toHaveText('Run the whole ladder');
    await expect(start(figure)).toBeFocused();
    await expect(figure.locator('progress')).toHaveCount(0);
    await runOne('Skip zeros');
    expect(await shows(figure, 'same-skip-zeros')).toBe(10_000);
    await expect(figure.locator('.measuring-stopped')).toHaveCount(0);
  });
});
