// Five networks and one digit: what each answers, and how long it takes here.
import { readFileSync } from 'node:fs';
import { shipped } from '../nn/oracle/read.ts';
import { addressOf, expect, test, value } from '../site/harness/figure.ts';
import { chooseTestImage } from '../site/harness/digit.ts';
import { exampleLabel } from '../mnist/example.ts';
import { wake } from '../site/harness/page.ts';

const counted: Record<string, { correct: number }> = JSON.parse(
  readFileSync(new URL('../nn/oracle/shipped-networks.json', import.meta.url), 'utf8'),
);

const names = ['book', 'cnn-small', 'cnn', 'gru', 'transformer'];

test('race: five times in this tab, each above 0, and the answers stay', async ({
  figure: open,
}) => {
  const figure = await open('race');
  await figure.getByRole('button', { name: 'Time all five in this tab' }).click();
  for (const name of names) {
    await expect(figure.locator(`[data-name="race-time-${name}"]`)).toBeVisible({
      timeout: 60_000,
    });
    expect(await value(figure, `race-time-${name}`)).toBeGreaterThan(0);
    expect(await value(figure, `race-answer-${name}`)).toBe(exampleLabel);
  }
});

test('race: in a worker of this page all five read the 10,000 test images, NumPy’s counts within 2 and 9,805 of the book’s', async ({
  figure: open,
}) => {
  const figure = await open('race');
  await figure.getByRole('button', { name: 'Let all five read the 10,000 test images' }).click();
  for (const name of names) {
    const right = figure.locator(`[data-name="race-all-right-${name}"]`);
    await expect(right).toBeVisible({ timeout: 120_000 });
    const expected = name === 'book' ? shipped.test.correct : counted[name].correct;
    const found = await value(figure, `race-all-right-${name}`);
    expect(Math.abs(found - expected)).toBeLessThanOrEqual(name === 'book' ? 0 : 2);
    expect(await value(figure, `race-all-time-${name}`)).toBeGreaterThan(0);
  }
});

test('race: the reader’s own digit, test image 115, a 4, is read by all five', async ({ page }) => {
  await chooseTestImage(page, addressOf('race'), 115);
  await wake(page);
  const figure = page.locator('#figure-race');
  await expect(figure).toContainText('your digit', { timeout: 30_000 });
  await expect.poll(() => value(figure, 'race-answer-cnn')).toBe(4);
  await expect(figure.locator('.race-verdict')).toContainText(/4/);
});
