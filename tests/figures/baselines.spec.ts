// The ways to read a digit, side by side: the guess, the axis and the keyboard.
import { expect, test } from '../site/harness/figure.ts';

test('baselines: dots stand at their share of the axis; neighbours hide until they are asked for, by key too; a guess of 60 is held against 96.91', async ({
  page,
  figure: open,
}) => {
  const figure = await open('baselines');
  const slider = page.getByRole('slider', { name: 'Your guess for the nearest neighbour' });
  await test.step('from 90 % on, 4 ways lie to the left of the axis', async () => {
    const style = (selector: string) => expect(figure.locator(selector));
    await style('[data-way=nearest-mean] .baseline-dot').toHaveAttribute(
      'style',
      /left:\s*82\.03%/,
    );
    await figure.getByText('90 to 100 %').click();
    await style('[data-way=network] .baseline-dot').toHaveAttribute('style', /left:\s*80\.50?%/);
    await expect(figure.locator('.baseline-left')).toHaveCount(4);
    await slider.fill('95');
    await style('.baseline-dot.hollow').toHaveAttribute('style', /left:\s*50/);
  });
  await test.step('hidden, then shown with a verdict on the guess', async () => {
    const neighbour = figure.locator('[data-way=nearest-1]');
    await expect(neighbour).toBeHidden();
    await slider.fill('60');
    await figure.getByText('Show the nearest neighbour').focus();
    await page.keyboard.press('Enter');
    await expect(neighbour).toBeVisible();
    await expect(figure.locator('.baseline-verdict')).toHaveText(
      'You guessed 60 %. It is 36.9 points more.',
    );
  });
});

test('baselines: without JavaScript the neighbours are one press away', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  const page = await context.newPage();
  await page.goto('why-now/', { waitUntil: 'domcontentloaded' });
  await page.getByText('Show the nearest neighbour').click();
  await expect(page.locator('[data-way=nearest-1]')).toBeVisible();
  await context.close();
});
