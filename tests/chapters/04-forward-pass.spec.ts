// The forward pass against the NumPy oracle: every neuron, every logit, with and without ReLU.
import type { Page } from '@playwright/test';
import { expect, ready, test, value, wake } from '../site/harness/page.ts';
import { chooseTestImage } from '../site/harness/digit.ts';
import { shipped } from '../nn/oracle/read.ts';
import { weightsInFile } from './weights-file.ts';

const page0 = shipped.image0;

async function open(page: Page) {
  await page.goto('forward-pass/');
  await wake(page);
}

/** Moves a slider as a key press would, and lets the page answer. */
async function slide(page: Page, figure: string, to: number) {
  await page.locator(`#figure-${figure} input[type=range]`).fill(String(to));
}

test.describe('one neuron', () => {
  test('shows NumPy’s sum, bias and pre-activation of 8 neurons within 1e-5 @anywhere', async ({
    page,
  }) => {
    await open(page);
    for (const neuron of [0, 1, 17, 50, 63, 64, 100, 127]) {
      await slide(page, 'one-neuron', neuron + 1);
      await expect(page.locator('#figure-one-neuron output')).toHaveText(`${neuron + 1} of 128`);
      await expect(page.locator('#figure-one-neuron .labelled').nth(1)).toContainText(
        `neuron ${neuron + 1}`,
      );
      expect(await value(page, 'neuron-sum')).toBeCloseTo(page0.sumsOfProducts[neuron], 5);
      expect(await value(page, 'neuron-bias')).toBeCloseTo(page0.biases[neuron], 6);
      const preActivation = page0.preActivations[neuron];
      expect(await value(page, 'neuron-pre-activation')).toBeCloseTo(preActivation, 5);
      expect(await value(page, 'neuron-activation')).toBeCloseTo(Math.max(0, preActivation), 5);
    }
  });

  test('adds one product a step, can be paused, and ends at the whole sum', async ({ page }) => {
    await open(page);
    const whole = await value(page, 'neuron-sum');
    const figure = page.locator('#figure-one-neuron');
    await figure.getByRole('button', { name: 'Step' }).click();
    await expect(figure).toContainText('sum of 1');
    // One product: the input and the weight that the line under the pictures names.
    const line = await figure.locator('.pixel-line code').textContent();
    const [input, weight] = line!.replaceAll('−', '-').split(/[×=]/).map(Number);
    expect(await value(page, 'neuron-sum')).toBeCloseTo(input * weight, 3);
    await figure.getByRole('button', { name: 'Go on' }).click();
    await figure.getByRole('button', { name: 'Pause' }).click();
    const paused = await value(page, 'neuron-sum');
    await page.waitForTimeout(300);
    expect(await value(page, 'neuron-sum')).toBe(paused);
    await figure.getByRole('button', { name: 'Show the whole sum' }).click();
    expect(await value(page, 'neuron-sum')).toBe(whole);
  });

  test('says in words that the weights are missing, and works once they are there', async ({
    page,
    noise,
    site,
  }) => {
    noise.allow(/404/);
    site.break('mlp-784-128-10.safetensors', 'missing');
    await open(page);
    await slide(page, 'one-neuron', 3);
    await expect(page.locator('#figure-one-neuron .trouble')).toContainText('weights are missing');
    site.mend();
    await slide(page, 'one-neuron', 4);
    await expect(page.locator('#figure-one-neuron .trouble')).toHaveCount(0);
    await expect(page.locator('#figure-one-neuron')).toContainText('neuron 4');
  });

  test('does not take a broken file of weights for a network', async ({ page, noise, site }) => {
    noise.allow(/404/);
    site.break('mlp-784-128-10.safetensors', 'truncated');
    await open(page);
    const before = await value(page, 'neuron-sum');
    await slide(page, 'one-neuron', 3);
    await expect(page.locator('#figure-one-neuron .trouble')).not.toBeEmpty();
    expect(await value(page, 'neuron-sum')).toBe(before);
  });
});

