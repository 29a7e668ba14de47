// A rule of two numbers that tells 0 from 1, against NumPy.
import { readFileSync } from 'node:fs';
import { expect, test, value } from '../site/harness/figure.ts';

const oracle = JSON.parse(
  readFileSync(new URL('../chapters/oracle/why-now.json', import.meta.url), 'utf8'),
);
const both = 980 + 1135;

test('written rule: reads as many 0s and 1s as NumPy counts, for 7 settings, and marks NumPy’s best rule only when asked', async ({
  figure: open,
}) => {
  const figure = await open('written-rule');
  const ink = figure.getByRole('slider', { name: 'Ink below' });
  const centre = figure.getByRole('slider', { name: 'Centre ink at least' });
  await test.step('arrow keys move it by 1,000 and by 100', async () => {
    await ink.focus();
    await ink.press('ArrowRight');
    await expect.poll(() => value(figure, 'inkBelow')).toBe(21_000);
    await centre.press('ArrowRight');
    await expect.poll(() => value(figure, 'centreFrom')).toBe(100);
  });
  await test.step('the best rule of the training images is marked, and compared', async () => {
    await expect(figure.locator('.written-best')).toHaveCount(0);
    const button = figure.getByRole('button', { name: /Show the rule/ });
    await button.click();
    await expect(figure.locator('.written-best')).toHaveCount(1);
    const [zeros, ones] = oracle.best.right;
    expect(await value(figure, 'learned-rule')).toBeCloseTo((zeros + ones) / both, 9);
    const verdict = figure.locator('.written-verdict');
    await expect(verdict).toContainText('ink below 30,000, centre at least 1,100');
    await expect(verdict).toContainText('doesn’t score as high yet');
    await ink.fill(String(oracle.best.rule[0]));
    await centre.fill('1100');
    await expect(verdict).toContainText('Yours scores the same.');
    await button.click();
    await expect(figure.locator('.written-best')).toHaveCount(0);
    await expect(verdict).toHaveText(
      `Your rule takes ${980 - zeros} of the 0s for a 1, and ${1135 - ones} of the 1s for a 0.`,
    );
  });
  await test.step('7 settings', async () => {
    for (const { rule, right } of oracle.rules) {
      await ink.fill(String(rule[0]));
      await centre.fill(String(rule[1]));
      await expect.poll(() => value(figure, 'rule-zeros')).toBe(right[0]);
      await expect.poll(() => value(figure, 'rule-ones')).toBe(right[1]);
      expect(await value(figure, 'rule-accuracy')).toBeCloseTo((right[0] + right[1]) / both, 9);
    }
  });
});
