// The chapter on the training loop under the reader's hand: a batch goes round, an epoch is sorted, few images are asked, softmax twice.
import { readFileSync } from 'node:fs';
import { expect, test, value, wake } from '../site/harness/page.ts';

const { cell } = JSON.parse(
  readFileSync(new URL('oracle/training_loop.json', import.meta.url), 'utf8'),
);

test('training loop: the second batch goes round to NumPy’s loss; sorted, the first batch holds 32 images of one digit; among 1,000 images luck is worth less than among 100; a lead of 12 leaves softmax twice at 1.461', async ({
  page,
}) => {
  await page.goto('training-loop/');
  await wake(page);
  await test.step('one batch', async () => {
    const round = page.locator('#figure-loop-round');
    expect(await value(round, 'round-loss')).toBeCloseTo(cell.rounds[0].loss, 4);
    await round.getByRole('slider', { name: 'Batch' }).fill('2');
    await expect.poll(() => value(round, 'round-loss')).toBeCloseTo(cell.rounds[1].loss, 4);
    await round.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(round.locator('li.now')).toHaveText(/^1 fetch/);
    await expect(round.locator('[data-name="round-loss"]')).toBeHidden();
    await round.getByRole('button', { name: 'All of it' }).click();
    await expect(round.locator('[data-name="round-loss"]')).toBeVisible();
  });
  await test.step('an epoch', async () => {
    const epoch = page.locator('#figure-epoch-order');
    expect(await value(epoch, 'order-digits')).toBeGreaterThan(6);
    await epoch.getByRole('radio', { name: 'sorted by digit' }).check();
    await expect.poll(() => value(epoch, 'order-digits')).toBe(1);
    expect(await value(epoch, 'order-most')).toBe(32);
    expect(await value(epoch, 'order-best')).toBeLessThan(0.9);
  });
  await test.step('few images', async () => {
    const asked = page.locator('#figure-images-asked');
    const before = await value(asked, 'asked-deviations');
    await asked.getByRole('slider', { name: 'Images asked about' }).fill('3');
    // Ten times as many, so √10 times less, and a little less still, since none is drawn twice.
    await expect
      .poll(() => value(asked, 'asked-deviations'))
      .toBeCloseTo((before / Math.sqrt(10)) * Math.sqrt(9000 / 9900), 6);
    const lowest = await value(asked, 'asked-lowest');
    await asked.getByRole('button', { name: 'Draw other images' }).click();
    expect(Math.abs((await value(asked, 'asked-lowest')) - lowest)).toBeLessThan(0.02);
  });
  await test.step('softmax twice', async () => {
    const twice = page.locator('#figure-softmax-twice');
    await twice.getByRole('slider', { name: 'Lead of the right logit' }).fill('12');
    await expect.poll(() => value(twice, 'twice-loss')).toBeCloseTo(Math.log(1 + 9 / Math.E), 3);
    expect(await value(twice, 'twice-loss-once')).toBeLessThan(0.001);
  });
});
