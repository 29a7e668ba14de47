// Seven sick runs: diagnosed and trained in the page, against known MNIST counts.
import type { Locator } from '@playwright/test';
import { expect, test, value } from '../site/harness/figure.ts';
import { wake } from '../site/harness/page.ts';

const patience = { timeout: 120_000 };
/** Of the last 5,000 of the 60,000 published labels, 530 are a 1 (counted in the published bytes). */
const onesInValidation = 530 / 5000;

async function diagnose(figure: Locator, letter: string, cause: string, cure: string) {
  await figure.getByRole('radio', { name: `Case ${letter}` }).check();
  await figure.getByLabel(`The cause in case ${letter}`).selectOption({ label: cause });
  await figure.getByLabel('Your cure').selectOption({ label: cure });
  await figure.getByRole('button', { name: `Run case ${letter}` }).click();
  await expect(figure.locator('[data-state]')).toHaveAttribute('data-state', 'done', patience);
}

test('clinic: Stop ends a run with a sentence; too few images, run here, are judged right, cured and remembered', async ({
  page,
  figure: open,
}) => {
  test.setTimeout(240_000);
  const figure = await open('clinic');
  const verdict = figure.locator('.clinic-verdict');
  await test.step('stopped', async () => {
    const run = figure.getByRole('button', { name: 'Run case A' });
    await expect(run).toBeDisabled();
    await figure.getByLabel('The cause in case A').selectOption('too-small');
    await figure.getByLabel('Your cure').selectOption('too-small');
    await run.click();
    await figure.getByRole('button', { name: 'Stop' }).click();
    await expect(verdict).toContainText('Stopped. Nothing was judged.');
  });
  await test.step('case B, right', async () => {
    await diagnose(figure, 'B', 'too few training images', 'ten times as many training images');
    await expect(verdict).toContainText('Right: too few training images.');
    await expect(verdict).toContainText('yes, that cures it.');
    const before = await value(figure, 'clinic-before');
    expect(before).toBeGreaterThan(0.88);
    expect(before).toBeLessThan(0.93);
    expect(await value(figure, 'clinic-after')).toBeGreaterThan(before + 0.03);
    await page.reload();
    await wake(page);
    await expect(figure.locator('.clinic-card').nth(1)).toContainText('✓ solved');
  });
});

test('clinic: missing images are told in words', async ({ noise, site, figure: open }) => {
  noise.allow(/404/);
  const figure = await open('clinic');
  await figure.getByLabel('The cause in case A').selectOption('too-small');
  await figure.getByLabel('Your cure').selectOption('too-small');
  site.break('.bin', 'missing');
  await figure.getByRole('button', { name: 'Run case A' }).click();
  await expect(figure.getByRole('alert')).toContainText(/\S{3}.*\./, patience);
});

test('clinic: raw bytes, taken for a network of zeros: told why not, and random weights change nothing', async ({
  figure: open,
}) => {
  test.setTimeout(240_000);
  const figure = await open('clinic');
  await diagnose(figure, 'G', 'all weights start at 0', 'random starting weights');
  const verdict = figure.locator('.clinic-verdict');
  await expect(verdict).toContainText('the cause isn’t that all weights start at 0.');
  await expect(verdict).toContainText('nothing is left to change that way');
  expect(await value(figure, 'clinic-before')).toBeCloseTo(onesInValidation, 6);
  expect(await value(figure, 'clinic-after')).toBeCloseTo(onesInValidation, 6);
  await expect(figure.locator('.clinic-card').nth(6)).not.toContainText('solved');
});

test('clinic: without JavaScript the answers are one press away', async ({ browser, site }) => {
  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('debugging/', { waitUntil: 'domcontentloaded' });
  await page.getByText('The seven answers').click();
  await expect(page.getByText('Case G: the pixels were not divided by 255.')).toBeVisible();
  await context.close();
});
