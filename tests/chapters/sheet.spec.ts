// The sheets to print, one for each part: each a page on A4 and on letter, with the numbers, the digit and the scores of whoever prints it.
import type { Page } from '@playwright/test';
import { chooseTestImage } from '../site/harness/digit.ts';
import { expect, test, value, wake } from '../site/harness/page.ts';
import { shipped } from '../nn/oracle/read.ts';

const sizes = { A4: [595, 842], Letter: [612, 792] } as const;

/** One for each part. */
async function expectTwoPages(page: Page) {
  for (const [format, [width, height]] of Object.entries(sizes))
    for (const preferCSSPageSize of [false, true]) {
      const pdf = (await page.pdf({ format, preferCSSPageSize })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g), format).toHaveLength(2);
      const [, w, h] = pdf.match(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/) ?? [];
      expect(Math.abs(Number(w) - width), format).toBeLessThan(2);
      expect(Math.abs(Number(h) - height), format).toBeLessThan(2);
    }
}

test('is exactly 1 page of A4 for each of 2 parts, and 1 of letter, for a stranger and for a reader with all there is', async ({
  page,
}) => {
  await page.goto('sheet/');
  await wake(page);
  await expectTwoPages(page);
  await page.evaluate(() => {
    localStorage.setItem('/#measured-time', '123.456');
    const answers = { parameters: 1, halving: 2, 'without-relu': 2 };
    localStorage.setItem('/#course-test', JSON.stringify({ before: answers, after: answers }));
  });
  await chooseTestImage(page, 'sheet/', 8);
  await wake(page);
  await expectTwoPages(page);
});

test('it has the reader’s digit, her scores and her time', async ({ page }) => {
  await chooseTestImage(page, 'sheet/', 1);
  await expect.poll(() => value(page, 'prediction')).toBe(shipped.first32.predictions[1]);
  await expect(page.locator('.sheet-digit')).toContainText('Your digit is read as 2');
  expect(await value(page, 'active-units')).toBe(shipped.first32.activeCounts[1]);
  expect(await value(page, 'top-probability')).toBeCloseTo(
    Math.max(...shipped.first32.probabilities.slice(10, 20)),
    5,
  );
  await expect(page.getByText('not taken')).toHaveCount(4);
  await page.evaluate(() => {
    localStorage.setItem('/#measured-time', '123.456');
    localStorage.setItem('/#exercises-done', JSON.stringify(['recap/whole-network']));
    localStorage.setItem(
      '/#course-test',
      JSON.stringify({
        before: { parameters: 1, halving: 2 },
        after: { parameters: 1, halving: 0 },
      }),
    );
  });
  await page.reload();
  await expect.poll(() => value(page, 'right-before')).toBe(1);
  expect(await value(page, 'right-after')).toBe(2);
  expect(await value(page, 'exercises-solved')).toBe(1);
  expect(await value(page, 'your-time')).toBe(123.456);
});

test('a stored time of 5 kinds of nonsense counts as none', async ({ page }) => {
  await page.goto('sheet/');
  const recorded = await value(page, 'your-time');
  for (const text of ['', '-3', 'fast', '1e999', '{}'])
    await test.step(`“${text}”`, async () => {
      await page.evaluate((stranger) => localStorage.setItem('/#measured-time', stranger), text);
      await page.reload();
      await wake(page);
      expect(await value(page, 'your-time')).toBe(recorded);
      await expect(page.getByText('measured in your tab')).toBeHidden();
    });
});

test('on paper it is ink on white, without the site’s furniture, though the screen is dark; the button prints, and the way back leads to the recap', async ({
  page,
}) => {
  await page.addInitScript(() => {
    window.print = () => document.body.setAttribute('data-printed', '');
  });
  await page.goto('sheet/');
  await wake(page);
  await test.step('on paper', async () => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const furniture = page.locator('.site-header, .site-footer, .sheet-controls');
    expect(await furniture.filter({ visible: true }).count()).toBe(0);
    const colours = await page
      .locator('.sheet')
      .evaluateAll((sheets) => sheets.map((sheet) => getComputedStyle(sheet).color));
    expect(colours).toEqual(['rgb(28, 26, 21)', 'rgb(28, 26, 21)']);
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
  });
  await test.step('the button, and the way back', async () => {
    await page.getByRole('button', { name: 'Print these sheets' }).click();
    await expect(page.locator('body')).toHaveAttribute('data-printed', '');
    await page.getByRole('link', { name: 'Back to the recap' }).click();
    await expect(page.locator('h1')).toHaveText('Recap of Part 1');
  });
});
