// The small network taken back under the reader's hand: what is guessed, what is told, and what is hidden until then.
import { expect, test, value } from '../site/harness/figure.ts';

test('hand network: a wrong guess is told why and hides the numbers, a right one shows them, and after 5 arrows the squares add up to 18', async ({
  figure: open,
}) => {
  const figure = await open('hand-network');
  const number = (name: string) => figure.locator(`[data-name="${name}"]`);
  await test.step('nothing of the way back shows before it is guessed', async () => {
    await expect(number('hand-logits-0')).toBeVisible();
    for (const name of ['hand-dLogits-0', 'hand-dHiddenWeights-5', 'hand-square'])
      await expect(number(name)).toBeHidden();
  });
  await test.step('a wrong guess', async () => {
    await figure.getByRole('button', { name: '(1/2, −1/2)', exact: true }).click();
    await expect(figure.locator('.hand-verdict')).toHaveText(
      /^Not quite: the sign is turned round/,
    );
    await expect(number('hand-dLogits-0')).toBeHidden();
  });
  await test.step('the right one, and the question after it', async () => {
    await figure.getByRole('button', { name: '(−1/2, 1/2)', exact: true }).click();
    await expect(figure.locator('.hand-verdict')).toHaveText(/^Yes\./);
    await expect(number('hand-dLogits-0')).toBeVisible();
    await expect(figure.locator('.hand-asked')).toContainText('Arrow 2 of 5.');
  });
  await test.step('shown without guessing, to the end', async () => {
    for (let arrow = 2; arrow <= 5; arrow++)
      await figure.getByRole('button', { name: 'Show me' }).click();
    await expect(number('hand-square')).toBeVisible();
    expect(await value(figure, 'hand-square')).toBe(18);
    await expect(figure.getByRole('button', { name: 'Show me' })).toHaveCount(0);
    // The lines of both layers carry slopes now: 0 at all four of the silent neuron's.
    await expect(figure.locator('.hand-weight.slope')).toHaveText([
      '1/2',
      '0',
      '−3/2',
      '1',
      '0',
      '−3',
      '−1',
      '1',
      '0',
      '0',
      '−1/2',
      '1/2',
    ]);
  });
  await test.step('and again', async () => {
    await figure.getByRole('button', { name: 'Start again' }).click();
    await expect(number('hand-dLogits-0')).toBeHidden();
    await expect(figure.locator('.hand-asked')).toContainText('Arrow 1 of 5.');
  });
});
