// Accuracy by the number of hidden neurons, one of them trained in the page.
import { expect, test, value } from '../site/harness/figure.ts';

test('width curve: 8 neurons read 91.5 %, and the same point trained here is near what was recorded', async ({
  figure: open,
}) => {
  test.setTimeout(240_000);
  const figure = await open('width-curve');
  await figure.getByRole('slider').fill('3');
  await expect.poll(() => value(figure, 'width-at')).toBe(8);
  expect(Math.abs((await value(figure, 'width-test')) - 0.915)).toBeLessThan(0.01);
  await figure.getByRole('button', { name: 'Train this point again, here' }).click();
  await expect(figure.locator('[data-state]')).toHaveAttribute('data-state', 'done', {
    timeout: 120_000,
  });
  const [own, recorded] = [
    await value(figure, 'width-own'),
    await value(figure, 'width-validation'),
  ];
  expect(Math.abs(own - recorded)).toBeLessThan(0.02);
});
