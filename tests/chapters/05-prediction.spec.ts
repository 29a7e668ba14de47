// Making a prediction, against NumPy, arithmetic and the published label counts.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { chooseTestImage } from '../site/harness/digit.ts';
import { expect, ready, test, value, wake } from '../site/harness/page.ts';
import { mnist, shipped } from '../nn/oracle/read.ts';

const oracle = JSON.parse(
  readFileSync(new URL('oracle/prediction.json', import.meta.url)).toString(),
);
const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const articleList = '0.01 0.02 0.03 0.05 0.02 0.01 0.01 0.84 0.01 0.00'.split(' ');
const imageFile = /test-[0-9a-f]+\.bin/;

async function open(page: Page) {
  await page.goto('prediction/');
  await wake(page);
}

const valuesOf = (page: Page, name: string) =>
  Promise.all(digits.map((digit) => value(page, `${name}-${digit}`)));

const add = (values: number[]) => values.reduce((total, one) => total + one, 0);

/** Puts ten logits on the bench, each a multiple of 0.1. */
async function putLogits(page: Page, logits: number[]) {
  for (const digit of digits) {
    await page.getByLabel(`Logit of digit ${digit}`).fill(String(logits[digit]));
  }
  await expect.poll(() => valuesOf(page, 'bench-logit')).toEqual(logits);
}

/** Moves a slider to a value, and waits until the page has answered. */
async function slide(slider: Locator, to: number) {
  await slider.fill(String(to));
  await expect(slider).toHaveValue(String(to));
}

test.describe('the reader’s digit', () => {
  test('shows NumPy’s ten logits within 1e-4 and ten probabilities within 1e-6', async ({
    page,
  }) => {
    await open(page);
    const logits = await valuesOf(page, 'logit');
    const probabilities = await valuesOf(page, 'probability');
    for (const digit of digits) {
      expect(Math.abs(logits[digit] - shipped.first32.logits[digit])).toBeLessThan(1e-4);
      expect(Math.abs(probabilities[digit] - shipped.first32.probabilities[digit])).toBeLessThan(
        1e-6,
      );
    }
    expect(await value(page, 'prediction')).toBe(mnist.test.firstLabels[0]);
    // "The shares of the losers go down to fractions of a millionth", says the text.
    expect(Math.min(...probabilities)).toBeGreaterThan(0);
    expect(Math.min(...probabilities)).toBeLessThan(1e-6);
  });

  test('shows a sum within 1e-6 of 1, with 8 decimals', async ({ page }) => {
    await open(page);
    expect(Math.abs((await value(page, 'probability-sum')) - 1)).toBeLessThan(1e-6);
    await expect(page.locator('[data-name="probability-sum"]')).toHaveText(/^[01]\.\d{8}$/);
  });

  test('shows its numbers with JavaScript off', async ({ browser, site }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
    const page = await context.newPage();
    await page.goto('prediction/');
    expect(await value(page, 'prediction')).toBe(7);
    expect(await value(page, 'correct')).toBe(shipped.test.correct);
    expect(await value(page, 'accuracy-answered')).toBeCloseTo(shipped.test.accuracy, 9);
    await expect(page.locator('.cell-pictures li').first()).toBeVisible();
    await expect(page.locator('#figure-reliability-diagram .chart svg').first()).toBeVisible();
    await context.close();
  });
});

