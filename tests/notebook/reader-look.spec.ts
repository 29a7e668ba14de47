// In each of the states that a reader brings about, a page of cells is whole, readable, and well told to a screen reader.
import type { Page } from '@playwright/test';
import { violations } from '../site/harness/axe.ts';
import { sideways, torn } from '../site/harness/fit.ts';
import { expect, test } from '../site/harness/page.ts';
import * as cells from './harness/reader.ts';
import { banner, bar, cell, notice, output, press, status, write } from './harness/reader.ts';

async function expectWhole(page: Page, schemes: readonly ('light' | 'dark')[]): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page), colorScheme).toEqual([]);
  }
  // Further down the text goes under the header, as it should.
  await page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
  expect([...(await torn(page)), ...(await sideways(page))]).toEqual([]);
}

// Both themes where there is least room; the wide layout in one.
for (const [width, ...schemes] of [
  [360, 'light', 'dark'],
  [1440, 'dark'],
] as const)
  test(`at ${width} px: edited, failed, out of date, running, compared, reset, solved and shared cells`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto('forward-pass/');
    // On a phone exercises wait folded.
    await page
      .locator('.exercise > details')
      .evaluateAll((all: HTMLDetailsElement[]) => all.forEach((one) => (one.open = true)));
    await write(page, 'neuron', 'const network = 1 +;');
    await press(cell(page, 'neuron'), 'Run');
    await expect(output(page, 'neuron')).toContainText('cannot be read');
    await write(page, 'relu', 'const relu = (z: number) => z;');
    await press(cell(page, 'relu'), 'Difference');
    await expect(notice(page, 'relu').locator('.added')).toHaveCount(1);
    await write(page, 'fold', 'const folded = [1];');
    await press(cell(page, 'fold'), 'Reset');
    await press(page.locator('#exercise-dense'), 'Check my answer');
    await expect(page.locator('#exercise-dense .check-verdict li').first()).toBeVisible();
    await press(bar(page), 'Link to my changes');
    await write(page, 'untrained', 'while (true) {}');
    await press(cell(page, 'untrained'), 'Run');
    await expect(status(page, 'untrained')).toHaveText('Running …');
    await expectWhole(page, schemes);
    const link = await bar(page).getByRole('textbox').inputValue();
    await page.goto('about:blank');
    await page.goto(link);
    await press(banner(page), 'Show the difference');
    await expect(banner(page).locator('.added')).not.toHaveCount(0);
    await expectWhole(page, schemes);
    expect(await cells.hasFocus(page)).toBe(true);
  });
