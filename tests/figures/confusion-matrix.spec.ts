// The confusion matrix by key and by pointer, with NumPy's images behind its cells.
import { readFileSync } from 'node:fs';
import { expect, test } from '../site/harness/figure.ts';

const oracle = JSON.parse(
  readFileSync(new URL('../chapters/oracle/prediction.json', import.meta.url), 'utf8'),
);

test('confusion matrix: nothing is fetched for an empty cell; 1 stop of the Tab key, arrows and Enter choose a cell and show NumPy’s images; a row comes 10 at a time', async ({
  page,
  figure: open,
}) => {
  const figure = await open('confusion-matrix');
  const table = figure.locator('.confusion-table');
  await test.step('an empty cell says that it is empty, and fetches nothing', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    const [cell] = Object.keys(oracle.errors).filter((key) => oracle.errors[key].length === 0);
    const [truth, answer] = cell!;
    await table.getByRole('button', { name: `${truth} read as ${answer}: 0` }).click();
    await expect(figure.locator('.confusion-chosen')).toHaveText(
      `No image of a ${truth} is read as ${answer}.`,
    );
    expect(asked.filter((url) => /test-[0-9a-f]+\.bin/.test(url))).toEqual([]);
  });
  await test.step('by key to 4 read as 7', async () => {
    await table.getByRole('button', { name: '4 read as 9' }).click();
    await expect(table.locator('button[tabindex="0"]')).toHaveCount(1);
    await table.getByRole('button', { name: '4 read as 9' }).press('ArrowDown');
    for (const key of ['ArrowLeft', 'ArrowLeft', 'ArrowUp']) await page.keyboard.press(key);
    const chosen = table.getByRole('button', { name: '4 read as 7' });
    await expect(chosen).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(chosen).toHaveAttribute('aria-pressed', 'true');
    const indices: number[] = oracle.errors['47'];
    const pictures = figure.locator('.cell-pictures button');
    await expect(pictures).toHaveCount(indices.length);
    for (const [place, index] of indices.entries())
      await expect(pictures.nth(place).locator('svg')).toHaveAttribute(
        'aria-label',
        new RegExp(`^Test image ${index}, a 4 read as 7`),
      );
    await expect(figure.locator('.confusion-chosen')).toContainText(
      `${indices.length} of the 982 images of a 4 are read as 7`,
    );
  });
  await test.step('right answers, 10 at a time', async () => {
    await table.getByRole('button', { name: /^7 read as 7:/ }).click();
    const pictures = figure.locator('.cell-pictures li');
    await expect(pictures).toHaveCount(10);
    await figure.getByRole('button', { name: 'Show 10 more' }).click();
    await expect(pictures).toHaveCount(20);
    await expect(pictures.locator('svg').first()).toHaveAttribute('aria-label', /^Test image 0,/);
  });
});

test('confusion matrix: fits a screen of 360 px', async ({ page, figure: open }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  const table = (await open('confusion-matrix')).locator('.confusion-table table');
  const box = await table.boundingBox();
  expect(box!.x + box!.width).toBeLessThanOrEqual(360);
  const widths = await table
    .locator('button')
    .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().width));
  expect(Math.min(...widths)).toBeGreaterThanOrEqual(24);
});