test.describe('the softmax bench', () => {
  test('gives 10 equal logits a tenth each, within 1e-7', async ({ page }) => {
    await open(page);
    await putLogits(page, Array<number>(10).fill(3));
    for (const share of await valuesOf(page, 'bench-probability')) {
      expect(Math.abs(share - 0.1)).toBeLessThan(1e-7);
    }
    expect(Math.abs((await value(page, 'bench-sum')) - 1)).toBeLessThan(1e-6);
  });

  test('gives closed-form shares within 1e-6 at the temperatures 0.1, 1 and 10', async ({
    page,
  }) => {
    await open(page);
    const logits = [0.5, -2, 4.1, 3.9, -7.5, 0, 1.2, 4, -0.3, 2.6];
    await putLogits(page, logits);
    for (const power of [-1, 0, 1]) {
      await slide(page.getByRole('slider', { name: 'Temperature' }), power);
      const temperature = await value(page, 'bench-temperature');
      expect(temperature).toBeCloseTo(10 ** power, 9);
      const exponentials = logits.map((logit) => Math.exp(logit / temperature));
      const shares = await valuesOf(page, 'bench-probability');
      for (const digit of digits) {
        const expected = exponentials[digit] / add(exponentials);
        expect(Math.abs(shares[digit] - expected)).toBeLessThan(1e-6);
      }
      expect(await value(page, 'bench-answer')).toBe(2);
      expect(await value(page, 'bench-largest-logit')).toBe(2);
    }
  });

  test('keeps all 10 shares within 1e-6 when every logit rises by 5', async ({ page }) => {
    await open(page);
    const logits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
    await putLogits(page, logits);
    const before = await valuesOf(page, 'bench-probability');
    await putLogits(
      page,
      logits.map((logit) => logit + 5),
    );
    const after = await valuesOf(page, 'bench-probability');
    for (const digit of digits) expect(Math.abs(after[digit] - before[digit])).toBeLessThan(1e-6);
  });

  test('prints the article’s 10 entries, its arrow under index 7, and no share of 0', async ({
    page,
  }) => {
    await open(page);
    await page.getByRole('button', { name: 'The article’s list' }).click();
    const entries = page.locator('.printed-list li');
    await expect(entries.locator('span:first-child')).toHaveText(articleList);
    await expect(entries.filter({ hasText: '↑' })).toHaveCount(1);
    await expect(entries.nth(7)).toContainText('↑');
    // The arrow stands under its number, not beside it.
    const [number, arrow] = await entries
      .nth(7)
      .locator('span')
      .evaluateAll((spans) =>
        spans.slice(0, 2).map((span) => {
          const { left, right } = span.getBoundingClientRect();
          return (left + right) / 2;
        }),
      );
    expect(Math.abs(number - arrow)).toBeLessThan(2);
    for (const share of await valuesOf(page, 'bench-probability')) expect(share).toBeGreaterThan(0);
    const logits = await valuesOf(page, 'bench-logit');
    expect(logits[7] - logits[0]).toBeCloseTo(Math.log(0.84 / 0.01), 9);
    await expect(page.locator('.softmax-remark')).toContainText('No logit gives exactly 0');
  });

  test('moves a logit by 0.1 with an arrow key, and 2 presses of Reset bring the digit back', async ({
    page,
  }) => {
    await open(page);
    const before = await valuesOf(page, 'bench-logit');
    const slider = page.getByLabel('Logit of digit 3');
    await slider.focus();
    await slider.press('ArrowRight');
    const moved = await value(page, 'bench-logit-3');
    expect(Math.abs(moved - before[3])).toBeLessThan(0.2);
    await slider.press('ArrowRight');
    expect((await value(page, 'bench-logit-3')) - moved).toBeCloseTo(0.1, 6);
    // What the page says about the reader's digit is not touched by the bench.
    expect(await value(page, 'logit-3')).toBe(before[3]);
    const reset = page.getByRole('button', { name: 'Reset' });
    await reset.click();
    await reset.click();
    expect(await valuesOf(page, 'bench-logit')).toEqual(before);
    expect(await value(page, 'bench-temperature')).toBe(1);
  });
});

