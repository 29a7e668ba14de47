// Twelve journeys with the keyboard alone; page.spec.ts walks through every page.
import type { Page } from '@playwright/test';
import { focusNow, pressTimes, tabTo } from './harness/focus.ts';
import { expect, ready, test, value, wake } from './harness/page.ts';

// The focus is looked at the moment it arrives; with motion the page would still be gliding there.
test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

test('1: the skip link comes first and leads to the text', async ({ page }) => {
  await page.goto('forward-pass/');
  await ready(page);
  await page.keyboard.press('Tab');
  expect((await focusNow(page)).name).toContain('Skip to the text');
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('2: a 1 is drawn with arrow keys and read', async ({ page }) => {
  await page.goto('');
  await ready(page);
  await tabTo(page, page.getByRole('button', { name: 'Clear' }));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await expect(page.locator('[data-name=pad]')).toBeFocused();
  await drawByKeys(page);
  await expect.poll(() => value(page, 'prediction')).toBe(1);
});

test('3: clear empties the pad, and the answer with it', async ({ page }) => {
  await page.goto('');
  await ready(page);
  await tabTo(page, page.getByRole('button', { name: 'Clear' }));
  await page.keyboard.press('Space');
  await expect(page.locator('.verdict')).toContainText('no answer');
});

test('4: undo takes the last stroke back, by button and by Backspace', async ({ page }) => {
  await page.goto('');
  await ready(page);
  await tabTo(page, page.locator('[data-name=pad]'));
  await drawByKeys(page);
  await drawByKeys(page);
  await expect(page.locator('.pad-stroke')).toHaveCount(2);
  await page.keyboard.press('Backspace');
  await expect(page.locator('.pad-stroke')).toHaveCount(1);
  await tabTo(page, page.getByRole('button', { name: 'Undo' }));
  await page.keyboard.press('Enter');
  await expect(page.locator('.pad-stroke')).toHaveCount(0);
});

test('5: a pixel is chosen with the arrow keys and told in words', async ({ page }) => {
  await page.goto('inputs/');
  await wake(page);
  const grid = page.getByRole('slider', { name: /Arrow keys move from pixel/ }).first();
  await tabTo(page, grid);
  const before = Number(await grid.getAttribute('aria-valuenow'));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(grid).toHaveAttribute('aria-valuenow', String(before + 29));
  expect(await grid.getAttribute('aria-valuetext')).toMatch(/row \d+, column \d+/i);
});

test('6: the slider brings another neuron', async ({ page }) => {
  await page.goto('forward-pass/');
  await wake(page);
  const bias = await value(page, 'neuron-bias');
  const slider = page.locator('.one-neuron [type=range]').first();
  await tabTo(page, slider);
  await page.keyboard.press('Home');
  await expect(slider).toHaveValue('1');
  await expect.poll(() => value(page, 'neuron-bias')).not.toBe(bias);
});

test('7: a neuron’s products are added step by step', async ({ page }) => {
  await page.goto('forward-pass/');
  await wake(page);
  await tabTo(page, page.getByRole('button', { name: 'Step', exact: true }));
  await pressTimes(page, 'Enter', 3);
  await expect(page.locator('.one-neuron .sum-lines')).toContainText('sum of 3');
});

test('8: a guess is made, and the answer opens', async ({ page }) => {
  await page.goto('forward-pass/');
  await wake(page);
  const guess = page.locator('.guess').first();
  await tabTo(page, guess.getByRole('button').nth(1));
  await page.keyboard.press('Space');
  await expect(guess.getByRole('button').nth(1)).toHaveAttribute('aria-pressed', 'true');
  await expect(guess.locator('.guess-yours')).toContainText('You guessed: It doesn’t differ.');
});

test('9: the chip’s dialog opens, keeps the focus inside, and gives it back', async ({ page }) => {
  await page.goto('forward-pass/');
  await ready(page);
  const chip = page.getByRole('link', { name: /our (digit|example)/ });
  await tabTo(page, chip);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Your digit' });
  await expect(dialog).toBeVisible();
  const outside = () =>
    page.evaluate(
      () =>
        !['DIALOG', 'BODY'].includes(document.activeElement!.tagName) &&
        !document.activeElement!.closest('dialog'),
    );
  for (let press = 0; press < 12; press++) {
    await page.keyboard.press('Tab');
    expect(await outside()).toBe(false);
  }
  await tabTo(page, dialog.getByRole('button', { name: 'Done' }));
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(chip).toBeFocused();
});

test('10: a cell of the confusion matrix is chosen, and its images come', async ({ page }) => {
  await page.goto('prediction/');
  await wake(page);
  const cell = page.locator('.confusion-table button[tabindex="0"]').first();
  await tabTo(page, cell);
  const before = await page.locator('.confusion-chosen').textContent();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page.locator('.confusion-chosen')).not.toHaveText(before!);
});

test('11: a layer is added and taken away, and the threshold of silence moves', async ({
  page,
}) => {
  await page.goto('connections/');
  await wake(page);
  const builder = page.locator('.layer-builder');
  const neurons = await value(page, 'neurons');
  await tabTo(page, builder.getByRole('button', { name: 'Add a hidden layer' }));
  await page.keyboard.press('Enter');
  await expect.poll(() => value(page, 'neurons')).toBeGreaterThan(neurons);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => value(page, 'neurons')).toBe(neurons);
  await page.goto('prediction/');
  await wake(page);
  const threshold = page.getByRole('slider', { name: 'Threshold' });
  await tabTo(page, threshold);
  const before = await threshold.inputValue();
  await page.keyboard.press('ArrowRight');
  await expect(threshold).not.toHaveValue(before);
});

test('12: the links to the next chapter lead from the front page through the whole book', async ({
  page,
}) => {
  // Every chapter is woken, figure by figure.
  test.slow();
  await page.goto('');
  await ready(page);
  const first = page.locator('.path a').first();
  await tabTo(page, first);
  const titles: (string | null)[] = [];
  const chapters = await page.locator('.path a').count();
  await page.keyboard.press('Enter');
  for (let chapter = 0; chapter < chapters; chapter++) {
    await expect(page.locator('.chapter')).toBeVisible();
    await wake(page);
    titles.push(await page.locator('h1').textContent());
    if (chapter === chapters - 1) break;
    // From the end of the page backwards, as a reader who has read it goes; forwards every stop is walked above.
    await page.keyboard.press('End');
    await tabTo(page, page.locator('.onward .next'), { backwards: true });
    const address = page.url();
    await page.keyboard.press('Enter');
    await expect(page).not.toHaveURL(address);
  }
  expect(new Set(titles).size).toBe(chapters);
});

/** A straight stroke downwards through the middle of the pad: pen to the top, down, along, up. */
async function drawByKeys(page: Page) {
  await pressTimes(page, 'ArrowUp', 12);
  await page.keyboard.press('Space');
  await pressTimes(page, 'ArrowDown', 24);
  await page.keyboard.press('Space');
}
