// The front page's network forgets everything and learns again: on real images, in the reader's own browser.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Page } from '@playwright/test';
import { exampleLabel } from '../mnist/example.ts';
import { drawings } from '../mnist/drawings/index.ts';
import { builtNamed } from './harness/built.ts';
import { drawWithMouse } from './harness/digit.ts';
import { expect, ready, test, value } from './harness/page.ts';

/** What NumPy makes of the book's digit with the random weights of the same seed. */
const untrained: { correct: number; probabilities: number[] } = JSON.parse(
  readFileSync(new URL('../chapters/oracle/front-page.json', import.meta.url), 'utf8'),
);
/** Images come and are unpacked first, and test machines are slow. */
const patience = { timeout: 150_000 };
/** 2 epochs of 55,000 images, 32 a step. */
const stepCount = 2 * Math.ceil(55_000 / 32);

const learning = (page: Page) => page.locator('.learning');
const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
const expectState = (page: Page, state: string) =>
  expect(learning(page)).toHaveAttribute('data-state', state, patience);
const slider = (page: Page) => learning(page).getByRole('slider', { name: 'Step' });

/** Notes each step that is shown, and how many different squares come with them. */
async function watchMoments(page: Page) {
  await page.evaluate(() => {
    const steps = new Set<number>();
    const pictures = new Set<string>();
    const note = () => {
      const step = document.querySelector('.learning [data-name=learning-step]');
      if (!step) return;
      steps.add(Number(step.getAttribute('value')));
      pictures.add(document.querySelector('.draw-digit .hidden-squares')!.innerHTML);
    };
    new MutationObserver(note).observe(document.querySelector('.draw-digit')!, {
      subtree: true,
      childList: true,
      attributes: true,
    });
    Object.assign(window, { moments: () => ({ steps: [...steps], pictures: pictures.size }) });
  });
  return () =>
    page.evaluate(() =>
      (window as unknown as { moments(): { steps: number[]; pictures: number } }).moments(),
    );
}

async function expectUntrained(page: Page): Promise<void> {
  for (const [digit, expected] of untrained.probabilities.entries())
    await expect.poll(() => value(page, `probability-${digit}`)).toBeCloseTo(expected, 5);
  expect(await value(page, 'prediction')).toBe(4);
}

test('Forget everything ends in NumPy’s answer of the random weights, neuron by neuron; Learn again fetches the images only then, and ends at ≥ 97 % of the test images after 3,438 steps; the slider goes back to 1,174 of 10,000; its own weights come back @anywhere', async ({
  page,
  site,
}) => {
  test.setTimeout(240_000);
  const before = site.visits.length;
  const fetched = () => site.visits.slice(before).filter((path) => path.endsWith('.bin')).length;
  await page.goto('');
  await ready(page);
  await test.step('forgets', async () => {
    await press(page, 'Forget everything');
    await expectState(page, 'forgetting');
    await expectState(page, 'forgotten');
    await expectUntrained(page);
    expect(fetched()).toBe(0);
  });
  await test.step('learns: squares, bars and score follow, and the last moment is that of the whole training', async () => {
    const seen = await watchMoments(page);
    await press(page, 'Learn again');
    await expect.poll(() => value(page, 'learning-step').catch(() => 0), patience).toBe(stepCount);
    await expectState(page, 'trained');
    expect(fetched()).toBe(7);
    const { steps, pictures } = await seen();
    expect(steps.slice(0, 6)).toEqual([0, 1, 2, 3, 4, 6]);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
    expect(steps.at(-1)).toBe(stepCount);
    expect(pictures).toBeGreaterThan(20);
    expect(await value(page, 'learning-accuracy')).toBeGreaterThanOrEqual(0.97);
    await expect(learning(page)).toContainText(
      /It has learned: 9\d\.\d.% of the test images are read correctly\. The 3,438 steps took your browser \d+\.\d\d seconds\./,
    );
    // After so few steps it may take our example for a 9: between the two lies all of its doubt.
    await expect.poll(() => value(page, 'probability-0')).toBeLessThan(0.01);
    const [four, nine] = [await value(page, 'probability-4'), await value(page, 'probability-9')];
    expect(four + nine).toBeGreaterThan(0.95);
  });
  await test.step('the slider goes back, by keys too', async () => {
    await slider(page).focus();
    await page.keyboard.press('Home');
    await expect.poll(() => value(page, 'learning-step')).toBe(0);
    expect(await value(page, 'learning-accuracy')).toBe(untrained.correct / 10_000);
    await expectUntrained(page);
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => value(page, 'learning-step')).toBe(1);
    await expect(slider(page)).toHaveAttribute(
      'aria-valuetext',
      /^step 1 of 3,438: \d\d\.\d.% of the test images$/,
    );
  });
  await test.step('a digit drawn now is read by the network of that moment; its own weights come back, and the keys stay', async () => {
    await press(page, 'Clear');
    await drawWithMouse(page, drawings.find(({ digit }) => digit === 3)!.strokes);
    const unsure = await value(page, 'probability-3');
    await press(page, 'Give it back its own weights');
    await expect.poll(() => value(page, 'prediction')).toBe(3);
    // The network of that moment may have read a 3 as well.
    await expect.poll(() => value(page, 'probability-3')).not.toBe(unsure);
    await expect(page.getByRole('button', { name: 'Forget everything' })).toBeFocused();
    await expect(learning(page).getByRole('slider')).toHaveCount(0);
    await expect.poll(() => page.workers().length).toBe(0);
  });
});

