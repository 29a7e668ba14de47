// What halving saves; the values of all depths are held in tests/built/connections.test.ts.
import { expect, test } from '../site/harness/figure.ts';

test('halving curve: walks by key from 50.00 through 59.79 and 64.06 to 70.43 % at depth 8; one of two layers saves 49.6 or 20.0 %, a square block 75 %', async ({
  figure: open,
}) => {
  const figure = await open('halving-curve');
  const saved = figure.locator('[data-name="saved"]');
  await test.step('one of two layers, and a block', async () => {
    const cases = [
      ['first of two', 1 - 337_674 / 669_706],
      ['second of two', 1 - 535_818 / 669_706],
      ['one square block', 0.75],
      ['every hidden layer', 203_520 / 407_050],
    ] as const;
    for (const [name, expected] of cases) {
      await figure.getByRole('radio', { name }).press('Space');
      await expect
        .poll(async () => Number(await saved.getAttribute('value')))
        .toBeCloseTo(expected, 10);
    }
  });
  await test.step('the slider', async () => {
    const slider = figure.getByRole('slider', { name: 'Hidden layers' });
    const written = ['50.00', '59.79', '64.06', '66.45', '67.98', '69.05', '69.83', '70.43'];
    for (const [index, percent] of written.entries()) {
      if (index > 0) await slider.press('ArrowRight');
      await expect(saved).toContainText(percent);
    }
    await expect(figure.locator('.chart:not([hidden]) svg').last()).toHaveAttribute(
      'aria-label',
      /70\.43/,
    );
    await slider.press('End');
    await expect(saved).toContainText('73.07');
  });
});
