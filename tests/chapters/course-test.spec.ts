// The test before and after the course: handed in, kept, compared, forgotten, and never taken from a stranger; in a
// frame: embed.spec.ts.
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { parse } from 'yaml';
import { expect, test, value, wake } from '../site/harness/page.ts';

interface Entry {
  right: number;
  part?: string;
}
const entries = parse(
  readFileSync(new URL('../../content/questions.yaml', import.meta.url), 'utf8'),
) as Record<string, Entry>;
const idsOf = (part?: string) => Object.keys(entries).filter((id) => entries[id]!.part === part);
const ids = idsOf();

const before = (page: Page) => page.locator('#test-before');
const after = (page: Page) => page.locator('#test-after');
/** What a reader of the book knows, in words that the test does not take from the code. */
const rightWords = [
  '101,770, one for each connection and one for each neuron that computes',
  'Pieces of strokes among left-over noise',
  'Quite sure, it names a digit anyway',
  '75\u0020%',
  'No, any processor does it in far less than a thousandth of a second',
  'No more than one layer, because the two can be folded together',
  'It has many times fewer',
  'Not by itself, you have to hide the patch and see what is lost',
];

async function openFront(page: Page) {
  await page.goto('');
  await wake(page);
  await before(page).locator('summary').first().click();
}

async function openRecap(page: Page) {
  await page.goto('recap/');
  await wake(page);
}

type Test = ReturnType<typeof before>;
const button = (place: Test, name: string) => place.getByRole('button', { name });

/** After a press the next one is dropped for 600 ms of the page's own timers; a later timer of its comes after that. */
const lookRound = (page: Page) =>
  page.evaluate(() => new Promise((looked) => setTimeout(looked, 700)));

async function press(place: Test, name: string) {
  await button(place, name).click();
  await lookRound(place.page());
}

async function choose(place: Test, count: number) {
  for (const words of rightWords.slice(0, count))
    await place.getByRole('radio', { name: words, exact: true }).check();
}

/** Answers the first `count` questions rightly, and hands in. */
async function answer(place: Test, count: number) {
  await choose(place, count);
  await press(place, 'Hand in');
}

const stored = (page: Page) => page.evaluate(() => localStorage.getItem('/#course-test'));

test('8 questions with 4 choices each; no answer and no score is shown before it is handed in; it is answered with the keyboard alone', async ({
  page,
}) => {
  await openRecap(page);
  await expect(after(page).locator('fieldset')).toHaveCount(8);
  await expect(after(page).getByRole('radio')).toHaveCount(32);
  await expect(after(page).locator('.test-answers, .test-score')).toHaveCount(0);
  await press(after(page), 'Hand in');
  await expect(after(page).getByText('Choose at least one answer')).toBeVisible();
  expect(await stored(page)).toBeNull();
  await after(page).getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await after(page).getByRole('button', { name: 'Hand in' }).focus();
  await page.keyboard.press('Enter');
  await expect(after(page).locator('.test-score')).toBeFocused();
  const kept = JSON.parse((await stored(page))!) as { after: Record<string, number> };
  expect(Object.keys(kept.after)).toEqual(ids.slice(0, 2));
});

test('on the front page it stands folded; taken before with 2 right and after with 6 of 8, it is compared: 4 gained, 0 lost', async ({
  page,
}) => {
  await page.goto('');
  await wake(page);
  await test.step('it stands folded, below the pad', async () => {
    await expect(before(page).getByRole('radio').first()).toBeHidden();
    const place = async (selector: string) => (await page.locator(selector).boundingBox())!;
    const pad = await place('.pad');
    expect((await place('#test-before')).y).toBeGreaterThan(pad.y + pad.height);
  });
  await before(page).locator('summary').first().click();
  await answer(before(page), 2);
  expect(await value(page, 'right-before')).toBe(2);
  await expect(before(page).locator('.test-answers')).toBeHidden();
  expect(JSON.parse((await stored(page))!)).toEqual({
    before: Object.fromEntries(ids.slice(0, 2).map((id) => [id, entries[id]!.right])),
  });
  await openRecap(page);
  await answer(after(page), 6);
  await expect(after(page).locator('.test-score')).toBeFocused();
  for (const [name, count] of Object.entries({
    'right-before': 2,
    'right-after': 6,
    gained: 4,
    lost: 0,
  }))
    expect(await value(page, name)).toBe(count);
  const rows = after(page).locator('.test-answers > li');
  await expect(rows).toHaveCount(8);
  await expect(rows.nth(0).locator('.right')).toHaveCount(2);
  await expect(rows.nth(5).locator('dl')).toContainText('left open');
  await expect(rows.nth(3)).toContainText('a quarter is left');
  await rows.nth(3).getByRole('link').click();
  await expect(page).toHaveURL(/connections\/$/);
});

