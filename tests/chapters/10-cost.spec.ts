// The chapter on cost: each figure against sums written here, published numbers, and what its controls promise.
import type { Locator, Page } from '@playwright/test';
import { expect, ready, test, value } from '../site/harness/page.ts';

async function open(page: Page, name: string): Promise<Locator> {
  await page.goto('cost/');
  const figure = page.locator(`#figure-${name}`);
  await figure.scrollIntoViewIfNeeded();
  await ready(page);
  return figure;
}

const [parameters, images] = [101_770, 55_000];
const shows = (figure: Locator, name: string, expected: number) =>
  expect
    .poll(async () => {
      const raw = await figure.locator(`[data-name="${name}"]`).first().getAttribute('value');
      return Number(raw) / expected;
    })
    .toBeCloseTo(1, 9);

test.describe('the calculator', () => {
  test('opens with one epoch of this network: 6 · 101,770 · 55,000 operations', async ({
    page,
  }) => {
    const figure = await open(page, 'cost-calculator');
    expect(await value(page, 'cost-of-operations')).toBe(6 * parameters * images);
    await expect(figure.locator('.cost-verdict')).toContainText('Measured on the book’s machine');
  });

  test('GPT-3 on one H100: 3.15e23 operations, 0.3 % more than published, 25.2 years, 774,000 dollars', async ({
    page,
  }) => {
    const figure = await open(page, 'cost-calculator');
    await figure.getByLabel('Training', { exact: true }).selectOption({ label: 'GPT-3' });
    await figure.getByLabel('Machine', { exact: true }).selectOption({ label: 'one rented H100' });
    await shows(figure, 'cost-of-operations', 3.15e23);
    const seconds = 3.15e23 / (989.4e12 * 0.4);
    await shows(figure, 'cost-of-seconds', seconds);
    await shows(figure, 'cost-of-dollars', (seconds / 3600) * 3.5);
    await expect(figure.locator('.cost-verdict')).toContainText('The rule gives 0.3');
    await expect(figure.locator('[data-name="cost-of-seconds"]')).toContainText('25.2 years');
  });

  test('the whole recipe is 12 epochs, and Llama 3.1 405B is 6 · 405e9 · 15.6e12', async ({
    page,
  }) => {
    const figure = await open(page, 'cost-calculator');
    const training = figure.getByLabel('Training', { exact: true });
    await training.selectOption({ label: 'this network, 12 epochs' });
    await shows(figure, 'cost-of-operations', 6 * parameters * images * 12);
    await training.selectOption({ label: 'Llama 3.1 405B' });
    await shows(figure, 'cost-of-operations', 6 * 405e9 * 15.6e12);
  });

  test('typed by key: 70 B and 1.4e12 are Chinchilla, half the share is twice the time', async ({
    page,
  }) => {
    const figure = await open(page, 'cost-calculator');
    await figure.getByLabel('Parameters, N').focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('70 B');
    await figure.getByLabel('Examples × epochs, D').fill('1.4e12');
    await shows(figure, 'cost-of-operations', 5.88e23);
    await expect(figure.locator('.cost-verdict')).toContainText('Published');
    const before = await value(page, 'cost-of-seconds');
    await figure.getByLabel('Share of that reached, %').fill('50');
    await shows(figure, 'cost-of-seconds', 2 * before);
  });

  for (const nonsense of ['', 'many', '-3', '0', '1e999', '<img>']) {
    test(`answers “${nonsense}” with 1 sentence, and keeps 101,770 parameters`, async ({
      page,
    }) => {
      const figure = await open(page, 'cost-calculator');
      await figure.getByLabel('Parameters, N').fill(nonsense);
      await expect(figure.locator('.trouble')).toHaveCount(1);
      await expect(figure.locator('.trouble')).toContainText('The number of parameters should');
      await shows(figure, 'cost-of-operations', 6 * parameters * images);
      await figure.getByLabel('Parameters, N').fill('1000');
      await expect(figure.locator('.trouble')).toHaveCount(0);
      await shows(figure, 'cost-of-operations', 6 * 1000 * images);
    });
  }
});

test('the prices: published ones as published, computed ones by 6 · N · D', async ({ page }) => {
  await page.goto('cost/');
  expect(await value(page, 'cost-gpt-4')).toBe(40e6);
  expect(await value(page, 'cost-gemini-ultra')).toBe(30e6);
  expect(await value(page, 'cost-deepseek-v3')).toBe(5.576e6);
  expect(await value(page, 'cost-gpt-2')).toBe(672);
  const hour = 989.4e12 * 0.4 * 3600;
  const llama = ((6 * 405e9 * 15.6e12) / hour) * 3.5;
  expect((await value(page, 'cost-llama-3-1-405b')) / llama).toBeCloseTo(1, 9);
  const [one, all] = ['cost-ours-1-epoch', 'cost-ours-12-epochs'];
  expect((await value(page, all)) / (await value(page, one))).toBeCloseTo(12, 9);
  expect(await value(page, all)).toBeLessThan(0.01);
});

