// Reading: terms explain themselves, citations lead to their works, code can be taken, and progress is kept.
import type { Page } from '@playwright/test';
import { readCourse } from '#src/book/course.ts';
import { expect, ready, test } from './harness/page.ts';

const definition = (page: Page, name: string) => page.locator(`#term-${name}`);
const term = (page: Page, name: string) =>
  page.locator(`a.term[aria-describedby="term-${name}-definition"]`);

test('a term shows its definition under a resting mouse and hides it when the mouse leaves', async ({
  page,
}) => {
  await page.goto('prediction/');
  await ready(page);
  await term(page, 'logit').hover();
  await expect(definition(page, 'logit')).toBeVisible();
  await expect(definition(page, 'logit')).toContainText('An output before softmax');
  await page.mouse.move(5, 5);
  await expect(definition(page, 'logit')).toBeHidden();
});

test('a term opens on focus, its link is the next stop, and Escape closes it', async ({ page }) => {
  await page.goto('prediction/');
  await ready(page);
  // Focus by script counts as by keyboard once a key was pressed.
  await page.keyboard.press('Tab');
  await term(page, 'logit').focus();
  await expect(definition(page, 'logit')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(definition(page, 'logit').getByRole('link')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(definition(page, 'logit')).toBeHidden();
});

test('a tap shows a term’s line inside the window, and its link leads to the glossary', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({
    baseURL: site.url,
    hasTouch: true,
    isMobile: true,
    viewport: { width: 360, height: 740 },
  });
  const page = await context.newPage();
  await page.goto('inputs/');
  await ready(page);
  await term(page, 'pixel').tap();
  await expect(definition(page, 'pixel')).toBeVisible();
  const box = (await definition(page, 'pixel').boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(360);
  await definition(page, 'pixel').getByRole('link').tap();
  await expect(page).toHaveURL(/glossary\/#pixel$/);
  await context.close();
});

test('without JavaScript a term shows its line on hover, is described by it, and leads to it', async ({
  browser,
  site,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  const page = await context.newPage();
  await page.goto('inputs/');
  await expect(term(page, 'pixel')).toHaveAccessibleDescription(/^One square of a picture/);
  await term(page, 'pixel').hover();
  await expect(definition(page, 'pixel')).toBeVisible();
  await term(page, 'pixel').click();
  await expect(page).toHaveURL(/glossary\/#pixel$/);
  await context.close();
});

test('at 360 px every definition of every chapter opens inside the window', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  for (const { slug } of readCourse().chapters) {
    await page.goto(`${slug}/`, { waitUntil: 'domcontentloaded' });
    for (const word of await page.locator('a.term:visible').all()) {
      await word.scrollIntoViewIfNeeded();
      const id = (await word.getAttribute('aria-describedby'))!.replace(/-definition$/, '');
      const box = await page.evaluate((name) => {
        const shown = document.getElementById(name)!;
        shown.showPopover({ source: shown.previousElementSibling as HTMLElement });
        const { left, right } = shown.getBoundingClientRect();
        shown.hidePopover();
        return { left, right };
      }, id);
      expect(box.left, id).toBeGreaterThanOrEqual(0);
      expect(box.right, id).toBeLessThanOrEqual(360);
    }
  }
});

test('a term’s link and a citation lead to their entries @anywhere', async ({ page }) => {
  await page.goto('prediction/');
  await ready(page);
  await term(page, 'softmax').hover();
  await definition(page, 'softmax').getByRole('link').click();
  await expect(page).toHaveURL(/glossary\/#softmax$/);
  await expect(page.locator('#softmax')).toBeInViewport();
  await page.goto('inputs/');
  await page.getByRole('link', { name: '[LeCun et al. 1998]' }).click();
  await expect(page).toHaveURL(/references\/#lecun1998$/);
  await expect(page.locator('#lecun1998')).toContainText('Proceedings of the IEEE');
  for (const link of await page.locator('main a[href^="http"]').all())
    await expect(link).toHaveAttribute('rel', /noopener/);
});

test('Copy takes the whole source of a cell and says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('inputs/');
  await ready(page);
  const cell = page.locator('#cell-to-index');
  await cell.getByRole('button', { name: 'Copy' }).focus();
  await page.keyboard.press('Enter');
  await expect(cell.getByText('Copied')).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text.split('\n')).toHaveLength(6);
  expect(text).toMatch(/^const side = 28;\n/);
  await expect(cell.getByRole('button', { name: 'Copy' })).toBeVisible();
});

test('a refused clipboard is told, and the code stands selected', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await page.goto('inputs/');
  await ready(page);
  const cell = page.locator('#cell-to-index');
  await cell.locator('.copy-code').click();
  await expect(cell.getByText('Could not copy')).toBeVisible();
  expect(await page.evaluate(() => String(getSelection()))).toContain('const side = 28;');
});

const dot = (page: Page, slug: string) => page.locator(`.contents [data-chapter="${slug}"]`);

test('a chapter counts as read at its end, not before, and stays so on other pages @anywhere', async ({
  page,
}) => {
  await page.goto('inputs/');
  await ready(page);
  await expect(dot(page, 'inputs')).not.toHaveClass(/\bread\b/);
  await page.locator('.onward').scrollIntoViewIfNeeded();
  await expect(dot(page, 'inputs')).toHaveClass(/\bread\b/);
  await page.goto('connections/');
  await expect(dot(page, 'inputs')).toHaveClass(/\bread\b/);
  await expect(dot(page, 'inputs')).toHaveAccessibleName(/\(read\)/);
  await expect(dot(page, 'connections')).not.toHaveClass(/\bread\b/);
});

test('refused storage and stored nonsense leave the contents whole', async ({ page }) => {
  await page.goto('inputs/');
  for (const nonsense of ['{', '7', '[1,null]', '{"a":1}']) {
    await page.evaluate((text) => {
      const root = new URL(document.querySelector<HTMLLinkElement>('link[rel=home]')!.href);
      localStorage.setItem(`${root.pathname}#chapters-read`, text);
    }, nonsense);
    await page.reload();
    await expect(page.locator('.contents .read')).toHaveCount(0);
  }
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await page.reload();
  await ready(page);
  await page.locator('.onward').scrollIntoViewIfNeeded();
  await expect(dot(page, 'inputs')).toHaveClass(/\bread\b/);
});

test('the contents list the sections of this chapter alone, each with its place', async ({
  page,
}) => {
  await page.goto('connections/');
  const titles = await page
    .locator('.chapter > h2')
    .evaluateAll((all) =>
      all.map((heading) => [heading.id, heading.firstChild!.textContent!.trim()]),
    );
  const listed = await page
    .locator('.contents-sections a')
    .evaluateAll((all) =>
      all.map((link) => [(link as HTMLAnchorElement).hash.slice(1), link.textContent!.trim()]),
    );
  expect(titles.length).toBeGreaterThan(3);
  expect(listed).toEqual(titles);
});

test('no line begins with the stop or comma that follows a term, from 320 to 480 px', async ({
  page,
}) => {
  await page.goto('prediction/');
  await ready(page);
  const torn: string[] = [];
  for (let width = 320; width <= 480; width += 4) {
    await page.setViewportSize({ width, height: 740 });
    torn.push(
      ...(await page.locator('.chapter a.term').evaluateAll((words) =>
        words.flatMap((word) => {
          const after = word.nextElementSibling!.nextSibling;
          if (after?.nodeType !== Node.TEXT_NODE || !/^[.,:;]/.test(after.textContent!)) return [];
          const range = document.createRange();
          range.setStart(after, 0);
          range.setEnd(after, 1);
          const box = [...word.getClientRects()].at(-1)!;
          return range.getBoundingClientRect().top > box.bottom ? [word.textContent!.trim()] : [];
        }),
      )),
    );
  }
  expect(torn).toEqual([]);
});

test('side notes stand in the margin at 1440 px; at 360 px each unfolds in the text, above the paragraph with its mark, one link there and one back', async ({
  page,
}) => {
  await page.goto('inputs/');
  const notes = page.locator('.chapter > .side-note');
  const count = await notes.count();
  expect(count).toBeGreaterThan(0);
  const shown = (parts: typeof notes) =>
    parts.evaluateAll((all) => all.map((part) => part.checkVisibility()));
  expect(await shown(notes)).toEqual(Array(count).fill(true));
  await page.setViewportSize({ width: 360, height: 800 });
  await expect(notes.first()).toBeHidden();
  expect(await shown(notes)).toEqual(Array(count).fill(false));
  const mark = page.locator('a.note-mark[aria-label="Note 2"]');
  await mark.click();
  await expect(page).toHaveURL(/#note-2$/);
  await expect(notes.nth(1)).toBeInViewport();
  const paragraph = page.locator('.chapter > p', { has: mark });
  const [note, text] = [(await notes.nth(1).boundingBox())!, (await paragraph.boundingBox())!];
  expect(text.y - note.y - note.height).toBeLessThan(60);
  await page.getByRole('link', { name: 'Close note 2' }).click();
  await expect(notes.nth(1)).toBeHidden();
  await expect(page).toHaveURL(/#note-mark-2$/);
  await expect(mark).toBeInViewport();
});
