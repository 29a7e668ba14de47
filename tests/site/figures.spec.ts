// Every figure by itself, on its page of the testbed: woken, worked, and with the files it needs missing.
import type { Locator, Page } from '@playwright/test';
import { builtFigures } from '#src/tools/site/pages.ts';
import type { Site } from '#src/tools/site/serve.ts';
import { violations } from './harness/axe.ts';
import { dressIn, everyLook, expectNoFindings, figureLooks } from './harness/dresses.ts';
import { sideways } from './harness/fit.ts';
import { type Need, needs } from './harness/needs.ts';
import { operateAll, pressButtons, workFields } from './harness/operate.ts';
import { expect, test, wake } from './harness/page.ts';
import { watchPolicy } from './harness/policy.ts';
import { refuseStorage } from './harness/refuse.ts';
import { translate, translators, untrueTexts } from './harness/translate.ts';

interface Visit {
  page: Page;
  site: Site;
  figure: Locator;
  /** The first figure that can be in trouble. */
  isFirst: boolean;
}

/** A visit is many steps, and a busy machine may take ten times as long for each. */
const visitMilliseconds = 600_000;
const figures = builtFigures();

test('what fetches files is a figure of the testbed', () => {
  expect(figures).toEqual(expect.arrayContaining(Object.keys(needs)));
});

/** Breaks one file, lets the reader ask for it twice in vain, and once more when it is there. */
async function expectTrouble(
  { page, site, figure, isFirst }: Visit,
  { file, ask, says, brings }: Need,
) {
  const trouble = figure.locator('.trouble').filter({ visible: true });
  const again = trouble.getByRole('button', { name: /Try again|Retry/ });
  const tryAgain = async () => ((await again.count()) > 0 ? again.first().click() : ask(figure));
  site.break(file, 'missing');
  await ask(figure);
  await expect(trouble.first()).toContainText(says);
  // Trouble looks the same in every figure: one stands for all at the other widths and in the other colours.
  const looks = isFirst ? everyLook : figureLooks.slice(0, 1);
  await expectNoFindings(page, `without ${file}`, looks);
  // The second refusal must have come before the file is there, or it would be none.
  const refused = page.waitForResponse((one) => one.url().endsWith(file));
  await tryAgain();
  await refused;
  await expect(trouble.first()).toContainText(says);
  site.mend();
  await tryAgain();
  await expect(trouble).toHaveCount(0);
  if (brings) await expect(figure.locator(brings).first()).toBeVisible();
}

for (const name of figures) {
  const needed = needs[name] ?? [];
  const missing =
    needed.length > 0
      ? `; without ${needed.map(({ file }) => file).join(', without ')} it says so in a sentence, and trying again works once it is there`
      : '';
  test(`figure ${name} by itself, with all storage refused, has 0 axe findings, woken, worked and in trouble, scrolls to no side at 2 widths, breaks its policy 0 times, and shows what it means when it is worked after each of ${translators.length} kinds of translator was over it${missing}`, async ({
    page,
    site,
    noise,
  }) => {
    test.setTimeout(visitMilliseconds);
    const figure = page.locator(`#figure-${name}`);
    const isFirst = name === Object.keys(needs)[0];
    const breaches = await watchPolicy(page);
    // But where the digit that it needs comes out of storage.
    if (!needed.some(({ keeps }) => keeps)) await page.addInitScript(refuseStorage);
    const before = site.visits.length;
    await page.setViewportSize({ width: 320, height: 900 });
    await dressIn(page, 'light');
    await test.step('woken', async () => {
      await page.goto(`testbed/${name}/`);
      await wake(page);
      expect.soft(await violations(page), 'woken').toEqual([]);
      for (const width of [1280, 320]) {
        await page.setViewportSize({ width, height: 900 });
        expect.soft(await sideways(page), `sideways at ${width} px`).toEqual([]);
      }
    });
    for (const need of needed)
      await test.step(`without ${need.file}`, async () => {
        noise.allow(/404|Failed to load/);
        // Anew: what an earlier step has fetched is kept.
        await page.reload();
        await wake(page);
        await expectTrouble({ page, site, figure, isFirst }, need);
      });
    await test.step('worked', async () => {
      await operateAll(page);
      await expectNoFindings(page, 'worked', figureLooks);
      expect.soft(await breaches()).toEqual([]);
    });
    for (const translator of translators)
      await test.step(`translated: ${translator}`, async () => {
        expect(await translate(page, translator)).toBeGreaterThan(0);
        await workFields(page);
        await pressButtons(page);
        const { count, untrue } = await untrueTexts(page);
        // Four figures are as they were built, and have no live text.
        const isLive = (await page.locator('main astro-island').count()) > 0;
        expect(count > 0).toBe(isLive);
        expect.soft(untrue, translator).toEqual([]);
      });
    const known = needed.map(({ file }) => file);
    const asked = site.visits.slice(before).filter((file) => /\.(safetensors|bin)$/.test(file));
    const unknown = asked.filter((file) => !known.some((ending) => file.endsWith(ending)));
    expect(unknown, 'files whose absence nothing here sees').toEqual([]);
  });
}
