// Chapter 3 counts: each figure held against sums written here, NumPy's oracle, and the weights file itself.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test, value, wake } from '../site/harness/page.ts';
import { weightsInFile } from './weights-file.ts';

const oracle = (name: string) =>
  JSON.parse(readFileSync(new URL(`../nn/oracle/${name}`, import.meta.url), 'utf8'));
const shipped = oracle('shipped.json');

const figure = (page: Page, name: string) => page.locator(`#figure-${name}`);
const builder = (page: Page) => figure(page, 'layer-builder');
const sizes = (page: Page) => builder(page).getByLabel(/^Number of neurons in/);
const shows = (page: Page, name: string, expected: number) =>
  expect(page.locator(`data[data-name="${name}"]`).first()).toHaveAttribute('value', `${expected}`);

test.beforeEach(async ({ page }) => {
  await page.goto('connections/');
  await wake(page);
});

test.describe('the layer builder', () => {
  test('opens with 784-128-10: 138 neurons, 101,632 connections, 101,770 parameters', async ({
    page,
  }) => {
    expect(await value(page, 'neurons')).toBe(128 + 10);
    expect(await value(page, 'hidden-weights')).toBe(784 * 128);
    expect(await value(page, 'output-weights')).toBe(128 * 10);
    expect(await value(page, 'connections')).toBe(101_632);
    expect(await value(page, 'biases')).toBe(138);
    expect(await value(page, 'parameters')).toBe(101_770);
  });

  test('builds 784-64-32-10 from the keyboard: 52,650 parameters, and returns to 101,770', async ({
    page,
  }) => {
    await sizes(page).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('64');
    await builder(page).getByRole('button', { name: 'Add a hidden layer' }).press('Enter');
    await expect(sizes(page)).toHaveCount(2);
    await shows(page, 'parameters', 785 * 64 + 65 * 32 + 33 * 10);
    await shows(page, 'hidden2-weights', 64 * 32);
    await expect(builder(page).getByRole('status')).toContainText('784-64-32-10');
    const back = builder(page).getByRole('button', { name: 'Back to 784-128-10' });
    await back.press('Enter');
    await back.press('Enter');
    await shows(page, 'parameters', 101_770);
  });

  test('one arrow key on the slider adds 1 neuron: 784 + 10 weights and 1 bias', async ({
    page,
  }) => {
    await builder(page).getByRole('slider', { name: 'Neurons in Hidden' }).press('ArrowRight');
    await shows(page, 'parameters', 101_770 + 784 + 10 + 1);
  });

  test('takes 0 to 4 hidden layers; with none left 784-10 has 7,850 parameters', async ({
    page,
  }) => {
    await builder(page).getByRole('button', { name: 'Remove Hidden' }).click();
    await shows(page, 'parameters', 785 * 10);
    const add = builder(page).getByRole('button', { name: 'Add a hidden layer' });
    for (let layer = 0; layer < 4; layer++) await add.click();
    await expect(sizes(page)).toHaveCount(4);
    await expect(add).toBeDisabled();
    await shows(page, 'parameters', 785 * 32 + 3 * 33 * 32 + 33 * 10);
  });

  for (const nonsense of ['0', '-3', '1e9', '1025', '2.5', 'many', '', '1000000000000']) {
    test(`answers “${nonsense}” with 1 sentence and keeps its 128 neurons`, async ({ page }) => {
      await sizes(page).fill(nonsense);
      await expect(builder(page).locator('.trouble')).toHaveCount(1);
      await expect(builder(page).locator('.trouble')).toContainText('from 1 to 1,024');
      await expect(sizes(page)).toHaveValue(nonsense);
      await shows(page, 'parameters', 101_770);
      await sizes(page).fill('64');
      await expect(builder(page).locator('.trouble')).toHaveCount(0);
      await shows(page, 'parameters', 785 * 64 + 65 * 10);
    });
  }

  test('says that an input neuron computes nothing, by key and by pointer', async ({ page }) => {
    const hidden = builder(page).getByRole('radio', { name: 'Hidden', exact: true });
    await hidden.press('ArrowLeft');
    const sentence = builder(page).locator('.layer-neuron');
    await expect(sentence).toContainText('an input neuron computes nothing');
    await hidden.press('Space');
    await expect(sentence).toContainText('784 weights');
    await builder(page)
      .locator('.wide .inputs .column-touch')
      .click({ position: { x: 1, y: 1 } });
    await expect(sentence).toContainText('row 0, column 0');
    await expect(sentence).toContainText('no weights, no bias, no activation');
  });
});

