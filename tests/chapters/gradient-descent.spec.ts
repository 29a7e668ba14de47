// The chapter on gradient descent under the reader's hand: guesses aside, its sliders against NumPy, and its live run.
import { readFileSync } from 'node:fs';
import { chooseTestImage } from '../site/harness/digit.ts';
import { expect, test, value, wake } from '../site/harness/page.ts';
import { resting } from '../site/harness/rest.ts';

const { starts } = JSON.parse(
  readFileSync(new URL('oracle/gradient-descent.json', import.meta.url), 'utf8'),
);
/** Images come and are unpacked first, and test machines are slow. */
const patience = { timeout: 150_000 };

test('gradient descent: at a rate of 1 the fall and the promise are NumPy’s, a bowl of 2 at 0.5 is left in one step, and the live curvature is NumPy’s within 1 %', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await page.goto('gradient-descent/');
  await wake(page);
  const line = page.locator('#figure-real-line');
  const slider = line.getByRole('slider', { name: 'Learning rate' });
  await slider.focus();
  for (let press = 0; press < 30 && (await value(line, 'line-rate')) < 1; press++) {
    await slider.press('ArrowRight');
  }
  const [{ all, batch }] = starts;
  expect(await value(line, 'line-rate')).toBe(1);
  expect(await value(line, 'line-promise')).toBeCloseTo(all.square, 2);
  expect(await value(line, 'line-fall')).toBeCloseTo(all.loss[0] - all.loss[4], 2);
  await line.getByRole('radio', { name: 'a batch of 64' }).check();
  await expect.poll(() => value(line, 'line-promise')).toBeCloseTo(batch.square, 2);
  const bowl = page.locator('#figure-bowl');
  await bowl.getByRole('slider', { name: 'Curvature λ' }).fill('2');
  await bowl.getByRole('slider', { name: 'Learning rate η' }).fill('0.5');
  await expect.poll(() => value(bowl, 'bowl-factor')).toBeCloseTo(0, 9);
  await expect(bowl.getByText('One step, and it is at the bottom.')).toBeVisible();
  const catapult = page.locator('#figure-catapult');
  await catapult.getByRole('radio', { name: 'the book’s' }).check();
  await catapult.getByRole('button', { name: 'Measure its curvature' }).click();
  await expect(catapult.getByText(/^After 20 rounds/).first()).toBeVisible(patience);
  const { shipped } = JSON.parse(
    readFileSync(new URL('oracle/gradient-descent.json', import.meta.url), 'utf8'),
  );
  expect((await value(catapult, 'live-curvature')) / shipped.curvature).toBeCloseTo(1, 1);
});

test('gradient descent: the live run takes 10 steps and stops, changes its rate in mid-run, goes back to its start, and the same steps give the same loss; its network’s curvature can be measured', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await chooseTestImage(page, 'gradient-descent/', 1);
  await wake(page);
  const live = page.locator('#figure-train-live');
  await live.getByRole('button', { name: '10 steps', exact: true }).click();
  await expect.poll(() => value(live, 'live-step'), patience).toBe(10);
  const loss = await resting(() => value(live, 'live-loss'));
  await expect(live.locator('canvas')).toBeVisible();
  await expect(live.getByText('Its answer to your digit:')).toBeVisible();
  await live.getByRole('slider', { name: 'Learning rate' }).fill('0');
  await expect.poll(() => value(live, 'live-rate')).toBe(1);
  await live.getByLabel('Go back to').selectOption({ label: 'the start' });
  await live.getByRole('button', { name: 'Go back', exact: true }).click();
  await expect.poll(() => value(live, 'live-step')).toBe(0);
  await live.getByRole('button', { name: '10 steps', exact: true }).click();
  await expect.poll(() => value(live, 'live-step')).toBe(10);
  expect(await resting(() => value(live, 'live-loss'))).toBeCloseTo(loss, 9);
  const catapult = page.locator('#figure-catapult');
  await catapult.getByRole('radio', { name: 'yours, step 10' }).check();
  await expect(catapult.getByRole('button', { name: 'Measure its curvature' })).toBeEnabled();
});
