// Chapter 6 looks into the hidden layer: each figure held against NumPy, the weights file, and arithmetic written here.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, test, value, wake } from '../site/harness/page.ts';
import { weightsInFile } from './weights-file.ts';

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const oracle = json('./oracle/representations.json');
const experiments = json('../experiments/oracle/experiments.json');

const figure = (page: Page, name: string) => page.locator(`#figure-${name}`);
const shown = async (place: Locator, name: string) =>
  Number(await place.locator(`[data-name="${name}"]`).getAttribute('value'));
const settles = (place: Locator, name: string, expected: number, digits: number) =>
  expect.poll(() => shown(place, name), { timeout: 15_000 }).toBeCloseTo(expected, digits);

test.beforeEach(async ({ page }) => {
  await page.goto('representations/');
  await wake(page);
});

test.describe('the weight grid', () => {
  const grid = (page: Page) => figure(page, 'weight-grid');
  const moment = (page: Page) => grid(page).getByRole('slider', { name: 'Moment of training' });
  /** How many pixels of the canvas are inked at all, and how many of them strongly. */
  const painted = (page: Page) =>
    grid(page)
      .locator('.weight-grid-all canvas')
      .evaluate((canvas: HTMLCanvasElement) => {
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        let [some, strong] = [0, 0];
        for (let k = 3; k < data.length; k += 4) {
          some += Number(data[k] > 0);
          strong += Number(data[k] > 200);
        }
        return { some, strong };
      });

  test('all 17 moments have the neighbours’ correlation that NumPy finds', async ({ page }) => {
    // The file keeps weights in 63 steps, so NumPy’s own count from it is a little off.
    for (const [k, expected] of experiments.checkpoints.correlations.entries()) {
      expect(Math.abs((await value(page, `correlation-${k}`)) - expected)).toBeLessThan(0.005);
    }
    expect(await value(page, 'accuracy-14')).toBe(0.9805);
    expect(await value(page, 'moment-correlation')).toBe(await value(page, 'correlation-14'));
  });

  test('the slider fetches 1 file and paints step 0, weaker than the last step', async ({
    page,
    noise,
  }) => {
    // The test reads the canvas back; the page never does.
    noise.allow(/willReadFrequently/);
    await moment(page).press('Home');
    await expect(grid(page).locator('.weight-grid-all canvas')).toBeVisible();
    await settles(grid(page), 'moment-accuracy', 0.1174, 6);
    const start = await painted(page);
    await moment(page).press('End');
    await settles(grid(page), 'moment-accuracy', 0.9805, 6);
    const end = await painted(page);
    // 2 standard deviations of 0.05 are far from 0.3 · 200 / 255, which trained weights pass.
    expect(start.strong).toBeLessThan(10);
    expect(end.strong).toBeGreaterThan(1000);
  });

  test('weight decay and the small start show their own numbers, and hold the slider', async ({
    page,
  }) => {
    for (const [name, k] of [
      ['with weight decay', 15],
      ['from a small start', 16],
    ] as const) {
      await grid(page).getByRole('radio', { name }).press('Space');
      await settles(grid(page), 'moment-correlation', experiments.checkpoints.correlations[k], 2);
      await expect(moment(page)).toBeDisabled();
    }
  });

  test('a press on the last picture enlarges neuron 128, the slider neuron 17', async ({
    page,
  }) => {
    const all = grid(page).locator('.weight-grid-all');
    const box = (await all.boundingBox())!;
    await all.click({ position: { x: box.width - 4, y: box.height - 4 } });
    await expect(grid(page).getByRole('img', { name: /neuron 128, enlarged/ })).toBeVisible();
    await grid(page).getByRole('slider', { name: 'Enlarge neuron' }).fill('17');
    await expect(grid(page).getByRole('img', { name: /neuron 17, enlarged/ })).toBeVisible();
  });

  test('without the file it says so in 1 sentence, and trying again works', async ({
    page,
    site,
    noise,
  }) => {
    noise.allow(/404/);
    site.break('first-layer.bin', 'missing');
    await moment(page).press('Home');
    await expect(grid(page).locator('.trouble')).toContainText('recorded weights are missing');
    site.mend();
    await grid(page).getByRole('button', { name: 'Try again' }).click();
    await expect(grid(page).locator('.trouble')).toHaveCount(0);
    await expect(grid(page).locator('.weight-grid-all canvas')).toBeVisible();
  });
});

