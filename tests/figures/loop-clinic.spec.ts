// Eight broken training loops: recognised, cured and trained again in the page, against arithmetic.
import { expect, test, value } from '../site/harness/figure.ts';
import { wake } from '../site/harness/page.ts';

const patience = { timeout: 150_000 };

test('loop clinic: a summed loss of 77.37, taken for too high a rate, is told the sign; then named and cured to 96 %, and remembered; raw bytes without JavaScript are one press away', async ({
  page,
  figure: open,
  browser,
  site,
}) => {
  test.setTimeout(300_000);
  const figure = await open('loop-clinic');
  const verdict = figure.locator('.clinic-verdict');
  const diagnose = async (cause: string, cure: string) => {
    await figure.getByLabel('The cause in case A').selectOption({ label: cause });
    await figure.getByLabel('Your cure').selectOption({ label: cure });
    await figure.getByRole('button', { name: 'Run case A' }).click();
    await expect(figure.locator('[data-state]')).toHaveAttribute('data-state', 'done', patience);
  };
  // 32 times the mean loss of a fresh network, which is a little above ln 10.
  expect((await value(figure, 'loop-a-first')) / 32).toBeGreaterThan(Math.log(10));
  expect((await value(figure, 'loop-a-first')) / 32).toBeLessThan(Math.log(10) + 0.2);
  await test.step('a wrong cause; its cure makes up for it without being one', async () => {
    await diagnose('the learning rate is too high', 'a lower learning rate');
    await expect(verdict).toContainText('Not quite:');
    await expect(verdict).toContainText('it helps, but another cure goes to the root.');
    expect(await value(figure, 'loop-before')).toBeLessThan(0.2);
  });
  await test.step('the right one', async () => {
    await diagnose('the loss is a sum and not a mean', 'divide by the images of the batch');
    await expect(verdict).toContainText('Right: the loss is a sum and not a mean.');
    await expect(verdict).toContainText('yes, that cures it.');
    expect(await value(figure, 'loop-after')).toBeGreaterThan(0.96);
    await page.reload();
    await wake(page);
    await expect(figure.locator('.clinic-card').first()).toContainText('✓ solved');
  });
  await test.step('without JavaScript', async () => {
    const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
    const bare = await context.newPage();
    await bare.goto('training-loop/', { waitUntil: 'domcontentloaded' });
    await bare.getByText('The eight answers').click();
    await expect(bare.getByText('Case H: the pixels were not divided by 255.')).toBeVisible();
    await context.close();
  });
});
