// Guesses between the paragraphs.
import { expect, test, wake } from '../site/harness/page.ts';

test('both guesses answer with a verdict, the guess and the truth', async ({ page }) => {
  await page.goto('inputs/');
  await wake(page);
  for (const choice of ['Fewer than guessing', 'It stays almost the same']) {
    const guess = page.locator('.guess', { hasText: choice }).first();
    await guess.getByRole('button', { name: choice }).click();
    await expect(guess).toContainText(`Yes. You guessed: ${choice}.`);
    await expect(guess.locator('.guess-answer')).toBeVisible();
  }
});

test('a guess answers with a verdict, the guess and the truth; another choice gets its own', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  await wake(page);
  const guess = page.locator('.guess').first();
  await guess.getByRole('button', { name: 'It doesn’t differ' }).click();
  await expect(guess).toContainText('Yes. You guessed: It doesn’t differ.');
  await expect(guess.locator('.guess-answer')).toBeVisible();
  await guess.getByRole('button', { name: 'It’s lower for the first picture' }).click();
  await expect(guess).toContainText('Not quite. You guessed: It’s lower for the first picture.');
});