test.describe('the confusion matrix', () => {
  test('holds NumPy’s 100 counts, and its rows add up to the published label counts', async ({
    page,
  }) => {
    await page.goto('prediction/');
    const shown = await page
      .locator('[data-name^="confusion-"]')
      .evaluateAll((cells) => cells.map((cell) => Number(cell.getAttribute('value'))));
    expect(shown).toEqual(shipped.test.confusion.flat());
    const sums = await valuesOf(page, 'label-count');
    expect(sums).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
    expect(digits.map((row) => add(shown.slice(row * 10, row * 10 + 10)))).toEqual(sums);
    expect(await value(page, 'correct')).toBe(shipped.test.correct);
    expect(await value(page, 'errors')).toBe(10_000 - shipped.test.correct);
  });

  test('is 1 stop of the Tab key; arrows and Enter choose a cell and show NumPy’s images', async ({
    page,
  }) => {
    await open(page);
    const table = page.locator('.confusion-table');
    await expect(table.locator('button[tabindex="0"]')).toHaveCount(1);
    const start = table.getByRole('button', { name: '4 read as 9' });
    await start.focus();
    await start.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowUp');
    const chosen = table.getByRole('button', { name: '4 read as 7' });
    await expect(chosen).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(chosen).toHaveAttribute('aria-pressed', 'true');
    const indices: number[] = oracle.errors['47'];
    const pictures = page.locator('.cell-pictures button');
    await expect(pictures).toHaveCount(indices.length);
    for (const [place, index] of indices.entries()) {
      await expect(pictures.nth(place).locator('svg')).toHaveAttribute(
        'aria-label',
        new RegExp(`^Test image ${index}, a 4 read as 7`),
      );
    }
    await expect(page.locator('.confusion-chosen')).toContainText(
      `${indices.length} of the 982 images of a 4 are read as 7`,
    );
  });

  test('shows the images of a whole row of right answers, 10 at a time', async ({ page }) => {
    await open(page);
    await page.getByRole('button', { name: /^7 read as 7:/ }).click();
    await expect(page.locator('.cell-pictures li')).toHaveCount(10);
    await page.getByRole('button', { name: 'Show 10 more' }).click();
    await expect(page.locator('.cell-pictures li')).toHaveCount(20);
    await expect(page.locator('.cell-pictures svg').first()).toHaveAttribute(
      'aria-label',
      /^Test image 0,/,
    );
  });

  test('makes an image the reader’s digit, wrongly read as in the chosen cell', async ({
    page,
  }) => {
    await open(page);
    // The page opens at the commonest error; its second digit is what the network reads.
    const [[cell]] = Object.entries<number[]>(oracle.errors).toSorted(
      ([, some], [, others]) => others.length - some.length,
    );
    const prediction = Number(cell[1]);
    await page.locator('.cell-pictures button').first().click();
    await expect.poll(() => value(page, 'prediction')).toBe(prediction);
    await expect(page.locator('.cell-pictures-hint')).toContainText('is now your digit');
    expect(Math.abs((await value(page, 'probability-sum')) - 1)).toBeLessThan(1e-6);
    const bench = await valuesOf(page, 'bench-logit');
    expect(bench).toEqual(await valuesOf(page, 'logit'));
    await page.reload();
    await wake(page);
    await expect.poll(() => value(page, 'prediction')).toBe(prediction);
  });

  test('says why the images are missing, and Retry brings them', async ({ page, noise, site }) => {
    noise.allow(/404|Failed to load resource/);
    await open(page);
    site.break('.bin', 'missing');
    await page.getByRole('button', { name: '2 read as 7' }).last().click();
    const trouble = page.locator('.confusion .trouble');
    await expect(trouble).toContainText('The digits are not where they should be');
    await expect(page.locator('.cell-pictures')).toHaveCount(0);
    site.mend();
    await trouble.getByRole('button', { name: 'Retry' }).click();
    await expect(page.locator('.cell-pictures li')).toHaveCount(oracle.errors['27'].length);
    await expect(trouble).toHaveCount(0);
  });

  test('downloads nothing for an empty cell and says that it is empty', async ({ page }) => {
    await open(page);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const [cell] = Object.keys(oracle.errors).filter((key) => oracle.errors[key].length === 0);
    await page.getByRole('button', { name: `${cell[0]} read as ${cell[1]}: 0` }).click();
    await expect(page.locator('.confusion-chosen')).toHaveText(
      `No image of a ${cell[0]} is read as ${cell[1]}.`,
    );
    expect(asked.filter((url) => imageFile.test(url))).toEqual([]);
  });

  test('fits a screen of 360 px', async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto('prediction/');
    const table = page.locator('.confusion-table table');
    const box = await table.boundingBox();
    expect(box!.x + box!.width).toBeLessThanOrEqual(360);
    const narrowest = await table
      .locator('button')
      .evaluateAll((buttons) => Math.min(...buttons.map((b) => b.getBoundingClientRect().width)));
    expect(narrowest).toBeGreaterThanOrEqual(24);
  });
});

