// A page that a browser's translator has been over: what changes then is seen, and no sentence stands twice.
import type { Page } from '@playwright/test';
import { settle } from '#src/tools/site/islands.ts';
import { pressButtons, workFields } from './harness/operate.ts';
import { expect, test, value, wake } from './harness/page.ts';
import { translate } from './harness/translate.ts';

/** The figure's words and numbers; what is only heard comes when it comes. */
const textsOf = (page: Page) =>
  page.locator('main').evaluate((main) => {
    for (const heard of main.querySelectorAll<HTMLElement>('[role=status]')) heard.hidden = true;
    // In a row of things a translated word is a thing of its own, and may stand on a line of its own.
    return (main as HTMLElement).innerText.split(/\s+/).filter(Boolean).join(' ');
  });

/** Waits until the words stay as they are while the page gets all that it has asked for. */
async function restingTexts(page: Page): Promise<string> {
  let texts = await textsOf(page);
  for (let earlier; earlier !== texts; texts = await textsOf(page)) {
    earlier = texts;
    await settle(page);
  }
  return texts;
}

/** Sliders, sentences, tables, lists that grow and shrink, steps, fields, choices: one figure of each kind. */
const figures = [
  'one-neuron',
  'hidden-layer',
  'layer-builder',
  'softmax-bench',
  'matrix-shapes',
  'cost-calculator',
  'confusion-matrix',
  'without-relu',
  'strongest-weights',
];

// Translated awake, every figure is worked in figures.spec.ts.
test(`${figures.length} figures, translated before they woke, show the same after work as untranslated ones`, async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const name of figures) {
    const work = async (isTranslated: boolean) => {
      await page.goto(`testbed/${name}/`);
      if (isTranslated) expect(await translate(page)).toBeGreaterThan(20);
      await wake(page);
      await workFields(page);
      // A digit's weights come when they come, and decide which neurons have buttons.
      await restingTexts(page);
      await pressButtons(page);
      const texts = await restingTexts(page);
      // The neuron and the digit that were chosen here stay chosen in the next figure.
      await page.evaluate(() => sessionStorage.clear());
      return texts;
    };
    const plain = await work(false);
    expect.soft(await work(true), name).toBe(plain);
  }
});

test('a number that a translator was over is marked as none of its matters, and follows the slider', async ({
  page,
}) => {
  await page.goto('connections/');
  await wake(page);
  const open = await page
    .locator('data')
    .evaluateAll((all) => all.filter((one) => (one as HTMLElement).translate).length);
  expect(open).toBe(0);
  await translate(page);
  const slider = page.locator('main [type=range]').first();
  for (let press = 0; press < 5; press++) await slider.press('ArrowRight');
  const builder = page.locator('#figure-layer-builder');
  const parameters = await value(builder, 'parameters');
  expect(parameters).not.toBe(101_770);
  await expect(builder.locator('[data-name=parameters]')).toHaveText(
    parameters.toLocaleString('en-GB'),
  );
});

test('translated a second time, and back to the original, a sentence stands once', async ({
  page,
}) => {
  await page.goto('testbed/layer-builder/');
  await wake(page);
  const sentence = page.locator('.layer-neuron');
  const before = await sentence.textContent();
  await translate(page);
  await translate(page);
  await expect(sentence).toHaveText(before!);
  // As a translator gives the page back: it puts the text's own node in the place of its own element.
  const original = await page.evaluate(() => {
    const shown = document.querySelector('.layer-neuron > font')!;
    const text = [...shown.parentElement!.childNodes].find((node) => node instanceof Text)!;
    shown.replaceWith(text);
    return new Promise((done) =>
      setTimeout(() => done(document.querySelector('.layer-neuron')!.textContent)),
    );
  });
  expect(original).toBe(before);
  await page.getByRole('radio', { name: 'Output' }).click();
  await expect(sentence).toHaveText(/^An output neuron has 128 weights, .+ adds none\.$/);
});