test.describe('all 128', () => {
  test('shows NumPy’s active units and ten logits of the first image within 1e-4', async ({
    page,
  }) => {
    await open(page);
    expect(await value(page, 'active-units')).toBe(shipped.first32.activeCounts[0]);
    expect(await value(page, 'silent-units')).toBe(128 - shipped.first32.activeCounts[0]);
    for (let digit = 0; digit < 10; digit++) {
      expect(await value(page, `logit-${digit}`)).toBeCloseTo(shipped.first32.logits[digit], 4);
    }
  });

  test('each digit’s 128 products and bias add up to NumPy’s logit within 1e-4', async ({
    page,
  }) => {
    await open(page);
    const figure = page.locator('#figure-hidden-layer');
    for (let digit = 0; digit < 10; digit++) {
      await figure.getByRole('radio', { name: String(digit), exact: true }).check();
      await expect(figure).toContainText(`logit of ${digit}`);
      const sum = await value(page, 'contribution-sum');
      const bias = await value(page, 'output-bias');
      expect(sum + bias).toBeCloseTo(shipped.first32.logits[digit], 4);
      expect(bias).toBeCloseTo(weightsInFile('output.biases')[digit], 7);
      expect(await value(page, 'chosen-logit')).toBeCloseTo(shipped.first32.logits[digit], 4);
    }
  });

  test('opens at the neuron that is loudest, and at the five strongest arguments, for 4 digits', async ({
    page,
  }) => {
    const outputWeights = weightsInFile('output.weights');
    for (const index of [1, 2, 3, 31]) {
      await chooseTestImage(page, 'forward-pass/', index);
      await wake(page);
      const activations = shipped.first32HiddenPreActivations
        .slice(index * 128, index * 128 + 128)
        .map((preActivation: number) => Math.max(0, preActivation));
      const loudest = activations.indexOf(Math.max(...activations));
      await expect(page.locator('#figure-one-neuron output')).toHaveText(`${loudest + 1} of 128`);
      await expect
        .poll(() => value(page, 'neuron-activation'))
        .toBeCloseTo(activations[loudest], 4);

      const answer = shipped.first32.predictions[index];
      const products = activations.map(
        (activation: number, neuron: number) => activation * outputWeights[neuron * 10 + answer],
      );
      const strongest = [...products.keys()]
        .toSorted((a, b) => Math.abs(products[b]) - Math.abs(products[a]))
        .slice(0, 5);
      const buttons = page.getByRole('group', { name: 'The strongest arguments' });
      await expect(buttons.getByRole('button')).toContainText(
        strongest.map((neuron) => `neuron ${neuron + 1} `),
      );
      for (const neuron of strongest) {
        expect(await value(page, `strongest-${neuron + 1}`)).toBeCloseTo(products[neuron], 4);
      }
      const last = strongest.at(-1)!;
      await buttons.getByRole('button', { name: `neuron ${last + 1} ` }).click();
      await expect(page.locator('.hidden-layer-line')).toContainText(`neuron ${last + 1} says`);
    }
  });

  test('follows the reader’s digit: 5 test images as NumPy reads them', async ({ page }) => {
    for (const index of [1, 2, 3, 8, 31]) {
      await chooseTestImage(page, 'forward-pass/', index);
      await wake(page);
      const logits = shipped.first32.logits.slice(index * 10, index * 10 + 10);
      await expect
        .poll(() => value(page, 'active-units'))
        .toBe(shipped.first32.activeCounts[index]);
      expect(await value(page, 'prediction')).toBe(shipped.first32.predictions[index]);
      for (let digit = 0; digit < 10; digit++) {
        expect(await value(page, `logit-${digit}`)).toBeCloseTo(logits[digit], 4);
      }
    }
  });
});

test.describe('without ReLU', () => {
  test('accuracy is NumPy’s, and one matrix equals two layers within 1e-4', async ({ page }) => {
    await open(page);
    expect(await value(page, 'accuracy')).toBe(shipped.test.accuracy);
    expect(await value(page, 'accuracy-without-relu')).toBe(shipped.withoutRelu.accuracy);
    expect(await value(page, 'collapse-difference')).toBeLessThan(1e-4);
    const figure = page.locator('#figure-without-relu');
    for (const digit of [0, 9]) {
      await figure.getByRole('radio', { name: String(digit), exact: true }).check();
      await expect(figure.locator('h3')).toContainText(`weights for ${digit}`);
    }
    expect(await value(page, 'collapse-difference')).toBeLessThan(1e-4);
  });

  test('switched on, it gives NumPy’s ten probabilities within 1e-5', async ({ page }) => {
    await open(page);
    await page.locator('#figure-without-relu').getByRole('radio', { name: 'on' }).check();
    for (let digit = 0; digit < 10; digit++) {
      const expected = shipped.first32.probabilities[digit];
      expect(await value(page, `linear-probability-${digit}`)).toBeCloseTo(expected, 5);
    }
  });
});

test('one pass is 784 × 128 + 128 × 10 = 101,632 multiplications, and n images are n passes', async ({
  page,
}) => {
  await open(page);
  expect(await value(page, 'multiply-adds')).toBe(784 * 128 + 128 * 10);
  await page.getByRole('radio', { name: '10,000' }).check();
  expect(await value(page, 'multiply-adds')).toBe(1_016_320_000);
});

test('shows prediction and all ten probabilities of the reader’s digit', async ({ page }) => {
  await open(page);
  expect(await value(page, 'prediction')).toBe(shipped.first32.predictions[0]);
  for (let digit = 0; digit < 10; digit++) {
    const expected = shipped.first32.probabilities[digit];
    expect(await value(page, `probability-${digit}`)).toBeCloseTo(expected, 5);
  }
});

test('a guess answers with the guess and the truth', async ({ page }) => {
  await open(page);
  await ready(page);
  const guess = page.locator('.guess').first();
  await guess.getByRole('button', { name: '0', exact: true }).click();
  await expect(guess).toContainText('You guessed: 0.');
  await expect(guess.locator('.guess-answer')).toBeVisible();
});
