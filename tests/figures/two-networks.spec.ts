// Two networks mixed under the reader's hand: nothing is fetched before she moves a slider, then her own tab counts what NumPy counts.
import { readFileSync } from 'node:fs';
import { expect, test, value } from '../site/harness/figure.ts';

const { matching } = JSON.parse(
  readFileSync(new URL('../chapters/oracle/why-training-is-hard.json', import.meta.url), 'utf8'),
);

test('two networks: without a pair matched, and with all 128, the tab reads as many of 10,000 images half-way as NumPy, within 2; with 64 something between', async ({
  figure: open,
}) => {
  const figure = await open('two-networks');
  const pairs = figure.getByRole('slider', { name: 'Pairs matched' });
  const matched = () => value(figure, 'mix-matched');
  const near = (count: number) => expect.closeTo(count / 10_000, 3.5);
  await test.step('as recorded', async () => {
    await expect(figure.getByText('As recorded.').first()).toBeVisible();
    expect(await matched()).toEqual(near(matching.matched[10]));
  });
  await test.step('measured in the tab', async () => {
    await pairs.fill('64');
    await expect(figure.getByText('Measured just now in your tab').first()).toBeVisible({
      timeout: 60_000,
    });
    await expect.poll(matched).toBeGreaterThan(matching.asTrained[10] / 10_000);
    expect(await matched()).toBeLessThan(matching.matched[10] / 10_000);
    await pairs.fill('0');
    await expect.poll(matched).toEqual(near(matching.asTrained[10]));
    await pairs.fill('128');
    await expect.poll(matched).toEqual(near(matching.matched[10]));
  });
  await test.step('another share', async () => {
    await figure.getByRole('slider', { name: 'Share of the second network' }).fill('5');
    await expect.poll(matched).toEqual(near(matching.matched[5]));
    expect(await value(figure, 'mix-share')).toBe(0.25);
  });
});
