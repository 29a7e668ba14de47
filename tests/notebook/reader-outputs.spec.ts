// What a cell shows while it runs and after: progress, outputs that are renewed, and charts that answer the pointer.
import { expect, test } from '../site/harness/page.ts';
import { cell, output, press, status, write } from './harness/reader.ts';

test('a long cell shows how far it is, and ends with its result', async ({ page }) => {
  await page.goto('prediction/');
  await expect(status(page, 'everywhere')).toContainText('Takes a while');
  await page.evaluate(() => {
    const seen: number[] = [];
    const spoken: (string | null)[] = [];
    Object.assign(window, { seen, spoken });
    const own = document.querySelector('#cell-everywhere')!;
    // It may all be over before a test that asks from outside has looked twice.
    const look = () => {
      const bar = own.querySelector('progress');
      if (!bar?.checkVisibility()) return;
      seen.push(bar.value / bar.max);
      spoken.push(own.querySelector('.cell-status')!.getAttribute('aria-live'));
    };
    new MutationObserver(look).observe(own, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
  await press(cell(page, 'everywhere'), 'Run');
  await expect(output(page, 'everywhere')).toHaveText(
    '10000 of 10000 answers are the same both ways',
  );
  await expect(status(page, 'everywhere')).toHaveText(/^Ran in [\d.]+ s\.$|^Ran in \d+ ms\.$/);
  await expect(cell(page, 'everywhere').getByRole('progressbar')).toHaveCount(0);
  const { seen, spoken } = await page.evaluate(() => {
    const noted = window as unknown as { seen: number[]; spoken: string[] };
    return { seen: noted.seen, spoken: noted.spoken };
  });
  expect(new Set(seen).size).toBeGreaterThan(3);
  expect(new Set(spoken)).toEqual(new Set(['off']));
  // First the images come, then the cell counts what it has read: the bar falls between the two at most.
  const falls = seen.filter((share, place) => place > 0 && share < seen[place - 1]!);
  expect(falls.length).toBeLessThanOrEqual(1);
});

test('an output with a name is renewed in its place, and one without comes below', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  await write(
    page,
    'untrained',
    `display('first');
for (let round = 1; round <= 20; round++) {
  display(\`round \${round}\`, { id: 'round' });
  await sleep(10);
}
display('last');`,
  );
  await press(cell(page, 'untrained'), 'Run');
  await expect(output(page, 'untrained').locator('[data-output=round]')).toHaveText(/round \d/);
  await expect(output(page, 'untrained')).toHaveText(/first\s*round 20\s*last/);
  await expect(output(page, 'untrained').locator(':scope > *')).toHaveCount(3);
});

test('a chart appears, and tells the point under the pointer', async ({ page }) => {
  await page.goto('forward-pass/');
  await write(
    page,
    'untrained',
    `import * as Plot from 'plot';
display(Plot.plot({
  marks: [
    Plot.dot([{ x: 1, y: 10 }, { x: 2, y: 30 }], { x: 'x', y: 'y' }),
    Plot.tip([{ x: 1, y: 10 }, { x: 2, y: 30 }], Plot.pointer({ x: 'x', y: 'y' })),
  ],
}));`,
  );
  await press(cell(page, 'untrained'), 'Run');
  const chart = output(page, 'untrained').locator('svg').first();
  await expect(chart).toBeVisible();
  const dots = chart.locator('circle');
  await expect(dots).toHaveCount(2);
  const tip = chart.locator('tspan', { hasText: /y\W*30$/ });
  await expect(tip).toHaveCount(0);
  await chart.scrollIntoViewIfNeeded();
  const at = (await dots.nth(1).boundingBox())!;
  await page.mouse.move(at.x - 20, at.y + 10);
  await page.mouse.move(at.x + 2, at.y + 2);
  await expect(tip).not.toHaveCount(0);
});

test('Run pressed twice before anything is loaded, or by a double click, runs once', async ({
  page,
}) => {
  await page.goto('forward-pass/');
  const run = cell(page, 'relu').locator('.cell-run');
  await run.evaluate((button: HTMLButtonElement) => {
    button.click();
    button.click();
  });
  await expect(status(page, 'relu')).toHaveText(/^Ran in /);
  await page.reload();
  await run.dblclick();
  await expect(status(page, 'relu')).toHaveText(/^Ran in /);
});