test('a wrong answer is marked with words, and one that was right before counts as lost', async ({
  page,
}) => {
  await page.goto('recap/');
  await page.evaluate(
    (kept) => localStorage.setItem('/#course-test', kept),
    JSON.stringify({ before: { halving: 0 } }),
  );
  await openRecap(page);
  await after(page).getByRole('radio', { name: '50\u0020%', exact: true }).check();
  await after(page).getByRole('button', { name: 'Hand in' }).click();
  expect(await value(page, 'lost')).toBe(1);
  expect(await value(page, 'right-after')).toBe(0);
  await expect(after(page).locator('.test-answers > li').nth(3)).toContainText('✗ wrong');
  await expect(after(page).locator('.test-answers > li').nth(3)).toContainText('Right is: 75');
});

test('without the test before it works and says so; it outlives a reload, is retaken or kept, and forgotten; the first time there is nothing to keep @anywhere', async ({
  page,
}) => {
  await openRecap(page);
  await expect(button(after(page), 'Keep what I had')).toHaveCount(0);
  await answer(after(page), 3);
  await expect(after(page)).toContainText('You did not take the test before the course');
  expect(await value(page, 'right-after')).toBe(3);
  await page.reload();
  await wake(page);
  await expect.poll(() => value(page, 'right-after')).toBe(3);
  await press(after(page), 'Take it again');
  await answer(after(page), 5);
  expect(await value(page, 'right-after')).toBe(5);
  await test.step('taking it again, what she had may be kept', async () => {
    await press(after(page), 'Take it again');
    await choose(after(page), 1);
    await press(after(page), 'Keep what I had');
    expect(await value(page, 'right-after')).toBe(5);
    await expect(after(page).locator('.test-score')).toBeFocused();
  });
  await press(after(page), 'Forget my answers');
  await expect(button(after(page), 'Keep what I had')).toHaveCount(0);
  await expect(after(page).getByRole('radio')).toHaveCount(32);
  await expect(after(page).getByRole('radio', { checked: true })).toHaveCount(0);
  await page.reload();
  await wake(page);
  await expect(after(page).getByRole('radio')).toHaveCount(32);
});

/** Below the header, and whole in the window. */
async function expectInSight(page: Page, place: Test) {
  const header = (await page.locator('.site-header').boundingBox())!;
  await expect(place).toBeInViewport({ ratio: 1 });
  expect((await place.boundingBox())!.y).toBeGreaterThanOrEqual(header.y + header.height);
}

for (const [width, height] of [
  [360, 740],
  [1440, 900],
] as const)
  test(`at ${width}×${height} the score is in sight once handed in, and the first question once taken again`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height });
    await openFront(page);
    await answer(before(page), 1);
    await expectInSight(page, before(page).locator('.test-score'));
    await openRecap(page);
    await answer(after(page), 6);
    await expect(after(page).locator('.test-score')).toBeFocused();
    await expectInSight(page, after(page).locator('.test-score'));
    await press(after(page), 'Take it again');
    await expect(after(page).getByRole('radio').first()).toBeFocused();
    await expectInSight(page, after(page).locator('legend').first());
    await press(after(page), 'Keep what I had');
    await press(after(page), 'Forget my answers');
    await expect(button(after(page), 'Undo')).toBeFocused();
    await expectInSight(page, button(after(page), 'Undo'));
  });