test.describe('confidence', () => {
  test('means over right, wrong and all images are NumPy’s within 1e-5', async ({ page }) => {
    await page.goto('prediction/');
    const { mean, meanOfRight, meanOfWrong } = shipped.confidence;
    expect(Math.abs((await value(page, 'mean-confidence')) - mean)).toBeLessThan(1e-5);
    expect(Math.abs((await value(page, 'mean-confidence-right')) - meanOfRight)).toBeLessThan(1e-5);
    expect(Math.abs((await value(page, 'mean-confidence-wrong')) - meanOfWrong)).toBeLessThan(1e-5);
    expect(await value(page, 'wrong-and-sure')).toBe(oracle.wrongAndSure);
    expect(await value(page, 'same-answer')).toBe(10_000);
    // "A little too sure of itself, but not by much", says the text.
    expect(mean - shipped.test.accuracy).toBeGreaterThan(0);
    expect(mean - shipped.test.accuracy).toBeLessThan(0.02);
  });

  test('the 10 bins of the diagram are NumPy’s within 1e-5', async ({ page }) => {
    await page.goto('prediction/');
    for (const [bin, expected] of shipped.calibration.entries()) {
      expect(await value(page, `bin-${bin}-count`)).toBe(expected.count);
      if (expected.count === 0) continue;
      const confidence = await value(page, `bin-${bin}-confidence`);
      expect(Math.abs(confidence - expected.meanConfidence)).toBeLessThan(1e-5);
      expect(await value(page, `bin-${bin}-accuracy`)).toBeCloseTo(expected.accuracy, 9);
    }
    // The guess: images with a top probability between 0.5 and 0.6 are right about half the time.
    expect(Math.abs(shipped.calibration[5].accuracy - 0.5)).toBeLessThan(0.1);
  });

  test('on fine and coarse noise and on a blank page it is NumPy’s within 1e-5', async ({
    page,
  }) => {
    await open(page);
    expect(await value(page, 'noise-confidence')).toBeCloseTo(shipped.noise.meanTop, 5);
    expect(await value(page, 'noise-above-90')).toBeCloseTo(shipped.noise['shareAbove0.9'], 9);
    expect(await value(page, 'coarse-confidence')).toBeCloseTo(oracle.coarse.mean, 5);
    expect(await value(page, 'coarse-above-90')).toBeCloseTo(oracle.coarse.above90, 9);
    expect(await value(page, 'shown-prediction')).toBe(oracle.coarse.firstPrediction);
    expect(await value(page, 'shown-confidence')).toBeCloseTo(oracle.coarse.firstTop, 5);
    await page.getByRole('button', { name: 'Blank page' }).click();
    const blank = shipped.blank.probabilities[shipped.blank.prediction];
    await expect.poll(() => value(page, 'shown-confidence')).toBeCloseTo(blank, 5);
    expect(await value(page, 'shown-prediction')).toBe(shipped.blank.prediction);
    expect(await value(page, 'blank-prediction')).toBe(shipped.blank.prediction);
  });

  test('each press of a noise button shows the next of 1,000 pictures and redraws the chart', async ({
    page,
  }) => {
    await open(page);
    const figure = page.locator('#figure-confidence-on-noise');
    const name = figure.locator('.on-noise-picture .label');
    const fine = figure.getByRole('button', { name: 'Fine noise' });
    await expect(name).toHaveText('coarse noise, picture 1 of 1,000');
    await fine.click();
    await expect(name).toHaveText('fine noise, picture 1 of 1,000');
    await fine.click();
    await expect(name).toHaveText('fine noise, picture 2 of 1,000');
    await figure.getByRole('button', { name: 'Coarse noise' }).click();
    await expect(name).toHaveText('coarse noise, picture 2 of 1,000');
    await expect(figure.locator('.chart:visible svg')).toHaveCount(1);
    await figure.getByRole('button', { name: 'A test image' }).click();
    await expect(name).toHaveText(/^test image [\d,]+, a \d$/);
  });

  test('says why a test image is missing, and Retry brings one', async ({ page, noise, site }) => {
    noise.allow(/404|Failed to load resource/);
    await open(page);
    const figure = page.locator('#figure-confidence-on-noise');
    site.break('.bin', 'truncated');
    await figure.getByRole('button', { name: 'A test image' }).click();
    await expect(figure.locator('.trouble')).toContainText('Try again');
    site.mend();
    await figure.getByRole('button', { name: 'Retry' }).click();
    await expect(figure.locator('.on-noise-picture .label')).toHaveText(/^test image/);
  });

  test('says why the weights are missing, and the next press works', async ({
    page,
    noise,
    site,
  }) => {
    noise.allow(/404|Failed to load resource/);
    await open(page);
    const figure = page.locator('#figure-confidence-on-noise');
    const fine = figure.getByRole('button', { name: 'Fine noise' });
    site.break('.safetensors', 'missing');
    await fine.click();
    await expect(figure.locator('.trouble')).toContainText('weights are missing');
    site.mend();
    await fine.click();
    await expect(figure.locator('.on-noise-picture .label')).toContainText('fine noise');
    await expect(figure.locator('.trouble')).toHaveCount(0);
  });
});