test.describe('the strongest weights', () => {
  const strongest = (page: Page) => figure(page, 'strongest-weights');

  test('the top 5 of hidden neurons 1, 2, 3, 43 and 128 are those NumPy found', async ({
    page,
  }) => {
    const slider = strongest(page).getByRole('slider', { name: 'Neuron' });
    for (const { neuron, pixels, weights } of shipped.largestWeights) {
      await slider.fill(`${neuron + 1}`);
      await expect(strongest(page).locator('caption')).toHaveText(
        `Into hidden neuron ${neuron + 1}`,
      );
      for (const [rank, pixel] of pixels.entries()) {
        const shown = strongest(page).locator(`[data-name="strongest-weight-${rank + 1}"]`);
        await expect(shown).toHaveAttribute('data-place', `${pixel}`);
        expect(Number(await shown.getAttribute('value'))).toBeCloseTo(weights[rank], 7);
      }
    }
  });

  test('the ten weights of neuron 1 to the outputs are those in the file', async ({ page }) => {
    await strongest(page).getByRole('slider', { name: 'Neuron' }).fill('1');
    await expect(strongest(page).locator('caption')).toHaveText('Into hidden neuron 1');
    const weights = weightsInFile('output.weights');
    for (let digit = 0; digit < 10; digit++) {
      expect(await value(page, `weight-to-${digit}`)).toBeCloseTo(weights[digit], 7);
    }
  });

  test('each of 128 neurons raises as many digits as its weights in the file say', async ({
    page,
  }) => {
    const weights = weightsInFile('output.weights');
    const raised = Array.from({ length: 128 }, (_, neuron) => {
      const row = [...weights.subarray(neuron * 10, neuron * 10 + 10)];
      return row.filter((weight) => weight > 0).length;
    });
    expect(await value(page, 'fewest-digits-raised')).toBe(Math.min(...raised));
    expect(await value(page, 'most-digits-raised')).toBe(Math.max(...raised));
  });

  test('draws 3 to 40 lines, and 10 more to the outputs', async ({ page }) => {
    const count = strongest(page).getByRole('slider', { name: 'Weights drawn' });
    const lines = strongest(page).locator('.strongest-drawing .line');
    const rows = strongest(page).locator('tbody tr');
    for (const wanted of [3, 40]) {
      await count.press(wanted === 3 ? 'Home' : 'End');
      await expect(lines).toHaveCount(wanted + 10);
      await expect(rows).toHaveCount(wanted);
    }
  });

  test('output 7 lists the 12 strongest of its 128 weights, and leads to the first of them', async ({
    page,
  }) => {
    await strongest(page).getByRole('radio', { name: 'an output' }).press('Space');
    await strongest(page).getByRole('radio', { name: '7', exact: true }).press('Space');
    await expect(strongest(page).locator('caption')).toHaveText('Into output 7');
    const weights = weightsInFile('output.weights');
    const expected = Array.from({ length: 128 }, (_, neuron) => ({
      neuron,
      weight: weights[neuron * 10 + 7],
    })).toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
    await expect(strongest(page).locator('tbody tr')).toHaveCount(12);
    for (let rank = 0; rank < 12; rank++) {
      const shown = strongest(page).locator(`[data-name="strongest-weight-${rank + 1}"]`);
      await expect(shown).toHaveAttribute('data-place', `${expected[rank].neuron}`);
      expect(Number(await shown.getAttribute('value'))).toBeCloseTo(expected[rank].weight, 7);
    }
    const name = expected[0].neuron + 1;
    await strongest(page)
      .getByRole('button', { name: `Follow hidden neuron ${name}` })
      .press('Enter');
    await expect(strongest(page).locator('caption')).toHaveText(`Into hidden neuron ${name}`);
  });

  test('without the weights file it says so in 1 sentence, and trying again works', async ({
    page,
    site,
    noise,
  }) => {
    noise.allow(/404/);
    site.break('.safetensors', 'missing');
    await strongest(page).getByRole('slider', { name: 'Neuron' }).fill('1');
    await expect(strongest(page).locator('.trouble')).toContainText('weights are missing');
    site.mend();
    await strongest(page).getByRole('button', { name: 'Try again' }).click();
    await expect(strongest(page).locator('.trouble')).toHaveCount(0);
    await expect(strongest(page).locator('caption')).toHaveText('Into hidden neuron 1');
  });
});

