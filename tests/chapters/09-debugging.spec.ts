// The chapter on debugging: its figures against arithmetic and known MNIST counts, and the clinic's runs in the page.
import type { Locator, Page } from '@playwright/test';
import { expect, ready, test, value } from '../site/harness/page.ts';

const patience = { timeout: 90_000 };
/** Of the last 5,000 of the 60,000 published labels, 530 are a 1; of the test set 1,135 (counted in the published bytes). */
const ones = { validation: 530 / 5000, test: 1135 / 10_000 };

async function open(page: Page, name: string): Promise<Locator> {
  await page.goto('debugging/');
  const figure = page.locator(`#figure-${name}`);
  await figure.scrollIntoViewIfNeeded();
  await ready(page);
  return figure;
}

const state = (figure: Locator) => figure.locator('[data-state]');

async function diagnose(figure: Locator, letter: string, cause: string, cure: string) {
  await figure.getByRole('radio', { name: `Case ${letter}` }).check();
  await figure.getByLabel(`The cause in case ${letter}`).selectOption({ label: cause });
  await figure.getByLabel('Your cure').selectOption({ label: cure });
  await figure.getByRole('button', { name: `Run case ${letter}` }).click();
  await expect(state(figure)).toHaveAttribute('data-state', 'done', patience);
}

test.describe('the clinic', () => {
  test('before it is touched: a network of zeros starts at ln 10 and calls all images 1, seven cards', async ({
    page,
  }) => {
    const figure = await open(page, 'clinic');
    await expect(figure.locator('.clinic-card')).toHaveCount(7);
    expect(await value(page, 'clinic-e-first-loss')).toBeCloseTo(Math.log(10), 3);
    expect(await value(page, 'clinic-e-validation')).toBe(ones.validation);
    // Raw bytes are 255 times as large, and so is what the logits are off.
    expect(await value(page, 'clinic-g-first-loss')).toBeGreaterThan(10 * Math.log(10));
    expect(await value(page, 'clinic-b-training')).toBe(1);
    expect(await value(page, 'clinic-f-training')).toBe(1);
    expect(await value(page, 'clinic-f-validation')).toBeLessThan(0.15);
  });

  test('too few images: run here, it is judged right, cured, and remembered', async ({ page }) => {
    test.setTimeout(180_000);
    const figure = await open(page, 'clinic');
    await diagnose(figure, 'B', 'too few training images', 'ten times as many training images');
    await expect(figure.locator('.clinic-verdict')).toContainText(
      'Right: too few training images.',
    );
    await expect(figure.locator('.clinic-verdict')).toContainText('that is the cure.');
    const [before, after] = [await value(page, 'clinic-before'), await value(page, 'clinic-after')];
    expect(before).toBeGreaterThan(0.88);
    expect(before).toBeLessThan(0.93);
    expect(after).toBeGreaterThan(before + 0.03);
    await page.reload();
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.locator('.clinic-card').nth(1)).toContainText('✓ solved');
  });

  test('raw bytes, taken for a network of zeros: told why not, and random weights change nothing', async ({
    page,
  }) => {
    test.setTimeout(180_000);
    const figure = await open(page, 'clinic');
    await diagnose(figure, 'G', 'all weights start at 0', 'random starting weights');
    const verdict = figure.locator('.clinic-verdict');
    await expect(verdict).toContainText('The cause is not that all weights start at 0.');
    await expect(verdict).toContainText('nothing is left to change that way');
    expect(await value(page, 'clinic-before')).toBeCloseTo(ones.validation, 6);
    expect(await value(page, 'clinic-after')).toBeCloseTo(ones.validation, 6);
    await expect(figure.locator('.clinic-card').nth(6)).not.toContainText('solved');
  });

  test('Stop ends it with a sentence; missing images are told in words', async ({
    page,
    site,
    noise,
  }) => {
    noise.allow(/404/);
    const figure = await open(page, 'clinic');
    await expect(figure.getByRole('button', { name: 'Run case A' })).toBeDisabled();
    await figure.getByLabel('The cause in case A').selectOption('too-small');
    await figure.getByLabel('Your cure').selectOption('too-small');
    await figure.getByRole('button', { name: 'Run case A' }).click();
    await figure.getByRole('button', { name: 'Stop' }).click();
    await expect(figure.locator('.clinic-verdict')).toContainText('Stopped. Nothing was judged.');
    site.break('.bin', 'missing');
    await figure.getByRole('button', { name: 'Run case A' }).click();
    await expect(figure.getByRole('alert')).toContainText(/\S{3}.*\./, patience);
    site.mend();
  });
});

test('width: the parameters’ shares at 128, and one neuron trained here is near what was recorded', async ({
  page,
}) => {
  test.setTimeout(180_000);
  const figure = await open(page, 'width-curve');
  expect(await value(page, 'width-at')).toBe(128);
  // An independent PyTorch run of the same recipe: 97.2 % of test images.
  expect(Math.abs((await value(page, 'width-test')) - 0.972)).toBeLessThan(0.004);
  const slider = figure.getByRole('slider');
  await slider.fill('3');
  expect(await value(page, 'width-at')).toBe(8);
  expect(Math.abs((await value(page, 'width-test')) - 0.915)).toBeLessThan(0.01);
  await figure.getByRole('button', { name: 'Train this point again, here' }).click();
  await expect(state(figure)).toHaveAttribute('data-state', 'done', patience);
  expect(Math.abs((await value(page, 'width-own')) - (await value(page, 'width-validation')))).toBeLessThan(0.02); // prettier-ignore
});

test('data size: more images, more right, and 1,000 are learned by heart', async ({ page }) => {
  const figure = await open(page, 'data-size-curve');
  expect(await value(page, 'size-at')).toBe(1000);
  expect(await value(page, 'size-training')).toBe(1);
  const slider = figure.getByRole('slider');
  let before = 0;
  for (let place = 0; place < 9; place++) {
    await slider.fill(String(place));
    const right = await value(page, 'size-test');
    expect(right).toBeGreaterThan(before);
    before = right;
  }
  expect(await value(page, 'size-at')).toBe(55_000);
  // PyTorch, 60,000 images, 10 epochs: 97.7 %.
  expect(Math.abs(before - 0.977)).toBeLessThan(0.005);
});

test('regularisation: the loss gains, accuracy hardly; five times the images gain both', async ({
  page,
}) => {
  const figure = await open(page, 'regularisation-bench');
  const of = async (means: string) => ({
    accuracy: await value(page, `bench-${means}-accuracy`),
    loss: await value(page, `bench-${means}-loss`),
  });
  const check = async () => {
    const [none, decay, more] = [
      await of('none'),
      await of('weight-decay'),
      await of('more-images'),
    ];
    expect(decay.loss).toBeLessThan(0.85 * none.loss);
    expect(Math.abs(decay.accuracy - none.accuracy)).toBeLessThan(0.01);
    expect(more.accuracy).toBeGreaterThan(none.accuracy + 0.02);
    expect(await value(page, 'bench-none-stopped-loss')).toBeLessThan(none.loss);
  };
  await check();
  await figure.getByText('5,000', { exact: true }).click();
  await check();
  await figure.getByLabel('Curve of').selectOption('dropout');
  await expect(figure.locator('tr.chosen')).toContainText('dropout');
});

test('without JavaScript: seven cards with their curves, and the answers one press away', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ baseURL: site.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('debugging/');
  await expect(page.locator('.clinic-small')).toHaveCount(14);
  await page.getByText('The seven answers').click();
  await expect(page.getByText('Case G: the pixels were not divided by 255.')).toBeVisible();
  await context.close();
});