test.describe('the option to be silent', () => {
  const slider = (page: Page) => page.getByRole('slider', { name: 'Threshold' });

  test('answers as many images as NumPy at 7 thresholds, give or take 1', async ({ page }) => {
    await open(page);
    for (const { threshold, answered, right, noise } of oracle.thresholds) {
      await slide(slider(page), threshold * 1000);
      await expect.poll(() => value(page, 'threshold')).toBe(threshold);
      const shown = await value(page, 'answered');
      expect(Math.abs(shown - answered)).toBeLessThanOrEqual(1);
      expect(await value(page, 'coverage')).toBeCloseTo(shown / 10_000, 9);
      expect(Math.abs((await value(page, 'accuracy-answered')) - right / answered)).toBeLessThan(
        2e-4,
      );
      expect(Math.abs((await value(page, 'noise-answered')) - noise)).toBeLessThanOrEqual(1);
    }
    await expect(page.locator('#figure-reject-option .chart:visible svg')).toHaveCount(1);
  });

  test('judges the task: not yet, done, and done with the lowest of 1,000 thresholds', async ({
    page,
  }) => {
    await open(page);
    const verdict = page.locator('.reject-verdict');
    await expect(verdict).toContainText('Not yet 99.5');
    const lowest = Math.round(shipped['threshold99.5'].threshold * 1000);
    await slide(slider(page), lowest + 50);
    await expect(verdict).toContainText('the task is done');
    await slide(slider(page), lowest);
    await expect(verdict).toContainText('no lower threshold');
    await slide(slider(page), lowest - 1);
    await expect(verdict).toContainText('Not yet');
    expect(await value(page, 'enough-silent')).toBe(10_000 - shipped['threshold99.5'].count);
  });

  test('is moved by arrow keys and by its buttons, 0.001 at a time, and stops at both ends', async ({
    page,
  }) => {
    await open(page);
    const [lower, raise] = ['Lower', 'Raise'].map((word) =>
      page.getByRole('button', { name: `${word} the threshold by 0.001` }),
    );
    await expect(lower).toBeDisabled();
    await slider(page).focus();
    await slider(page).press('ArrowRight');
    await expect.poll(() => value(page, 'threshold')).toBe(0.001);
    await raise.click();
    await raise.click();
    await expect.poll(() => value(page, 'threshold')).toBe(0.003);
    await slider(page).press('End');
    await expect.poll(() => value(page, 'threshold')).toBe(0.999);
    await expect(raise).toBeDisabled();
    await slider(page).press('Home');
    await expect.poll(() => value(page, 'answered')).toBe(10_000);
  });
});

test('the prose holds the arithmetic of the article’s list and of the pair 1000, 1001 @anywhere', async ({
  page,
}) => {
  await page.goto('prediction/');
  await ready(page);
  expect(await value(page, 'article-sum')).toBe(1);
  expect(await value(page, 'article-answer')).toBe(7);
  expect(await value(page, 'article-gap')).toBeCloseTo(4.431, 3);
  expect(await value(page, 'pair-larger')).toBeCloseTo(1 / (1 + Math.exp(-1)), 6);
  expect(await value(page, 'pair-smaller')).toBeCloseTo(1 / (1 + Math.exp(1)), 6);
});

test('the first figure says whose digit it shows: the book’s, and the reader’s once she has one', async ({
  page,
}) => {
  await page.goto('prediction/');
  const caption = page.locator('#figure-your-answer .your-answer-digit');
  await expect(caption).toContainText('the book’s digit, read as 7');
  await chooseTestImage(page, 'prediction/', 1);
  await expect(caption).toContainText('your digit, read as 2');
});
