// Ten logits under the reader's hand, against softmax written here.
import type { Locator } from '@playwright/test';
import { exampleLabel } from '../mnist/example.ts';
import { expect, test, value } from '../site/harness/figure.ts';

const digits = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const articleList = '0.01 0.02 0.03 0.05 0.02 0.01 0.01 0.84 0.01 0.00'.split(' ');
const add = (values: number[]) => values.reduce((total, one) => total + one, 0);
const valuesOf = (bench: Locator, name: string) =>
  Promise.all(digits.map((digit) => value(bench, `${name}-${digit}`)));

/** Puts ten logits on the bench, each a multiple of 0.1. */
async function putLogits(bench: Locator, logits: number[]) {
  for (const digit of digits)
    await bench.getByLabel(`Logit of digit ${digit}`).fill(String(logits[digit]));
  await expect.poll(() => valuesOf(bench, 'bench-logit')).toEqual(logits);
}

/** Moves a slider to a value, and waits until the page has answered. */
async function slide(slider: Locator, to: number) {
  await slider.fill(String(to));
  await expect(slider).toHaveValue(String(to));
}

/** The digits whose numbers are seen. */
const seen = (bench: Locator) =>
  bench
    .locator('.softmax-rows > li')
    .evaluateAll((rows) =>
      rows.flatMap((row, digit) =>
        [...row.querySelectorAll('data')].every((number) =>
          number.checkVisibility({ opacityProperty: true }),
        )
          ? [digit]
          : [],
      ),
    );

test('softmax bench: an arrow key moves a logit by 0.1, a pull with the mouse goes where it ends, with numbers at the answer and the touched row alone; 2 presses of “Our example” bring logits and temperature back, and the article’s list is printed with no share of 0', async ({
  page,
  figure: open,
}) => {
  const bench = await open('softmax-bench');
  await test.step('an arrow key, a pull, and back', async () => {
    const before = await valuesOf(bench, 'bench-logit');
    expect(await seen(bench)).toEqual([exampleLabel]);
    const digitBefore = await value(page, 'probability-3');
    const slider = bench.getByLabel('Logit of digit 3');
    await slider.focus();
    await slider.press('ArrowRight');
    const moved = await value(bench, 'bench-logit-3');
    expect(Math.abs(moved - before[3]!)).toBeLessThan(0.2);
    await slider.press('ArrowRight');
    expect((await value(bench, 'bench-logit-3')) - moved).toBeCloseTo(0.1, 6);
    // What the page says about the reader's digit is not touched by the bench.
    expect(await value(page, 'probability-3')).toBe(digitBefore);
    await expect.poll(() => seen(bench)).toEqual([3, exampleLabel]);
    // From its knob to three quarters of the way from end to end: halfway between 0 and the largest it can be.
    const row = bench.getByLabel('Logit of digit 6');
    await row.scrollIntoViewIfNeeded();
    const { x, y, width, height } = (await row.boundingBox())!;
    await page.mouse.move(x + width / 4, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + (3 * width) / 4, y + height / 2, { steps: 4 });
    await page.mouse.up();
    const most = Number(await row.getAttribute('max'));
    await expect.poll(() => value(bench, 'bench-logit-6')).toBeGreaterThan(0.4 * most);
    expect(await value(bench, 'bench-logit-6')).toBeLessThan(0.6 * most);
    await expect.poll(() => seen(bench)).toContain(6);
    await slide(bench.getByRole('slider', { name: 'Temperature' }), 0.5);
    const reset = bench.getByRole('button', { name: 'Our example' });
    await reset.click();
    await reset.click();
    expect(await valuesOf(bench, 'bench-logit')).toEqual(before);
    expect(await value(bench, 'bench-temperature')).toBe(1);
  });
  await test.step('the article’s 10 entries, the arrow under index 7', async () => {
    await bench.getByRole('button', { name: 'The article’s list' }).click();
    const entries = bench.locator('.printed-list li');
    await expect(entries.locator('span:first-child')).toHaveText(articleList);
    await expect(entries.filter({ hasText: '↑' })).toHaveCount(1);
    await expect(entries.nth(7)).toContainText('↑');
    // The arrow stands under its number, not beside it.
    const [number, arrow] = await entries
      .nth(7)
      .locator('span')
      .evaluateAll((spans) =>
        spans.slice(0, 2).map((span) => {
          const { left, right } = span.getBoundingClientRect();
          return (left + right) / 2;
        }),
      );
    expect(Math.abs(number! - arrow!)).toBeLessThan(2);
    for (const share of await valuesOf(bench, 'bench-probability'))
      expect(share).toBeGreaterThan(0);
    const logits = await valuesOf(bench, 'bench-logit');
    expect(logits[7]! - logits[0]!).toBeCloseTo(Math.log(0.84 / 0.01), 9);
    await expect(bench.locator('.softmax-remark')).toContainText('No logit gives exactly 0');
  });
});

test('softmax bench: 10 equal logits have a tenth each; closed-form shares at 3 temperatures; the same shares when every logit rises by 5', async ({
  figure: open,
}) => {
  const bench = await open('softmax-bench');
  await test.step('10 equal logits', async () => {
    await putLogits(bench, Array<number>(10).fill(3));
    for (const share of await valuesOf(bench, 'bench-probability'))
      expect(Math.abs(share - 0.1)).toBeLessThan(1e-7);
    expect(Math.abs((await value(bench, 'bench-sum')) - 1)).toBeLessThan(1e-6);
  });
  await test.step('every logit rises by 5', async () => {
    await putLogits(bench, digits);
    const before = await valuesOf(bench, 'bench-probability');
    await putLogits(
      bench,
      digits.map((logit) => logit + 5),
    );
    const after = await valuesOf(bench, 'bench-probability');
    for (const digit of digits) expect(Math.abs(after[digit]! - before[digit]!)).toBeLessThan(1e-6);
  });
  await test.step('the temperatures 0.1, 1 and 10', async () => {
    const logits = [0.5, -2, 4.1, 3.9, -7.5, 0, 1.2, 4, -0.3, 2.6];
    await putLogits(bench, logits);
    for (const power of [-1, 0, 1]) {
      await slide(bench.getByRole('slider', { name: 'Temperature' }), power);
      const temperature = await value(bench, 'bench-temperature');
      expect(temperature).toBeCloseTo(10 ** power, 9);
      const exponentials = logits.map((logit) => Math.exp(logit / temperature));
      const shares = await valuesOf(bench, 'bench-probability');
      for (const digit of digits) {
        const expected = exponentials[digit]! / add(exponentials);
        expect(Math.abs(shares[digit]! - expected)).toBeLessThan(1e-6);
      }
      expect(await value(bench, 'bench-answer')).toBe(2);
      expect(await value(bench, 'bench-largest-logit')).toBe(2);
    }
  });
});
