// Accessibility of every page in every dress: 3 widths × 3 colour schemes × loaded, changed by the reader, in trouble.
import type { Page } from '@playwright/test';
import { builtPages } from '#src/tools/site/pages.ts';
import { violations } from './harness/axe.ts';
import { operateAll } from './harness/operate.ts';
import { expect, test, wake } from './harness/page.ts';

const widths = [320, 768, 1280];
const dresses = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
} as const;

/** One page serves all nine dresses: what it shows depends on its width and colours, not on how it came to them. */
async function expectNone(page: Page, state: string) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const [dress, media] of Object.entries(dresses)) {
      await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
      expect.soft(await violations(page), `${state}, ${width} px, ${dress}`).toEqual([]);
    }
  }
}

async function open(page: Page, path: string) {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.setViewportSize({ width: 320, height: 900 });
  await page.goto(path);
  await wake(page);
}

for (const path of builtPages()) {
  test(`/${path} has 0 axe findings at 3 widths in 3 colour schemes, loaded`, async ({ page }) => {
    await open(page, path);
    await expectNone(page, 'loaded');
  });

  test(`/${path} has 0 axe findings at 3 widths in 3 colour schemes, changed by the reader`, async ({
    page,
  }) => {
    await open(page, path);
    await operateAll(page);
    await expectNone(page, 'changed');
  });

  test(`/${path} has 0 axe findings at 3 widths in 3 colour schemes, its weights and images missing`, async ({
    page,
    noise,
    site,
  }) => {
    noise.allow(/404|Failed to load/);
    site.break('.safetensors', 'missing');
    site.break('.bin', 'missing');
    await open(page, path);
    await operateAll(page);
    await expectNone(page, 'in trouble');
  });
}

test('the dialog of the chip has 0 axe findings at 3 widths in 3 colour schemes', async ({
  page,
}) => {
  await open(page, 'forward-pass/');
  await page.getByRole('link', { name: /your digit/ }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectNone(page, 'open');
});

test('at least 3 pages say what is wrong when weights and images are missing', async ({
  page,
  noise,
  site,
}) => {
  noise.allow(/404|Failed to load/);
  site.break('.safetensors', 'missing');
  site.break('.bin', 'missing');
  let inTrouble = 0;
  for (const path of builtPages()) {
    await open(page, path);
    await operateAll(page);
    inTrouble += Number((await page.locator('main .trouble:visible').count()) > 0);
  }
  expect(inTrouble).toBeGreaterThanOrEqual(3);
});
