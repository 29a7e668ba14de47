// Images at a time, for one worker and for two.
import { expect, test } from '../site/harness/figure.ts';
import { run, shows } from './speed.ts';

test('batch curve: a point for one worker at 13 sizes and for two at 12, and where they cross', async ({
  figure: open,
}) => {
  test.setTimeout(240_000);
  const figure = await open('batch-curve');
  await run(figure);
  await expect(figure.locator('data[data-name^="yours-one-"]')).toHaveCount(13);
  await expect(figure.locator('data[data-name^="yours-two-"]')).toHaveCount(12);
  expect(await shows(figure, 'yours-one-10000')).toBeGreaterThan(0);
  await expect(figure.locator('.batch-crossing', { hasText: 'Yours' })).toContainText(
    'Two workers are quicker',
  );
});
