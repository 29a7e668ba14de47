// Two kinds of noise on one digit: what the figure is built with, and both ends of its slider.
import { expect, test, value } from '../site/harness/figure.ts';

test('aimed noise: 25 of 255 turns the 4 only if it is aimed, 0 leaves all three alike, 50 is the end', async ({
  figure: open,
}) => {
  const figure = await open('aimed-noise');
  const answers = () =>
    Promise.all(['plain', 'random', 'aimed'].map((kind) => value(figure, `noise-${kind}`)));
  const slider = figure.getByRole('slider', { name: /Every pixel moves by/ });
  expect((await answers()).slice(0, 2)).toEqual([4, 4]);
  expect((await answers())[2]).not.toBe(4);
  await slider.fill('0');
  await expect.poll(answers).toEqual([4, 4, 4]);
  await slider.press('End');
  await expect(figure.getByText('50 of 255', { exact: true })).toBeVisible();
  await expect(figure.getByRole('img', { name: /moved by 50 of 255/ })).toBeVisible();
});
