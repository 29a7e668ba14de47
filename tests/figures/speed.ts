// Starting a measurement and waiting for its end: what the figures on speed have in common.
import type { Locator } from '@playwright/test';
import { expect, value } from '../site/harness/figure.ts';

/** A whole measurement on a loaded machine. */
export const patience = { timeout: 120_000 };

export const start = (figure: Locator): Locator => figure.locator('.button.strong');

/** Waits until the figure has measured and its button offers to begin again. */
export async function finished(figure: Locator): Promise<void> {
  await expect(start(figure)).not.toHaveText('Stop', patience);
}

export async function run(figure: Locator): Promise<void> {
  await start(figure).click();
  await expect(start(figure)).toHaveText('Stop');
  await finished(figure);
}

/** Waits until a number is shown. */
export async function shows(figure: Locator, name: string): Promise<number> {
  await figure
    .locator(`data[data-name="${name}"]`)
    .first()
    .waitFor({ state: 'attached', ...patience });
  return value(figure, name);
}
