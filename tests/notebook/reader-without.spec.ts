// Without JavaScript everything the cells showed can be read and taken; without a connection they still run.
import type { Page } from '@playwright/test';
import { keptBy } from '../site/harness/kept.ts';
import { expect, listen, test } from '../site/harness/page.ts';
import { openChanged } from './harness/cells.ts';
import { bar, cell, code, notice, output, press, run, status, write } from './harness/reader.ts';

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every output of the build is seen, no button is dead, and the files can be taken @anywhere', async ({
    page,
    request,
  }) => {
    await page.goto('forward-pass/');
    await expect(output(page, 'relu')).toHaveText('[0, 0, 1.7]');
    for (const one of await page.locator('.live-cell').all())
      await expect(one.locator('pre').first()).toBeVisible();
    for (const box of ['.live-cell', '.cell-bar', '.exercise'])
      await expect(page.locator(`${box} button:visible`)).toHaveCount(0);
    await expect(page.locator('.exercise-without:visible')).toHaveCount(
      await page.locator('.exercise').count(),
    );
    const all = await page.locator('.exercise, .quiz').count();
    await expect(page.locator('[data-chapter="forward-pass"]')).toContainText(`${all} exercises`);
    for (const link of await page.locator('.cell-bar a').all()) {
      const address = new URL((await link.getAttribute('href'))!, page.url());
      expect((await request.get(address.href)).status()).toBe(200);
    }
    await page.getByText('One solution').first().click();
    await expect(page.locator('.solution pre').first()).toBeVisible();
  });

  test('a question opens its answers', async ({ page }) => {
    await page.goto('prediction/');
    const quiz = page.locator('#quiz-sure');
    await quiz.getByText('With a probability this high, the picture is a 4').click();
    await expect(quiz.getByText('One answer in ten at this level is wrong')).toBeVisible();
  });
});

/** Whether the worker keeps this page, and all that it has loaded for its cells. */
async function areKept(page: Page): Promise<boolean> {
  const { files, loaded, isWhole } = await keptBy(page);
  const here = new Map(files);
  const needed = loaded.filter((path) => /^_astro\/|\/cells\.json$/.test(path));
  return isWhole && needed.length > 0 && needed.every((path) => here.get(path));
}

test('a chapter in which she ran a cell runs and edits its cells with the server stopped, after a reload too', async ({
  browser,
  startSite,
}) => {
  const site = await startSite({ base: '/~user/course-1/' });
  const context = await browser.newContext({ baseURL: site.url });
  const page = await context.newPage();
  const noise = listen(page, site.url);
  await page.goto('forward-pass/');
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.reload();
  await write(page, 'relu', 'const relu = (z: number): number => z;\ndisplay(relu(-1));');
  await run(page, 'relu');
  await expect(status(page, 'hidden-layer')).toHaveText(/^Ran in /);
  await expect.poll(() => areKept(page)).toBe(true);
  await site.close();
  await page.reload();
  await write(page, 'relu', 'const relu = (z: number): number => 2 * z;\ndisplay(relu(21));');
  await run(page, 'relu');
  await expect(output(page, 'relu')).toHaveText('42');
  await expect(status(page, 'hidden-layer')).toHaveText(/^Ran in /);
  expect(noise.heard).toEqual([]);
  await context.close();
});

test('a press that needs what cannot be fetched is told in the cell, and works when pressed again later', async ({
  page,
  noise,
}) => {
  noise.allow(/Failed to load resource|request failed|status 404/);
  await page.goto('forward-pass/');
  await page.route('**/cells.json', (route) => route.abort());
  await cell(page, 'relu').getByRole('button', { name: 'Run' }).click();
  await expect(status(page, 'relu')).toContainText(
    'The list of this chapter’s cells could not be fetched. Check your connection. Press again to try again.',
  );
  await page.unroute('**/cells.json');
  await run(page, 'relu');
  await expect(output(page, 'relu')).toHaveText('[0, 0, 1.7]');
});

test('code that does not come is told where it was asked for, in words without an address: the editor, the exercises, the difference, the link', async ({
  page,
  basePath,
  noise,
}) => {
  noise.allow(/Failed to load resource|request failed/);
  await openChanged(page, basePath, 'forward-pass', { relu: 'const relu = (z: number) => z;' });
  await run(page, 'relu');
  // The page itself, too: where it answers, the page would be loaded again.
  await page.route('**/*', (route) => route.abort());
  const words = 'A part of this page did not come; check your connection.';
  await test.step('the editor', async () => {
    await press(cell(page, 'neuron'), 'Edit');
    await expect(notice(page, 'neuron')).toHaveText(words);
  });
  await test.step('the exercises', async () => {
    const exercise = page.locator('#exercise-dense');
    await press(exercise, 'Check my answer');
    await expect(exercise.locator('.cell-notice').first()).toContainText(words);
  });
  await test.step('the difference', async () => {
    await cell(page, 'relu').locator('[data-cell-do="difference"]').click();
    await expect(notice(page, 'relu')).toHaveText(words);
  });
  await test.step('the link', async () => {
    await press(bar(page), 'Link to my changes');
    await expect(bar(page)).toContainText(words);
  });
  await page.unroute('**/*');
  await test.step('there again', async () => {
    await press(cell(page, 'neuron'), 'Edit');
    await expect(code(page, 'neuron')).toBeVisible();
    await cell(page, 'relu').locator('[data-cell-do="difference"]').click();
    await expect(notice(page, 'relu')).toContainText('Your text against the book’s:');
  });
});
