// The layer builder: sizes by key, slider and button, and sentences for nonsense; the sums are written here.
import type { Locator } from '@playwright/test';
import { expect, test } from '../site/harness/figure.ts';

const sizes = (builder: Locator) => builder.getByLabel(/^Number of neurons in/);
const shows = (builder: Locator, name: string, expected: number) =>
  expect(builder.locator(`data[data-name="${name}"]`).first()).toHaveAttribute(
    'value',
    `${expected}`,
  );

test('layer builder: builds 784-64-32-10 from the keyboard, and takes 0 to 4 hidden layers', async ({
  page,
  figure: open,
}) => {
  const builder = await open('layer-builder');
  const add = builder.getByRole('button', { name: 'Add a hidden layer' });
  await test.step('784-64-32-10 has 52,650 parameters; back to 101,770', async () => {
    await sizes(builder).focus();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('64');
    await add.press('Enter');
    await expect(sizes(builder)).toHaveCount(2);
    await shows(builder, 'parameters', 785 * 64 + 65 * 32 + 33 * 10);
    await shows(builder, 'hidden2-weights', 64 * 32);
    await expect(builder.getByRole('status')).toContainText('784-64-32-10');
    const back = builder.getByRole('button', { name: 'Back to 784-128-10' });
    await back.press('Enter');
    await back.press('Enter');
    await shows(builder, 'parameters', 101_770);
  });
  await test.step('one arrow key on the slider adds 784 + 10 weights and 1 bias', async () => {
    await builder.getByRole('slider', { name: 'Neurons in Hidden' }).press('ArrowRight');
    await shows(builder, 'parameters', 101_770 + 784 + 10 + 1);
  });
  await test.step('0 to 4 hidden layers; 784-10 has 7,850 parameters', async () => {
    await builder.getByRole('button', { name: 'Remove Hidden' }).click();
    await shows(builder, 'parameters', 785 * 10);
    for (let layer = 0; layer < 4; layer++) await add.click();
    await expect(sizes(builder)).toHaveCount(4);
    await expect(add).toBeDisabled();
    await shows(builder, 'parameters', 785 * 32 + 3 * 33 * 32 + 33 * 10);
  });
});

test('layer builder: answers 8 kinds of nonsense with 1 sentence each and keeps its 128 neurons; an input neuron computes nothing', async ({
  figure: open,
}) => {
  const builder = await open('layer-builder');
  await test.step('an input neuron computes nothing, by key and by pointer', async () => {
    const hidden = builder.getByRole('radio', { name: 'Hidden', exact: true });
    await hidden.press('ArrowLeft');
    const sentence = builder.locator('.layer-neuron');
    await expect(sentence).toContainText('an input neuron computes nothing');
    await hidden.press('Space');
    await expect(sentence).toContainText('784 weights');
    const inputs = builder.locator('.wide .inputs .column-touch');
    await inputs.click({ position: { x: 1, y: 1 } });
    await expect(sentence).toContainText('row 0, column 0');
    await expect(sentence).toContainText('no weights and no bias');
  });
  const trouble = builder.locator('.trouble');
  for (const nonsense of ['0', '-3', '1e9', '1025', '2.5', 'many', '', '1000000000000'])
    await test.step(`“${nonsense}”`, async () => {
      await builder.getByRole('button', { name: 'Back to 784-128-10' }).click();
      await shows(builder, 'parameters', 101_770);
      await sizes(builder).fill(nonsense);
      await expect(trouble).toHaveCount(1);
      await expect(trouble).toContainText('from 1 to 1,024');
      await expect(sizes(builder)).toHaveValue(nonsense);
      await shows(builder, 'parameters', 101_770);
      await sizes(builder).fill('64');
      await expect(trouble).toHaveCount(0);
      await shows(builder, 'parameters', 785 * 64 + 65 * 10);
    });
});
