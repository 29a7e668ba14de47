// What a training costs, against sums written here and published numbers.
import type { Locator } from '@playwright/test';
import { expect, test, value } from '../site/harness/figure.ts';

const [parameters, images] = [101_770, 55_000];
const shows = (figure: Locator, name: string, expected: number) =>
  expect.poll(async () => (await value(figure, name)) / expected).toBeCloseTo(1, 9);

test('cost calculator: 12 epochs, Llama 3.1 405B, GPT-3 on one H100, and Chinchilla typed by key', async ({
  page,
  figure: open,
}) => {
  const figure = await open('cost-calculator');
  const training = figure.getByLabel('Training', { exact: true });
  const verdict = figure.locator('.cost-verdict');
  await test.step('12 epochs, and 6 · 405e9 · 15.6e12', async () => {
    await training.selectOption({ label: 'this network, 12 epochs' });
    await shows(figure, 'cost-of-operations', 6 * parameters * images * 12);
    await training.selectOption({ label: 'Llama 3.1 405B' });
    await shows(figure, 'cost-of-operations', 6 * 405e9 * 15.6e12);
  });
  await test.step('GPT-3: 3.15e23 operations, 0.3 % more than published, 25.2 years, 774,000 dollars', async () => {
    await training.selectOption({ label: 'GPT-3' });
    await figure.getByLabel('Machine', { exact: true }).selectOption({ label: 'one rented H100' });
    await shows(figure, 'cost-of-operations', 3.15e23);
    const seconds = 3.15e23 / (989.4e12 * 0.4);
    await shows(figure, 'cost-of-seconds', seconds);
    await shows(figure, 'cost-of-dollars', (seconds / 3600) * 3.5);
    await expect(verdict).toContainText('The rule gives 0.3');
    await expect(figure.locator('[data-name="cost-of-seconds"]')).toContainText('25.2 years');
  });
  await test.step('70 B and 1.4e12 are Chinchilla; half the share is twice the time', async () => {
    await figure.getByLabel('Share of that reached, %').fill('100');
    await figure.getByLabel('Parameters, N').focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('70 B');
    await figure.getByLabel('Examples × epochs, D').fill('1.4e12');
    await shows(figure, 'cost-of-operations', 5.88e23);
    await expect(verdict).toContainText('Published');
    const before = await value(figure, 'cost-of-seconds');
    await figure.getByLabel('Share of that reached, %').fill('50');
    await shows(figure, 'cost-of-seconds', 2 * before);
  });
});

test('cost calculator: answers 6 kinds of nonsense with 1 sentence each, and keeps the parameters it had', async ({
  figure: open,
}) => {
  const figure = await open('cost-calculator');
  const field = figure.getByLabel('Parameters, N');
  const trouble = figure.locator('.trouble');
  let kept = parameters;
  for (const nonsense of ['', 'many', '-3', '0', '1e999', '<img>'])
    await test.step(`“${nonsense}”`, async () => {
      await field.fill(nonsense);
      await expect(trouble).toHaveCount(1);
      await expect(trouble).toContainText('The number of parameters should');
      await shows(figure, 'cost-of-operations', 6 * kept * images);
      kept = 1000;
      await field.fill('1000');
      await expect(trouble).toHaveCount(0);
      await shows(figure, 'cost-of-operations', 6 * kept * images);
    });
});