test('halving: 407,050 → 203,530 and 669,706 → 269,322 parameters, less than 0.5 points lost', async ({
  page,
}) => {
  await page.goto('cost/');
  const of = (name: string) => value(page, `halved-${name}`);
  expect(await of('1-512-parameters')).toBe(407_050);
  expect(await of('1-256-parameters')).toBe(203_530);
  expect(await of('2-512-parameters')).toBe(669_706);
  expect(await of('2-256-parameters')).toBe(269_322);
  expect(await of('2-512-work')).toBe(784 * 512 + 512 * 512 + 5120);
  for (const depth of [1, 2]) {
    const lost = (await of(`${depth}-512-test`)) - (await of(`${depth}-256-test`));
    expect(Math.abs(lost)).toBeLessThan(0.005);
    const told = await value(page, depth === 1 ? 'halving-lost-1' : 'halving-difference-2');
    expect(told).toBeCloseTo(100 * Math.abs(lost), 9);
    expect(await of(`${depth}-512-test`)).toBeGreaterThan(0.97);
  }
});

test('numbers kept and arithmetic: 5,994 and 786,560 for the filters, 61,706 and 416,520 for LeNet-5', async ({
  page,
}) => {
  await page.goto('cost/');
  const expected = {
    convolution: [208 + 3216 + 2570, 156_800 + 627_200 + 2560],
    lenet: [61_706, 416_520],
    network: [101_770, 101_632],
    'logistic-regression': [7850, 7840],
    'nearest-1': [60_000 * 784, 60_000 * 784],
  };
  for (const [name, [kept, work]] of Object.entries(expected)) {
    expect(await value(page, `size-${name}`)).toBe(kept);
    expect(await value(page, `work-${name}`)).toBe(work);
  }
});

test.describe('saved compute', () => {
  test('zeros never come there, He needs fewer images than tiny or too large weights', async ({
    page,
  }) => {
    const figure = await open(page, 'saved-compute');
    expect(await value(page, 'until-90-all-zero')).toBe(-1);
    expect(await value(page, 'until-94-all-zero')).toBe(-1);
    const he = await value(page, 'until-94-he');
    expect(he).toBeGreaterThan(0);
    expect(await value(page, 'until-94-tiny')).toBeGreaterThan(2 * he);
    expect(await value(page, 'until-94-too-large')).toBeGreaterThan(5 * he);
    await figure.getByRole('radio', { name: 'learning rate' }).press('Space');
    expect(await value(page, 'until-94-0.1')).toBe(he);
    expect(await value(page, 'until-90-3')).toBe(-1);
    await figure.getByRole('radio', { name: 'batch size' }).press('Space');
    expect(await value(page, 'until-94-8')).toBeLessThan(he);
  });

  test('a rate of 1, trained here, reaches 94 % in its first epoch; zeros do not', async ({
    page,
  }) => {
    test.setTimeout(180_000);
    const figure = await open(page, 'saved-compute');
    const train = figure.getByRole('button', { name: 'Train this run again, here' });
    const state = figure.locator('[data-state]');
    await figure.getByRole('radio', { name: 'learning rate' }).press('Space');
    await figure.getByLabel('Run', { exact: true }).selectOption({ label: '1' });
    await train.click();
    await expect(state).toHaveAttribute('data-state', 'done', { timeout: 90_000 });
    await expect(figure.locator('.saved-sentence')).toContainText('94 % reached by the end of epoch 1'); // prettier-ignore
    expect(await value(page, 'saved-own-1')).toBeGreaterThan(0.94);
    await figure.getByRole('radio', { name: 'start' }).press('Space');
    await figure.getByLabel('Run', { exact: true }).selectOption({ label: 'all zero' });
    await train.click();
    await expect(state).toHaveAttribute('data-state', 'done', { timeout: 90_000 });
    await expect(figure.locator('.saved-sentence')).toContainText('90 % not reached');
    // 530 of the 5,000 validation images are a 1.
    expect(await value(page, 'saved-own-3')).toBeCloseTo(530 / 5000, 6);
  });
});

test('moved by 3 pixels: 61.25 % are read, above 90 % where moved images were learned from', async ({
  page,
}) => {
  await page.goto('cost/');
  expect(await value(page, 'shifted-0')).toBe(0.9805);
  expect(await value(page, 'shifted-3')).toBe(0.6125);
  expect(await value(page, 'trained-shifted-3')).toBeGreaterThan(0.9);
  expect(101_770 / 5994).toBeCloseTo(17, 1);
});

test('counted by hand: 409,088 of 610,620 operations for an image, 67 %', async ({ page }) => {
  await page.goto('cost/');
  expect(await value(page, 'counted-per-image')).toBe(2 * (101_632 + 101_632 + 1280));
  expect(await value(page, 'rule-per-image')).toBe(6 * parameters);
  expect(await value(page, 'counted-share')).toBeCloseTo(409_088 / 610_620, 12);
  expect(await value(page, 'epoch-operations-all')).toBe(36_637_200_000);
});
