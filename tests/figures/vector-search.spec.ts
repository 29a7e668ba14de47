// A search that looks into some groups only, counted and timed in the tab.
import { expect, test, value } from '../site/harness/figure.ts';

test('vector search: the slider shows more distances and more found with each step, and all of both at its end', async ({
  figure: open,
}) => {
  const figure = await open('vector-search');
  const slider = figure.getByRole('slider', { name: 'Groups looked into' });
  let [recall, distances] = [0, 0];
  for (let step = 0; step < 8; step++) {
    await slider.fill(`${step}`);
    await expect.poll(() => value(figure, 'probes-distances')).toBeGreaterThan(distances);
    expect(await value(figure, 'probes-recall')).toBeGreaterThan(recall);
    recall = await value(figure, 'probes-recall');
    distances = await value(figure, 'probes-distances');
    expect(await value(figure, 'probes-share')).toBeCloseTo(distances / 60_000, 10);
  }
  expect([recall, distances]).toEqual([1, 60_000 + 256]);
});

test('vector search: Stop ends a run at once, and it runs in a worker; a whole run counts 10,000 distances for the exact search and times all 7 ways', async ({
  page,
  figure: open,
}) => {
  test.setTimeout(300_000);
  const figure = await open('vector-search');
  const build = figure.getByRole('button', { name: 'Build and time one in this tab' });
  await test.step('stopped', async () => {
    await build.click();
    await expect(figure.locator('.progress')).toContainText('grouping', { timeout: 120_000 });
    expect(page.workers()).toHaveLength(1);
    await figure.getByRole('button', { name: 'Stop' }).click();
    await expect(figure.locator('.measuring-stopped')).toContainText('Nothing is running');
    await expect(figure.getByRole('table')).toHaveCount(0);
  });
  await test.step('run to its end', async () => {
    await build.click();
    await expect(figure.getByRole('table')).toBeVisible({ timeout: 240_000 });
    expect(await value(figure, 'timed-distances-0')).toBe(10_000);
    expect(await value(figure, 'timed-recall-0')).toBe(1);
    let before = 0;
    for (const probes of [1, 2, 4, 8, 16, 32]) {
      const recall = await value(figure, `timed-recall-${probes}`);
      expect(recall).toBeGreaterThanOrEqual(before);
      expect(await value(figure, `timed-distances-${probes}`)).toBeLessThan(10_000);
      expect(await value(figure, `timed-milliseconds-${probes}`)).toBeGreaterThan(0);
      before = recall;
    }
    expect(before).toBeGreaterThan(0.99);
    // What is said is the quotient of what was measured.
    const words = await figure.locator('.verdict').innerText();
    const [, groups] = /Looking into (\d+) group/.exec(words)!;
    const exact = await value(figure, 'timed-milliseconds-0');
    const quick = await value(figure, `timed-milliseconds-${groups}`);
    if (exact >= quick) expect(words).toContain(`${(exact / quick).toFixed(1)} times as fast`);
    else expect(words).toContain('isn’t faster');
  });
});
