// Keys that a test presses more than once.
import type { Locator } from '@playwright/test';

export async function press(field: Locator, key: string, times: number): Promise<void> {
  for (let pressed = 0; pressed < times; pressed++) await field.press(key);
}
