// The scores of neighbours in each space; the table is held in tests/built/embeddings.test.ts.
import { expect, test, value } from '../site/harness/figure.ts';

test('embedding scores: the nearest alone gets 96.91 % with pixels, and the chart is drawn anew', async ({
  figure: open,
}) => {
  const scores = await open('embedding-scores');
  await scores.getByRole('radio', { name: 'the nearest', exact: true }).check();
  await expect.poll(() => value(scores, 'score-pixels')).toBe(0.9691);
  await expect(scores.locator('.chart:not([hidden]) svg').last()).toHaveAttribute(
    'aria-label',
    /the nearest image: pixels \(784\) 96\.91/,
  );
});