test('the second of two quick presses is dropped, wherever it lands', async ({ page }) => {
  await openRecap(page);
  await choose(after(page), 3);
  await button(after(page), 'Hand in').dblclick();
  await lookRound(page);
  expect(await value(page, 'right-after')).toBe(3);
  await expect(page).toHaveURL(/recap\/$/);
  await press(after(page), 'Take it again');
  await answer(after(page), 2);
  const kept = await stored(page);
  await press(after(page), 'Take it again');
  await choose(after(page), 4);
  // At once, and right on it: this is what a double click did.
  await after(page).evaluate(async (element) => {
    const find = (name: string) =>
      [...element.querySelectorAll('button')].find((one) =>
        one.textContent?.trim().startsWith(name),
      );
    const pressed = () => new MouseEvent('click', { bubbles: true, cancelable: true, detail: 1 });
    find('Hand in')!.dispatchEvent(pressed());
    while (!find('Forget my answers')) await new Promise((turn) => setTimeout(turn));
    find('Forget my answers')!.dispatchEvent(pressed());
  });
  await lookRound(page);
  expect(await value(page, 'right-after')).toBe(4);
  expect(await stored(page)).not.toBe(kept);
  await button(after(page), 'Take it again').dblclick();
  await lookRound(page);
  await expect(after(page).getByRole('radio', { checked: true })).toHaveCount(0);
});

test('what was forgotten comes back by Undo, before and after, until it is taken anew', async ({
  page,
}) => {
  await openFront(page);
  await answer(before(page), 2);
  await openRecap(page);
  await answer(after(page), 6);
  const kept = await stored(page);
  await press(after(page), 'Forget my answers');
  expect(await stored(page)).toBeNull();
  await page.keyboard.press('Enter');
  await expect(after(page).locator('.test-score')).toBeFocused();
  expect(JSON.parse((await stored(page))!)).toEqual(JSON.parse(kept!));
  expect(await value(page, 'gained')).toBe(4);
  await lookRound(page);
  await press(after(page), 'Forget my answers');
  await answer(after(page), 1);
  await press(after(page), 'Take it again');
  await expect(button(after(page), 'Undo')).toHaveCount(0);
});

test('4 kinds of nonsense in the storage count as not taken', async ({ page }) => {
  await page.goto('recap/');
  for (const text of ['{', '[]', '{"after":{"parameters":4}}', '{"after":"all right"}'])
    await test.step(text, async () => {
      await page.evaluate((stranger) => localStorage.setItem('/#course-test', stranger), text);
      await page.reload();
      await wake(page);
      await expect(after(page).getByRole('radio')).toHaveCount(32);
    });
});

test('handed in in another tab, it is shown here', async ({ page, context }) => {
  await openRecap(page);
  const other = await context.newPage();
  await openRecap(other);
  await answer(after(other), 4);
  await expect.poll(() => after(page).locator('[data-name="right-after"]').count()).toBe(1);
  expect(await value(page, 'right-after')).toBe(4);
});

test('without JavaScript the questions are a list with an answer behind each', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  const page = await context.newPage();
  for (const path of ['', 'recap/']) {
    await page.goto(path);
    await expect(
      page.locator('#test-before, #test-after').locator('.test-printed > li'),
    ).toHaveCount(8);
    await expect(page.getByRole('radio')).toHaveCount(0);
    const first = page.locator('.test-printed details').first();
    await first.locator('summary').click();
    await expect(first).toContainText('101,770');
  }
  await context.close();
});

test('Part 2 has a test of its own: taken before at the end of the recap and after in its last chapter, compared, and Part 1’s is left alone', async ({
  page,
}) => {
  const right = idsOf('part-2');
  const place = (when: string) => page.locator(`#test-part-2-${when}`);
  await openRecap(page);
  await place('before').locator('summary').first().click();
  await place('before').getByRole('radio', { name: 'Nothing, training leaves it out' }).check();
  await press(place('before'), 'Hand in');
  expect(await value(page, 'right-before')).toBe(0);
  await expect(after(page).getByRole('radio')).toHaveCount(32);
  await page.goto('training-loop/');
  await wake(page);
  await expect(place('after').locator('fieldset')).toHaveCount(right.length);
  for (const words of [
    'Hardly anything, its slopes are almost zero',
    'Nothing, it may even be zero',
  ])
    await place('after').getByRole('radio', { name: words, exact: true }).check();
  await press(place('after'), 'Hand in');
  expect(await value(page, 'right-after')).toBe(2);
  expect(await value(page, 'gained')).toBe(2);
  expect(await stored(page)).toBeNull();
  await page.goto('sheet/');
  const scores = page.locator('.sheet').nth(1).locator('.sheet-scores');
  await expect(scores).toContainText(`2 of ${right.length}`);
});
