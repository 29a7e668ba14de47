// How many multiplications a batch takes.
import { expect, test, value } from '../site/harness/figure.ts';

test('matrix shapes: 10,000 images are 10,000 passes, 1,016,320,000 multiplications', async ({
  figure: open,
}) => {
  const figure = await open('matrix-shapes');
  await figure.getByRole('radio', { name: '10,000' }).check();
  await expect.poll(() => value(figure, 'multiply-adds')).toBe(1_016_320_000);
});
