// What weight decay, dropout and more images do to loss and accuracy.
import { expect, test, value } from '../site/harness/figure.ts';

test('regularisation: the loss gains, accuracy hardly; five times the images gain both', async ({
  figure: open,
}) => {
  const figure = await open('regularisation-bench');
  const of = async (means: string) => ({
    accuracy: await value(figure, `bench-${means}-accuracy`),
    loss: await value(figure, `bench-${means}-loss`),
  });
  const check = async () => {
    const none = await of('none');
    const [decay, more] = [await of('weight-decay'), await of('more-images')];
    expect(decay.loss).toBeLessThan(0.85 * none.loss);
    expect(Math.abs(decay.accuracy - none.accuracy)).toBeLessThan(0.01);
    expect(more.accuracy).toBeGreaterThan(none.accuracy + 0.02);
    expect(await value(figure, 'bench-none-stopped-loss')).toBeLessThan(none.loss);
  };
  await check();
  await figure.getByText('5,000', { exact: true }).click();
  await check();
  await figure.getByLabel('Curve of').selectOption('dropout');
  await expect(figure.locator('tr.chosen')).toContainText('dropout');
});
