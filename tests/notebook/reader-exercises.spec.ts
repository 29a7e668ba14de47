// Exercises and questions: what is missing is said in words, what is solved is remembered and counted in the contents.
import type { Page } from '@playwright/test';
import { readCourse } from '#src/book/course.ts';
import { exercisesOn } from '#src/tools/site/pages.ts';
import { expect, test } from '../site/harness/page.ts';
import * as cells from './harness/reader.ts';
import { expectText, press, write } from './harness/reader.ts';

const exercise = (page: Page, name: string) => page.locator(`#exercise-${name}`);
const verdict = (page: Page, name: string) => exercise(page, name).locator('.check-verdict');
const solved = (page: Page, name: string) => exercise(page, name).locator('.exercise-done');
const counted = (page: Page, chapter: string) =>
  page.locator(`.contents [data-chapter="${chapter}"] .contents-exercises`);
/** Exercises and questions in the chapter that is open, as they stand in its text. */
const howMany = (page: Page) => page.locator('.exercise, .quiz').count();
const check = (page: Page, name: string) => press(exercise(page, name), 'Check my answer');

const almost = `function dense(inputs: ArrayLike<number>, weights: ArrayLike<number>, biases: ArrayLike<number>) {
  const sums = Array.from(biases);
  for (let i = 0; i < inputs.length; i++)
    for (let j = 0; j < sums.length; j++) sums[j] += inputs[i] * weights[j * inputs.length + i];
  return sums;
}`;

test('a wrong answer is told what is wrong, a right one is praised, remembered, and counted in the contents @anywhere', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  const total = await howMany(page);
  await expect(counted(page, 'forward-pass')).toHaveText(`${total} exercises`);
  await check(page, 'dense');
  await expect(verdict(page, 'dense')).toContainText('Not yet.');
  await expect(verdict(page, 'dense')).toContainText(
    'Input 0 should use the weights at places 0 and 1. (expected 1 at place 0, found 0)',
  );
  expect(await verdict(page, 'dense').locator('li').count()).toBeLessThanOrEqual(5);

  await write(page, 'dense', almost);
  await expect(verdict(page, 'dense')).toBeEmpty();
  await check(page, 'dense');
  await expect(verdict(page, 'dense')).toContainText('place = i × (number of outputs) + j.');
  await write(page, 'dense', almost.replace('j * inputs.length + i', 'i * sums.length + j'));
  const place = await counted(page, 'prediction').boundingBox();
  await check(page, 'dense');
  await expect(verdict(page, 'dense')).toHaveText('Correct. All checks pass.');
  await expect(solved(page, 'dense')).toHaveText('✓ solved');
  await expect(counted(page, 'forward-pass')).toHaveText(`1 of ${total} exercises done`);
  expect(await counted(page, 'prediction').boundingBox()).toEqual(place);
  await page.goto('connections/');
  await expect(counted(page, 'forward-pass')).toHaveText(`1 of ${total} exercises done`);
  await page.goto('forward-pass/');
  await expect(solved(page, 'dense')).toBeVisible();
  await expect(solved(page, 'fold')).toBeHidden();
});

test('what is solved is still seen and counted when nothing of hers is changed any more, without a request', async ({
  page,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto('forward-pass/');
  await page.waitForLoadState('networkidle');
  const before = asked.splice(0).length;
  await page.evaluate(() => {
    const base = new URL(document.querySelector<HTMLLinkElement>('link[rel=home]')!.href).pathname;
    localStorage.setItem(`${base}#exercises-done`, '["forward-pass/fold","forward-pass/gone"]');
  });
  await page.reload();
  await expect(solved(page, 'fold')).toBeVisible();
  const total = await howMany(page);
  await expect(counted(page, 'forward-pass')).toHaveText(`1 of ${total} exercises done`);
  await page.waitForLoadState('networkidle');
  expect(asked.length).toBe(before);
});

test('code that breaks off, or cannot be read, is told by the check, with the place', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  await write(page, 'dense', 'function dense() {\n  throw new Error("out of ideas");\n}');
  await check(page, 'dense');
  await expect(verdict(page, 'dense')).toContainText('stopped with an error: out of ideas');
  await write(page, 'dense', 'function dense( {');
  await check(page, 'dense');
  await expect(verdict(page, 'dense')).toContainText('see below the cell');
});

const stopped = 'Stopped. All values are gone; Run makes anew what it needs.';

