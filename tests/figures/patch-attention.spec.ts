// Where a patch's attention goes, and what hiding a patch does to the answer, against NumPy.
import { readFileSync } from 'node:fs';
import { addressOf, expect, test, value } from '../site/harness/figure.ts';
import { chooseTestImage } from '../site/harness/digit.ts';
import { wake } from '../site/harness/page.ts';

interface Patches {
  image: number;
  probabilities: number[];
  attention: number[][][][];
  without: number[][];
}
const { patches, hidden } = JSON.parse(
  readFileSync(new URL('../experiments/oracle/architectures.json', import.meta.url), 'utf8'),
) as { patches: Patches[]; hidden: { correct: Record<string, number> } };

test('patch attention: by each of 4 heads and by their mean, in both blocks, a patch’s 16 shares are NumPy’s and add up to 1', async ({
  figure: open,
}) => {
  const figure = await open('patch-attention');
  const { attention } = patches[0]!;
  const grid = figure.getByRole('slider');
  await grid.press('Control+Home');
  await grid.press('ArrowDown');
  await grid.press('ArrowRight');
  const asking = 5;
  for (const [block, heads] of attention.entries()) {
    await figure
      .getByRole('group', { name: 'Block' })
      .getByText(String(block + 1))
      .click();
    const rowsOf = [
      ...heads.map((head) => head[asking]!),
      heads[0]![asking]!.map((_, k) => heads.reduce((sum, head) => sum + head[asking]![k]! / 4, 0)),
    ];
    for (const [head, shares] of rowsOf.entries()) {
      const name = head < 4 ? String(head + 1) : 'mean of all';
      await figure.getByRole('group', { name: 'Head' }).getByText(name, { exact: true }).click();
      await expect.poll(() => value(figure, 'attention-most')).toBeCloseTo(Math.max(...shares), 5);
      expect(await value(figure, 'attention-own')).toBeCloseTo(shares[asking]!, 5);
      expect(await value(figure, 'attention-sum')).toBeCloseTo(1, 5);
    }
  }
});

test('hide patch: without the chosen patch 2 test images are read as NumPy reads them; all ways to choose show theirs; shown again, the answer is the first', async ({
  page,
}) => {
  for (const { image, probabilities, without } of patches.slice(0, 2)) {
    await chooseTestImage(page, addressOf('hide-patch'), image);
    await wake(page);
    const figure = page.locator('#figure-hide-patch');
    const answer = probabilities.indexOf(Math.max(...probabilities));
    const shown = (digit: number) => value(figure, `patch-probability-${digit}`);
    await expect.poll(() => shown(answer)).toBeCloseTo(probabilities[answer]!, 4);
    await expect(figure.locator('table')).toHaveCount(0);
    const grid = figure.getByRole('slider');
    await grid.press('Control+Home');
    for (const [patch, key] of [
      [0, ''],
      [1, 'ArrowRight'],
      [5, 'ArrowDown'],
    ] as const) {
      if (key) await grid.press(key);
      await figure.getByRole('button', { name: 'Hide this patch' }).click();
      await expect.poll(() => shown(answer)).toBeCloseTo(without[patch]![answer]!, 4);
    }
    const lowest = Math.min(...without.map((own) => own[answer]!));
    expect(await value(figure, 'harm-probability')).toBeCloseTo(lowest, 4);
    await figure.getByRole('button', { name: 'Show it' }).click();
    await expect.poll(() => shown(answer)).toBeCloseTo(probabilities[answer]!, 4);
  }
});

test('patches hidden: the 6 shares are NumPy’s counts of 5,000 images, ± 5', async ({
  figure: open,
}) => {
  const figure = await open('patches-hidden');
  for (const [way, count] of Object.entries(hidden.correct))
    expect(
      Math.abs((await value(figure, `hidden-${way}`)) - count / 5000),
      way,
    ).toBeLessThanOrEqual(0.001);
});