test.describe('the halving curve', () => {
  const halving = (page: Page) => figure(page, 'halving-curve');
  const parameters = (h: number, depth: number) =>
    785 * h + (depth - 1) * (h + 1) * h + 10 * (h + 1);

  test('opens with 407,050 → 203,530, which saves 50.00 %', async ({ page }) => {
    expect(await value(page, 'parameters-before')).toBe(407_050);
    expect(await value(page, 'parameters-after')).toBe(203_530);
    expect(await value(page, 'saved')).toBeCloseTo(203_520 / 407_050, 12);
  });

  test('all 20 savings follow from the closed form, and stay below 75 %', async ({ page }) => {
    for (let depth = 1; depth <= 20; depth++) {
      const expected = 1 - parameters(256, depth) / parameters(512, depth);
      expect(await value(page, `saved-depth-${depth}`)).toBeCloseTo(expected, 12);
      expect(expected).toBeLessThan(0.75);
    }
  });

  test('the slider walks by key from 50.00 through 59.79 and 64.06 to 70.43 % at depth 8', async ({
    page,
  }) => {
    const slider = halving(page).getByRole('slider', { name: 'Hidden layers' });
    const saved = halving(page).locator('[data-name="saved"]');
    const written = ['50.00', '59.79', '64.06', '66.45', '67.98', '69.05', '69.83', '70.43'];
    for (const [index, percent] of written.entries()) {
      if (index > 0) await slider.press('ArrowRight');
      await expect(saved).toContainText(percent);
    }
    await expect(halving(page).locator('.chart:not([hidden]) svg').last()).toHaveAttribute(
      'aria-label',
      /70\.43/,
    );
    await slider.press('End');
    await expect(saved).toContainText('73.07');
  });

  test('one of two layers saves 49.6 or 20.0 %, the square block 75 %', async ({ page }) => {
    const saved = halving(page).locator('[data-name="saved"]');
    const cases = [
      ['first of two', 1 - 337_674 / 669_706],
      ['second of two', 1 - 535_818 / 669_706],
      ['one square block', 0.75],
      ['every hidden layer', 203_520 / 407_050],
    ] as const;
    for (const [name, expected] of cases) {
      await halving(page).getByRole('radio', { name }).press('Space');
      await expect
        .poll(async () => Number(await saved.getAttribute('value')))
        .toBeCloseTo(expected, 10);
    }
  });
});