test.describe('the edge meter', () => {
  const meter = (page: Page) => figure(page, 'edge-meter');

  test('opens with the best of all 128, and shows NumPy’s R² for neurons 1, 64 and 128', async ({
    page,
  }) => {
    const { best } = experiments.edges;
    expect(await value(page, 'edge-share')).toBeCloseTo(Math.max(...best), 4);
    const slider = meter(page).getByRole('slider', { name: 'Hidden neuron' });
    for (const neuron of [1, 64, 128]) {
      await slider.fill(`${neuron}`);
      await settles(meter(page), 'edge-share', best[neuron - 1], 4);
    }
  });

  test('the median, the largest and the count above one half are NumPy’s', async ({ page }) => {
    const sorted = experiments.edges.best.toSorted((a: number, b: number) => a - b);
    expect(await value(page, 'edge-median')).toBeCloseTo((sorted[63] + sorted[64]) / 2, 4);
    expect(await value(page, 'edge-largest')).toBeCloseTo(sorted[127], 4);
    expect(await value(page, 'edge-above-half')).toBe(0);
    expect(await value(page, 'edge-templates')).toBe(7744);
  });

  test('worst, middle and best are no. 128, 65 and 1', async ({ page }) => {
    for (const [name, rank] of [
      ['Worst fit', 128],
      ['Middle', 65],
      ['Best fit', 1],
    ] as const) {
      await meter(page).getByRole('button', { name }).click();
      await expect(meter(page).locator('.edge-words')).toContainText(`no. ${rank} of 128`);
    }
    await expect(meter(page).locator('.chart:not([hidden]) svg').last()).toBeVisible();
  });
});

test.describe('the unit inspector', () => {
  const inspector = (page: Page) => figure(page, 'unit-inspector');

  test('shows NumPy’s nine images, firing shares and AUC for the best neuron of each digit', async ({
    page,
  }) => {
    const order = [8, 0, 1, 2, 3, 4, 5, 6, 7, 9];
    for (const [turn, digit] of order.entries()) {
      const unit = oracle.bestUnits[digit];
      const expected = oracle.inspected.find((one: { unit: number }) => one.unit === unit);
      const radio = inspector(page).getByRole('radio', { name: `${digit}`, exact: true });
      if (turn > 0) await radio.check();
      await expect(inspector(page).locator('.inspector-words')).toContainText(
        `Neuron ${unit + 1} fires`,
        { timeout: 15_000 },
      );
      for (let other = 0; other < 10; other++) {
        expect(await shown(inspector(page), `fires-${other}`)).toBeCloseTo(
          expected.active[other],
          3,
        );
        expect(await shown(inspector(page), `auc-${other}`)).toBeCloseTo(expected.auc[other], 3);
      }
      const images = await inspector(page)
        .locator('.inspector-pictures li')
        .evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.index)));
      expect(images).toEqual(expected.top);
    }
  });

  test('the layer’s counts are NumPy’s: of exactly one digit, of none, of several', async ({
    page,
  }) => {
    const counts: number[] = experiments.units.byDigitsCalled;
    expect(await value(page, 'fires-for-none')).toBe(counts[0]);
    expect(await value(page, 'fires-for-one')).toBe(counts[1]);
    expect(await value(page, 'fires-for-several')).toBe(128 - counts[0] - counts[1]);
  });
});

test.describe('the ablation', () => {
  const ablation = (page: Page) => figure(page, 'ablation');

  test('without 1, 16, 64, 127 and 128 neurons as many are right as NumPy counts', async ({
    page,
  }) => {
    const { withoutFirst, correct } = experiments.units;
    expect(await value(page, 'right-without')).toBe(withoutFirst[64] / 10_000);
    const slider = ablation(page).getByRole('slider', { name: 'Neurons silenced' });
    for (const [silent, right] of Object.entries({ 0: correct, ...withoutFirst })) {
      await slider.fill(silent);
      await settles(ablation(page), 'right-without', Number(right) / 10_000, 8);
      await expect(
        ablation(page).getByRole('img', { name: `128 hidden neurons, ${silent} of them silenced` }),
      ).toBeVisible();
    }
  });

  test('one neuron alone is missed by as much as NumPy finds in the first 8', async ({ page }) => {
    const lost = experiments.units.units.map(
      ({ correctWithout }: { correctWithout: number }) => (9805 - correctWithout) / 10_000,
    );
    expect(await value(page, 'one-silent-most-lost')).toBeGreaterThanOrEqual(Math.max(...lost));
    expect(await value(page, 'one-silent-lost')).toBeLessThan(0.002);
  });
});

