// Two figures of the chapter on speed at once.
import { shipped } from '../nn/oracle/read.ts';
import { run, shows, start } from '../figures/speed.ts';
import { expect, test, wake } from '../site/harness/page.ts';

test('the ladder gives way when another figure measures, and says so', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('speed/');
  await wake(page);
  const [ladder, all] = ['speed-ladder', 'classify-all'].map((name) =>
    page.locator(`#figure-${name}`),
  );
  await start(ladder!).click();
  await expect(ladder!.locator('progress')).toBeVisible();
  await run(all!);
  await expect(ladder!.locator('.measuring-stopped')).toContainText('another measurement');
  expect(await shows(all!, 'yours-right')).toBe(shipped.test.correct);
});