for (const [where, text] of [
  ['in the answer that is checked', 'function dense() {\n  while (true) {}\n}'],
  ['in the cell that the check waits for', 'function dense() {}\nfor (;;);'],
])
  test(`an endless loop ${where} is stopped by the button that checks`, async ({ page }) => {
    await page.goto('speed/');
    const name = 'leave-out-zeros';
    const place = exercise(page, name);
    await write(page, name, text!);
    await check(page, name);
    await expect(verdict(page, name)).toHaveText('Checking …');
    const stop = place.locator('.check').getByRole('button', { name: 'Stop', exact: true });
    await expect(stop).toBeFocused();
    // So that the loop has begun; Stop must end what has not begun as well.
    await page.waitForTimeout(300);
    await stop.click();
    await expect(verdict(page, name)).toHaveText(stopped);
    await write(page, name, 'function dense() {\n  return [];\n}');
    await expect(verdict(page, name)).toBeEmpty();
    await check(page, name);
    await expect(verdict(page, name)).toContainText('Not yet.');
    await expect(place.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0);
  });

test('an answer that is typed on while its check waits is not judged, which is said; the next press judges it', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  // To open the editor takes longer than to write into it once more, on a busy machine as well.
  const started = Date.now();
  await write(page, 'dense', '// nothing yet');
  const slowly = `await new Promise((done) => setTimeout(done, ${2 * (Date.now() - started) + 1000}));\n`;
  await write(page, 'dense', `${slowly}function dense() {\n  return [];\n}`);
  await check(page, 'dense');
  await expect(verdict(page, 'dense')).toHaveText('Checking …');
  await write(page, 'dense', 'function dense() {\n  return [];\n}');
  const words = 'Not checked, because the code has changed since. Press Check again.';
  await expect(verdict(page, 'dense')).toHaveText(words);
  // The run of the text before ends, and changes nothing.
  await expect(cells.cell(page, 'dense')).not.toHaveAttribute('data-status', 'running');
  await expect(verdict(page, 'dense')).toHaveText(words);
  await check(page, 'dense');
  await expect(verdict(page, 'dense')).toContainText('Not yet.');
});

test('the solution goes into the cell, passes, and Undo brings her own text back', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  await write(page, 'fold', 'const folded = [1]; // mine');
  await exercise(page, 'fold').getByText('A hint').first().click();
  await expect(exercise(page, 'fold')).toContainText('Send in an input of 1 at place');
  await exercise(page, 'fold').getByText('One solution').click();
  await press(exercise(page, 'fold'), 'Put it into the cell');
  await expectText(page, 'fold', /toMiddle\[i \* 3 \+ j\]/);
  await expect(cells.notice(page, 'fold').getByRole('button', { name: 'Undo' })).toBeFocused();
  await check(page, 'fold');
  await expect(verdict(page, 'fold')).toContainText('Correct. All checks pass.');
  await press(cells.notice(page, 'fold'), 'Undo');
  await expectText(page, 'fold', /\/\/ mine/);
});

/** Every exercise is tried when the book is built; here those of the chapters with several, as a reader solves them. */
const withSeveral = readCourse().chapters.filter(({ slug }) => exercisesOn(slug).length > 1);

for (const { slug: chapter } of withSeveral) {
  test(`/${chapter}/: no exercise is solved as it starts, and each is by its own solution`, async ({
    page,
  }) => {
    await page.goto(`${chapter}/`);
    const names = await page
      .locator('.exercise')
      .evaluateAll((all) => all.map(({ dataset }) => dataset.exercise!));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) {
      await check(page, name);
      await expect(verdict(page, name)).toContainText('Not yet.');
      await exercise(page, name).getByText('One solution').click();
      await press(exercise(page, name), 'Put it into the cell');
      await check(page, name);
      await expect(verdict(page, name)).toContainText('Correct. All checks pass.');
    }
    await expect(page.locator('.exercise .exercise-done:visible')).toHaveCount(names.length);
  });
}

test('a question answers each choice, remembers the right one, and counts it', async ({ page }) => {
  await page.goto('prediction/');
  const quiz = page.locator('#quiz-sure');
  await quiz.getByText('With a probability this high, the picture is a 4').click();
  await expect(quiz).toContainText('One answer in ten at this level is wrong');
  await expect(quiz.locator('.exercise-done')).toBeHidden();
  await quiz.getByText('about nine in ten are read correctly').click();
  await expect(quiz).toContainText('Right.');
  await expect(quiz.getByText('One answer in ten')).toBeHidden();
  await expect(quiz.locator('.exercise-done')).toHaveText('✓ answered');
  await expect(counted(page, 'prediction')).toHaveText(
    `1 of ${await howMany(page)} exercises done`,
  );
  await page.reload();
  await expect(quiz.locator('.exercise-done')).toBeVisible();
});
