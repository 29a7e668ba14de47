// A recurrent network asked after each row of the digit, against NumPy.
import { readFileSync } from 'node:fs';
import { addressOf, expect, test, value } from '../site/harness/figure.ts';
import { chooseTestImage } from '../site/harness/digit.ts';
import { wake } from '../site/harness/page.ts';

const { rows } = JSON.parse(
  readFileSync(new URL('../experiments/oracle/architectures.json', import.meta.url), 'utf8'),
) as { rows: { correct: number[]; lookedAt: { image: number; probabilities: number[][] }[] } };

test('row by row: 3 test images after rows 7, 18, 24 and 28 get NumPy’s answers within 1e-4; after no row there is none', async ({
  page,
}) => {
  const figure = page.locator('#figure-row-by-row');
  for (const { image, probabilities } of rows.lookedAt) {
    await chooseTestImage(page, addressOf('row-by-row'), image);
    await wake(page);
    for (const row of [7, 18, 24, 28]) {
      await figure.getByRole('slider', { name: 'Rows read' }).fill(String(row));
      const own = probabilities[row - 1]!;
      const highest = Math.max(...own);
      await expect.poll(() => value(figure, 'row-probability')).toBeCloseTo(highest, 4);
      expect(await value(figure, 'row-prediction')).toBe(own.indexOf(highest));
      expect(
        Math.abs((await value(figure, 'row-accuracy')) - rows.correct[row - 1]! / 10_000),
      ).toBeLessThan(4e-4);
    }
  }
  await figure.getByRole('slider', { name: 'Rows read' }).fill('0');
  await expect(figure).toContainText('Nothing has been read yet.');
});

test('row by row: Step goes one row on, Read goes by itself and stops on Pause, All rows ends at 28', async ({
  figure: open,
}) => {
  const figure = await open('row-by-row');
  const slider = figure.getByRole('slider', { name: 'Rows read' });
  await figure.getByRole('button', { name: 'Step' }).click();
  await expect(slider).toHaveValue('1');
  await figure.getByRole('button', { name: 'Go on' }).click();
  await expect.poll(async () => Number(await slider.inputValue())).toBeGreaterThan(3);
  await figure.getByRole('button', { name: 'Pause' }).click();
  await figure.getByRole('button', { name: 'All rows' }).click();
  await expect(slider).toHaveValue('28');
});