test('with reduced motion nothing plays: it has forgotten at once, and shows the end when it has learned; without its code, its images or its worker a sentence and Try again lead on, and Stop leaves everything as it was', async ({
  page,
  noise,
  site,
}) => {
  test.setTimeout(240_000);
  noise.allow(/404|Failed to load|net::ERR/);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const alert = learning(page).getByRole('alert');
  const retry = () => alert.getByRole('button', { name: 'Try again' }).click();
  const [code] = builtNamed('_astro/Learning.*.js').map((file) => basename(file));
  await test.step('without its code', async () => {
    site.break(code!, 'missing');
    await page.goto('');
    await ready(page);
    await press(page, 'Forget everything');
    await expect(alert).toContainText('The code that forgets and learns could not be loaded.');
    expect(await value(page, 'prediction')).toBe(exampleLabel);
    site.mend();
  });
  await test.step('at once', async () => {
    // A browser remembers that a module could not be loaded.
    await page.reload();
    await ready(page);
    await press(page, 'Forget everything');
    await expectState(page, 'forgotten');
    await expectUntrained(page);
  });
  await test.step('stopped while the images come', async () => {
    site.break('.bin', 'slow');
    await press(page, 'Learn again');
    await expect(learning(page).getByRole('progressbar')).toBeVisible();
    await press(page, 'Stop');
    await expectState(page, 'stopped');
    await expect(learning(page)).toContainText('nothing has changed');
    await expectUntrained(page);
    site.mend();
  });
  await test.step('without the images', async () => {
    site.break('.bin', 'missing');
    await press(page, 'Learn again');
    await expect(alert).toContainText(/try again/i);
    await expectState(page, 'failed');
    await expectUntrained(page);
    site.mend();
  });
  await test.step('without the worker', async () => {
    site.break('.js', 'missing');
    await retry();
    await expect(alert).toContainText('The training worker could not be loaded.');
    site.mend();
  });
  await test.step('tried again it learns, and shows only the end', async () => {
    await retry();
    await expectState(page, 'trained');
    expect(await value(page, 'learning-step')).toBe(stepCount);
    expect(await value(page, 'learning-accuracy')).toBeGreaterThanOrEqual(0.97);
    await expect(alert).toHaveCount(0);
  });
});

test('on phones of 390 × 844 and 360 × 640 the pad, the answer and its ten bars stand on one screen below the header, and follow the stroke while the finger is down', async ({
  page,
}) => {
  await page.goto('');
  await ready(page);
  for (const [width, height] of [
    [390, 844],
    [360, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    await press(page, 'Clear');
    const places = await page.evaluate(() => {
      const box = (name: string) => document.querySelector(name)!.getBoundingClientRect();
      const header = box('.site-header').height;
      scrollBy({ top: box('.pad').top - header, behavior: 'instant' });
      return ['.pad', '.draw-digit .verdict', '.draw-digit .probabilities'].map((name) => ({
        top: box(name).top - header,
        bottom: box(name).bottom,
      }));
    });
    for (const { top, bottom } of places) {
      expect.soft(top, `${width} × ${height}`).toBeGreaterThanOrEqual(0);
      expect.soft(bottom, `${width} × ${height}`).toBeLessThanOrEqual(height);
    }
    const box = (await page.locator('[data-name=pad]').first().boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + 0.2 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + 0.8 * box.height, { steps: 8 });
    await expect.poll(() => value(page, 'prediction')).toBe(1);
    await page.mouse.up();
  }
});
