// How many images a run needs, by start, rate and batch; the recorded runs are held in tests/built/cost.test.ts.
import { expect, test, value } from '../site/harness/figure.ts';

/** A run of one epoch, on a machine that may be busy. */
const patience = { timeout: 120_000 };

test('saved compute: rates and batches show their own runs; a rate of 1, trained here, reaches 94 % in its first epoch, zeros do not', async ({
  figure: open,
}) => {
  test.setTimeout(300_000);
  const figure = await open('saved-compute');
  const he = await value(figure, 'until-94-he');
  await figure.getByRole('radio', { name: 'batch size' }).press('Space');
  await expect.poll(() => value(figure, 'until-94-8')).toBeLessThan(he);
  await figure.getByRole('radio', { name: 'learning rate' }).press('Space');
  await expect.poll(() => value(figure, 'until-94-0.1')).toBe(he);
  expect(await value(figure, 'until-90-3')).toBe(-1);
  const train = figure.getByRole('button', { name: 'Train this run again, here' });
  const state = figure.locator('[data-state]');
  await test.step('a rate of 1', async () => {
    await figure.getByLabel('Run', { exact: true }).selectOption({ label: '1' });
    await train.click();
    await expect(state).toHaveAttribute('data-state', 'done', patience);
    await expect(state).toContainText('94 % reached by the end of epoch 1');
    expect(await value(figure, 'saved-own-1')).toBeGreaterThan(0.94);
  });
  await test.step('weights of 0', async () => {
    await figure.getByRole('radio', { name: 'start' }).press('Space');
    await figure.getByLabel('Run', { exact: true }).selectOption({ label: 'all zero' });
    await train.click();
    await expect(state).toHaveAttribute('data-state', 'done', patience);
    await expect(state).toContainText('90 % not reached');
    // 530 of the 5,000 validation images are a 1.
    expect(await value(figure, 'saved-own-3')).toBeCloseTo(530 / 5000, 6);
  });
});