test.describe('the untouched weights', () => {
  const untouched = (page: Page) => figure(page, 'untouched-weights');

  test('shows the weight of the file, to five decimals, for neurons 1, 64 and 128', async ({
    page,
  }) => {
    const hidden = weightsInFile('hidden.weights');
    for (const neuron of [1, 64, 128]) {
      await untouched(page).getByRole('slider', { name: 'Hidden neuron' }).fill(String(neuron));
      // Pixel 0 is blank in every training image: start and trained weight are one.
      const weight = hidden[neuron - 1].toFixed(5).replace('-', '−');
      await expect(untouched(page).locator('.pixel-line code')).toHaveText(`${weight} → ${weight}`);
    }
  });

  test('67 pixels × 128 = 8,576 weights are unchanged, and the table adds up', async ({ page }) => {
    expect(oracle('mnist.json').train.alwaysZeroPixels).toHaveLength(67);
    expect(await value(page, 'untouched-weights')).toBe(67 * 128);
    expect(await value(page, 'unchanged-at-dead-pixels')).toBe(67 * 128);
    expect(await value(page, 'touched-weights')).toBe(100_352 - 8_576);
    const elsewhere = await value(page, 'unchanged-elsewhere');
    expect(await value(page, 'unchanged-weights')).toBe(8_576 + elsewhere);
  });

  test('arrow keys walk the pixels: blank row 0 is the same to the last bit, the middle moved', async ({
    page,
  }) => {
    const cursor = untouched(page).getByRole('slider', { name: /^Pixel/ });
    const line = untouched(page).locator('.pixel-line');
    await expect(line).toContainText('row 0, column 0');
    await expect(line).toContainText('the same to the last bit');
    await cursor.press('ArrowUp');
    await expect(line).toContainText('row 0, column 0');
    for (let step = 0; step < 14; step++) await cursor.press('ArrowDown');
    for (let step = 0; step < 14; step++) await cursor.press('ArrowRight');
    await expect(line).toContainText('row 14, column 14');
    await expect(line).toContainText('moved by');
  });

  test('another neuron is fetched and compared, its 67 blank pixels unchanged too', async ({
    page,
  }) => {
    await untouched(page).getByRole('slider', { name: 'Hidden neuron' }).fill('128');
    const difference = untouched(page).getByRole('img', { name: /^What training changed/ });
    await expect(
      untouched(page).getByRole('img', {
        name: 'The 784 weights of hidden neuron 128 before training',
      }),
    ).toBeVisible();
    const same = (await difference.getAttribute('aria-label'))?.match(/(\d+) of the 784/)?.[1];
    expect(Number(same)).toBeGreaterThanOrEqual(67);
    await untouched(page).getByRole('checkbox').press('Space');
    await expect(untouched(page).locator('.untouched-mark')).toHaveCount(0);
  });

  test('without the weights file it says so in 1 sentence, and trying again works', async ({
    page,
    site,
    noise,
  }) => {
    noise.allow(/404/);
    site.break('.safetensors', 'missing');
    await untouched(page).getByRole('slider', { name: 'Hidden neuron' }).fill('1');
    await expect(untouched(page).locator('.trouble')).toContainText('weights are missing');
    site.mend();
    await untouched(page).getByRole('button', { name: 'Try again' }).click();
    await expect(untouched(page).locator('.trouble')).toHaveCount(0);
  });
});

test('accuracy as shipped and without biases is NumPy’s, shuffled it is below 20 %', async ({
  page,
}) => {
  expect(await value(page, 'accuracy')).toBeCloseTo(shipped.test.accuracy, 4);
  expect(await value(page, 'accuracy-without-biases')).toBeCloseTo(
    shipped.withoutBiases.accuracy,
    4,
  );
  expect(await value(page, 'accuracy-shuffled-weights')).toBeLessThan(0.2);
});

test('a name that is shown more than 1 time shows 1 value', async ({ page }) => {
  const shown = await page
    .locator('data[data-name]')
    .evaluateAll((all) =>
      all.map((one) => [one.getAttribute('data-name'), one.getAttribute('value')]),
    );
  const values = new Map<string | null, Set<string | null>>();
  for (const [name, raw] of shown) values.set(name, (values.get(name) ?? new Set()).add(raw));
  expect([...values].filter(([, different]) => different.size > 1).map(([name]) => name)).toEqual(
    [],
  );
});

test('without JavaScript the 4 figures show their first 4 numbers', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  const page = await context.newPage();
  await page.goto('connections/');
  expect(await value(page, 'parameters')).toBe(101_770);
  expect(Math.abs(await value(page, 'strongest-weight-1'))).toBeGreaterThan(0);
  expect(await value(page, 'parameters-before')).toBe(407_050);
  expect(await value(page, 'untouched-weights')).toBe(8_576);
  await context.close();
});