test.describe('the circle toy', () => {
  const toy = (page: Page) => figure(page, 'circle-toy');
  const names = {
    stacked: 'Two, stacked',
    upper: 'One, upper',
    lower: 'One, lower',
    centred: 'One, centred',
    beside: 'Two, side by side',
  };

  test('5 arrangements are read as NumPy reads exact circles in their places', async ({ page }) => {
    expect(await value(page, 'circles-prediction')).toBe(8);
    for (const [name, words] of Object.entries(names)) {
      await toy(page).getByRole('button', { name: words }).click();
      const { prediction, probabilities } = oracle.circles[name];
      await settles(toy(page), 'circles-prediction', prediction, 8);
      // A circle of 48 corners is not quite round: a few pixels differ by a hundredth.
      for (let digit = 0; digit < 10; digit++) {
        const probability = await shown(toy(page), `circles-probability-${digit}`);
        expect(Math.abs(probability - probabilities[digit])).toBeLessThan(0.05);
      }
    }
    expect(await value(page, 'circles-upper')).toBe(oracle.circles.upper.prediction);
    expect(await value(page, 'circles-lower')).toBe(oracle.circles.lower.prediction);
  });

  test('keys move a circle by half a pixel, change its size and take it away', async ({ page }) => {
    const first = toy(page).getByRole('button', { name: /^Circle 1/ });
    await first.press('ArrowRight');
    await expect(first).toHaveAccessibleName('Circle 1 of 2: row 9.5, column 14.5, radius 4.5');
    await first.press('+');
    await expect(first).toHaveAccessibleName(/radius 5$/);
    await first.press('Delete');
    await expect(toy(page).getByRole('button', { name: /^Circle 1 of 1/ })).toBeVisible();
    // What is left is the lower one.
    await settles(toy(page), 'circles-prediction', oracle.circles.lower.prediction, 8);
  });

  test('a circle is dragged by the pointer, and one more can be added', async ({ page }) => {
    const handle = toy(page).getByRole('button', { name: /^Circle 2/ });
    const pad = (await toy(page).locator('.circle-toy-pad').boundingBox())!;
    await handle.scrollIntoViewIfNeeded();
    await handle.hover();
    await page.mouse.down();
    const box = (await handle.boundingBox())!;
    const pixel = pad.width / 28;
    await page.mouse.move(box.x + box.width / 2 + 4 * pixel, box.y + box.height / 2, { steps: 4 });
    await page.mouse.up();
    await expect(handle).toHaveAccessibleName(/row 18\.5, column 18, radius 4\.5/);
    await toy(page).getByRole('button', { name: 'Add a circle' }).click();
    await expect(toy(page).getByRole('button', { name: /^Circle 3 of 3/ })).toBeVisible();
  });
});

test('nothing above the hidden layer but 128 × 10 weights: the file holds 2 layers', () => {
  expect(weightsInFile('hidden.weights').length).toBe(784 * 128);
  expect(weightsInFile('output.weights').length).toBe(128 * 10);
});

test('a name that is shown more than 1 time shows 1 value', async ({ page }) => {
  const all = await page
    .locator('data[data-name]')
    .evaluateAll((found) =>
      found.map((one) => [one.getAttribute('data-name'), one.getAttribute('value')]),
    );
  const values = new Map<string | null, Set<string | null>>();
  for (const [name, raw] of all) values.set(name, (values.get(name) ?? new Set()).add(raw));
  expect([...values].filter(([, different]) => different.size > 1).map(([name]) => name)).toEqual(
    [],
  );
});

test('without JavaScript the 5 figures show their first numbers', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  const page = await context.newPage();
  await page.goto('representations/');
  expect(await value(page, 'moment-accuracy')).toBe(0.9805);
  expect(await value(page, 'edge-share')).toBeGreaterThan(0.4);
  expect(await value(page, 'auc-8')).toBeCloseTo(0.8586, 3);
  expect(await value(page, 'right-without')).toBe(0.8532);
  expect(await value(page, 'circles-prediction')).toBe(8);
  await context.close();
});
