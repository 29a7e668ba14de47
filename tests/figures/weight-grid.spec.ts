// The first layer's weights through training, against NumPy.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { weightsInFile } from '../chapters/weights-file.ts';
import { expect, test, value } from '../site/harness/figure.ts';
import { ready } from '../site/harness/page.ts';

const experiments = JSON.parse(
  readFileSync(new URL('../experiments/oracle/experiments.json', import.meta.url), 'utf8'),
);
const edges: number[] = experiments.edges.best;
const settles = (grid: Locator, name: string, expected: number, digits: number) =>
  expect.poll(() => value(grid, name)).toBeCloseTo(expected, digits);

/** How many pixels of the canvas are inked strongly. */
const strong = (grid: Locator) =>
  grid.locator('.weight-grid-wide canvas').evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    return data.filter((ink, k) => k % 4 === 3 && ink > 200).length;
  });

test('weight grid: the slider fetches 1 file and paints step 0, weaker than the last step; other runs show their own numbers; the most edge-like neuron comes first, and another order is chosen', async ({
  noise,
  figure: open,
}) => {
  // The test reads the canvas back; the page never does.
  noise.allow(/willReadFrequently/);
  const grid = await open('weight-grid');
  const moment = grid.getByRole('slider', { name: 'Moment of training' });
  const first = grid.locator('.weight-grid-cells button').first();
  await test.step('step 0 and the last step', async () => {
    await moment.press('Home');
    await expect(grid.locator('.weight-grid-wide canvas')).toBeVisible();
    await settles(grid, 'moment-accuracy', 0.1174, 6);
    // 2 standard deviations of 0.05 are far from 0.3 · 200 / 255, which trained weights pass.
    await expect.poll(() => strong(grid)).toBeLessThan(10);
    await moment.press('End');
    await settles(grid, 'moment-accuracy', 0.9805, 6);
    await expect.poll(() => strong(grid)).toBeGreaterThan(1000);
  });
  await test.step('stepped on from the end it begins anew; played, it rests at the last moment', async () => {
    const step = grid.getByRole('button', { name: 'Step', exact: true });
    await step.click();
    await expect(moment).toHaveAttribute('aria-valuetext', 'step 1');
    await grid.getByRole('button', { name: 'Go on' }).click();
    await expect(grid.getByRole('button', { name: 'Play the training' })).toBeVisible();
    await settles(grid, 'moment-accuracy', 0.9805, 6);
  });
  await test.step('orders: by NumPy’s best edge, and by number', async () => {
    const best = edges.indexOf(Math.max(...edges));
    await expect(first).toHaveAccessibleName(`Neuron ${best + 1}`);
    await grid.getByRole('combobox', { name: 'In order' }).selectOption('by number');
    await expect(first).toHaveAccessibleName('Neuron 1');
  });
  await test.step('weight decay and the small start hold the slider', async () => {
    for (const [name, k] of [
      ['with weight decay', 15],
      ['from a small start', 16],
    ] as const) {
      await grid.getByRole('radio', { name }).press('Space');
      await settles(grid, 'moment-correlation', experiments.checkpoints.correlations[k], 2);
      await expect(moment).toBeDisabled();
    }
  });
});

test('weight grid: pictures of 64 px and more at 1440 px, of 40 and more on a phone; one that is pressed opens over the grid with the 10 weights of the file; a second press and Escape close it, and the focus comes back', async ({
  page,
  figure: open,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const grid = await open('weight-grid');
  const cells = grid.locator('.weight-grid-cells button');
  const opened = grid.locator('.weight-grid-open');
  await test.step('the last picture: the least edge-like neuron', async () => {
    const least = edges.indexOf(Math.min(...edges));
    await cells.last().click();
    await expect(opened).toBeFocused();
    await expect(opened).toHaveAccessibleName(`Hidden neuron ${least + 1}`);
    await settles(grid, 'open-edge', edges[least], 3);
    const outputs = weightsInFile('output.weights').subarray(10 * least, 10 * least + 10);
    for (const [digit, weight] of outputs.entries())
      await settles(grid, `open-output-${digit}`, weight, 5);
    await expect(opened.locator('.weight-grid-favourites li')).toHaveCount(3);
    await opened.getByRole('button', { name: /press to close/ }).click();
    await expect(opened).toHaveCount(0);
    await expect(cells.last()).toBeFocused();
  });
  await test.step('by keys', async () => {
    await page.keyboard.press('ArrowLeft');
    await expect(cells.nth(126)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(cells.nth(110)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(opened).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(opened).toHaveCount(0);
    await expect(cells.nth(110)).toBeFocused();
  });
  await test.step('as large as its place', async () => {
    await page.goto('representations/');
    const first = page.locator('.weight-grid-cells button').first();
    const width = async () => (await first.boundingBox())!.width;
    expect(await width()).toBeGreaterThanOrEqual(64);
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await width()).toBeGreaterThanOrEqual(40);
  });
});

test('weight grid: a phone shows 64 of the 128 neurons; the button shows all and then 64 again, by key, says which, and keeps the focus; paper and a page without JavaScript show 128', async ({
  page,
  browser,
  site,
}) => {
  const phone = { width: 390, height: 844 };
  await page.setViewportSize(phone);
  await page.goto('representations/');
  const grid = page.locator('.weight-grid');
  await grid.scrollIntoViewIfNeeded();
  await ready(page);
  const cells = grid.locator('.weight-grid-cells button:visible');
  /** Of the picture that is seen. */
  const squares = async (shown: Page) => {
    const { width, height } = (await shown.locator('.weight-grid-narrow').boundingBox())!;
    return 8 * Math.floor((8 * height) / width);
  };
  await test.step('half', async () => {
    await expect(cells).toHaveCount(64);
    expect(await squares(page)).toBe(64);
    const { height } = (await cells.first().boundingBox())!;
    expect(height).toBeGreaterThanOrEqual(40);
  });
  const more = grid.locator('.weight-grid-more');
  await test.step('all of them, by keys', async () => {
    await cells.first().focus();
    await page.keyboard.press('Tab');
    await expect(more).toBeFocused();
    await expect(more).toHaveAccessibleName('Show all 128');
    await expect(more).toHaveAttribute('aria-expanded', 'false');
    await page.keyboard.press('Enter');
    await expect(more).toBeFocused();
    await expect(more).toHaveAccessibleName('Show the first 64');
    await expect(more).toHaveAttribute('aria-expanded', 'true');
    await expect(cells).toHaveCount(128);
    expect(await squares(page)).toBe(128);
  });
  await test.step('half again: Tab goes to a picture that is seen', async () => {
    await cells.last().focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect(cells).toHaveCount(64);
    await expect(more).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await expect(cells.first()).toBeFocused();
  });
  await test.step('paper', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(cells).toHaveCount(128);
    expect(await squares(page)).toBe(128);
    await expect(more).toBeHidden();
  });
  await test.step('without JavaScript', async () => {
    const still = await browser.newContext({ javaScriptEnabled: false, viewport: phone });
    const plain = await still.newPage();
    await plain.goto(`${site.url}representations/`);
    expect(await squares(plain)).toBe(128);
    await expect(plain.locator('.weight-grid-more')).toBeHidden();
    await still.close();
  });
});
