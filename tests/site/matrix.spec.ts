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

/** What the reader changes on these needs the weights or the images. */
const needy = ['', 'connections/', 'forward-pass/', 'inputs/', 'prediction/', 'speed/'];

test('the 6 pages that must say when weights and images are missing are in the book', () => {
  expect(builtPages()).toEqual(expect.arrayContaining(needy));
});

for (const path of builtPages()) {
  test(`/${path} has 0 axe findings at 3 widths in 3 colour schemes, loaded and changed by the reader`, async ({
    page,
  }) => {
    await open(page, path);
    await expectNone(page, 'loaded');
    await page.setViewportSize({ width: 320, height: 900 });
    await page.emulateMedia(dresses.light);
    await operateAll(page);
    await expectNone(page, 'changed');
  });

  test(`/${path} has 0 axe findings at 3 widths in 3 colour schemes, its weights and images missing${needy.includes(path) ? ', which it says' : ''}`, async ({
    page,
    noise,
    site,
  }) => {
    noise.allow(/404|Failed to load/);
    site.break('.safetensors', 'missing');
    site.break('.bin', 'missing');
    const before = site.visits.length;
    await open(page, path);
    await operateAll(page);
    // A page that asked for nothing that is missing looks as it did above.
    const asked = site.visits.slice(before);
    if (!asked.some((file) => /\.(safetensors|bin)$/.test(file))) {
      expect(needy).not.toContain(path);
      return;
    }
    const told = await page.locator('main .trouble:visible').count();
    if (needy.includes(path)) expect(told).toBeGreaterThan(0);
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
