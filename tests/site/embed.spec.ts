// A figure in someone else's page: alone, as tall as it needs, alive, and no danger to what the reader keeps.
import { readFileSync } from 'node:fs';
import type { FrameLocator, Page } from '@playwright/test';
import { builtPages, figuresOn } from '#src/tools/site/pages.ts';
import { readBuilt } from './harness/built.ts';
import { chooseTestImage } from './harness/digit.ts';
import { expect, ready, test, type Noise } from './harness/page.ts';
import { openStranger } from './harness/stranger.ts';

/** What a teacher is told to paste. */
const snippet = readFileSync('src/hosting/README.md', 'utf8').match(
  /^ {4}<iframe[\s\S]*?<\/script>/m,
)![0];

const pages = builtPages().filter((path) => path && !path.startsWith('testbed'));
/** Tests are named after these. */
const chapters = pages
  .map((path) => ({ path, figures: figuresOn(path) }))
  .filter(({ figures }) => figures.length > 0);

const snippetFor = (address: string, attributes = '') =>
  snippet.replace(/src="[^"]*"/, `src="${address}" ${attributes}`);

/** A teacher's page on another site (localhost is another site than 127.0.0.1), with `code` in it. */
async function openHost(page: Page, noise: Noise, code: string, head = '') {
  const body = `<!doctype html><title>Course</title><link rel="icon" href="data:,">
    <meta name="color-scheme" content="light dark">${head}
    <script>const heard = []; addEventListener('message', ({ data }) => heard.push(data)); window.heard = heard;</script>
    ${code}`;
  const host = await openStranger(body, 'localhost');
  noise.allow(new RegExp(`request to another site: ${host.url}`));
  await page.goto(host.url);
  host.close();
  return page.frameLocator('iframe');
}

const heights = (page: Page) =>
  page.evaluate(() => Number(document.querySelector('iframe')!.getAttribute('height')));

const contentHeight = (frame: FrameLocator) =>
  frame.locator('html').evaluate((root) => root.getBoundingClientRect().height);

async function fits(page: Page, frame: FrameLocator) {
  await expect
    .poll(async () => (await heights(page)) - Math.ceil(await contentHeight(frame)))
    .toBe(0);
}

/** What is pasted where scripts are dropped. */
const withoutScript = (code: string) => code.replace(/<script>[\s\S]*<\/script>/, '');

const scrolls = (frame: FrameLocator) =>
  frame.locator('html').evaluate((root) => root.scrollHeight - root.clientHeight);

test('the list of figures gives code that shows each of 3 figures whole without a script, and its frame and lti.frameResize say one height', async ({
  page,
  noise,
}) => {
  await page.setViewportSize({ width: 1100, height: 900 });
  const codes = new Map<number, string[]>();
  for (const name of ['one-neuron', 'own-data', 'draw-digit']) {
    await page.goto('figures/');
    await ready(page);
    await page.getByRole('combobox', { name: 'Figure' }).selectOption(name);
    for (const width of [640, 800]) {
      await page.getByRole('combobox', { name: 'Width' }).selectOption(String(width));
      const code = page.getByLabel('The frame');
      await expect(code).toContainText(`?embed=${name}`);
      await expect(page.locator('.embed-preview iframe')).toHaveAttribute('width', String(width));
      // The code keeps the greatest height: it rests once the preview has no more to scroll.
      const preview = page.frameLocator('.embed-preview iframe');
      // It wakes where it is seen.
      await preview.locator(`#figure-${name}`).scrollIntoViewIfNeeded();
      await expect(preview.locator(`#figure-${name} astro-island[ssr]`)).toHaveCount(0);
      await expect.poll(() => scrolls(preview)).toBe(0);
      codes.set(width, [...(codes.get(width) ?? []), (await code.textContent())!]);
    }
  }
  for (const [width, all] of codes)
    for (const code of all) {
      const frame = await openHost(page, noise, code, `<style>body { width: ${width}px }</style>`);
      await expect(frame.locator('.embed-source')).toBeVisible();
      await expect(frame.locator('figure:visible astro-island[ssr]')).toHaveCount(0);
      expect(await scrolls(frame), code).toBe(0);
      const height = await contentHeight(frame);
      expect((await heights(page)) - height, code).toBeLessThan(40);
      await expect
        .poll(() => page.evaluate(() => (window as { heard?: object[] }).heard?.at(-1)))
        .toEqual({ subject: 'lti.frameResize', height: Math.ceil(height) });
    }
});

test('README’s code shows its figure whole without its script, from 640 to 1,280 pixels', async ({
  page,
  site,
  noise,
}) => {
  const code = withoutScript(snippetFor(`${site.url}forward-pass/?embed=one-neuron`));
  const frame = await openHost(page, noise, code);
  await expect(frame.locator('.embed-source')).toBeVisible();
  await expect(frame.locator('figure:visible astro-island[ssr]')).toHaveCount(0);
  for (const width of [640, 800, 1024, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await scrolls(frame), `at ${width}`).toBe(0);
    const air = (await heights(page)) - (await contentHeight(frame));
    if (width === 640) expect(air).toBeLessThan(100);
  }
});

for (const { path, figures } of chapters) {
  // Below a course's path, which is where a wrong address shows; at the root one chapter stands for all.
  const where = path === chapters[0]!.path ? '@anywhere' : '@course';
  test(`the first figure of /${path} stands alone on another site, awake and as tall as it needs ${where}`, async ({
    page,
    site,
    noise,
  }) => {
    const frame = await openHost(page, noise, snippetFor(`${site.url}${path}?embed=${figures[0]}`));
    const figure = frame.locator(`#figure-${figures[0]}`);
    await expect(figure).toBeVisible();
    await expect(figure.locator('astro-island[ssr]')).toHaveCount(0);
    const source = frame.getByRole('link', { name: 'How Neural Networks Learn' });
    await expect(source).toHaveAttribute('href', `${site.url}${path}#figure-${figures[0]}`);
    await expect(source).toHaveAttribute('target', '_blank');
    await expect(source).toHaveAttribute('rel', 'noopener');
    await fits(page, frame);
    for (const width of [360, 800]) {
      await page.setViewportSize({ width, height: 900 });
      await fits(page, frame);
      const sideways = await frame
        .locator('html')
        .evaluate((root) => root.scrollWidth - root.clientWidth);
      expect(sideways).toBe(0);
    }
  });
}

test('every figure of every chapter shows alone: nothing else on the page has a box', async ({
  page,
}) => {
  // A page that had no figure when this file was loaded may have one when its test is held.
  for (const path of pages) readBuilt(`${path}index.html`);
  for (const { path, figures } of chapters) {
    for (const figure of figures) {
      await page.goto(`${path}?embed=${figure}`);
      const others = await page.evaluate((id) => {
        const own = document.getElementById(id)!;
        return [...document.body.querySelectorAll('*')]
          .filter((element) => !own.contains(element) && !element.contains(own))
          .filter((element) => element.getClientRects().length > 0)
          .map(({ tagName, className }) => `${tagName} ${className}`);
      }, `figure-${figure}`);
      expect(others, `${path}?embed=${figure}`).toEqual([]);
    }
  }
});

test('a framed figure works: the neuron that the host’s reader chooses has its own sum', async ({
  page,
  site,
  noise,
}) => {
  const frame = await openHost(
    page,
    noise,
    snippetFor(`${site.url}forward-pass/?embed=one-neuron`),
  );
  const figure = frame.locator('#figure-one-neuron');
  await expect(figure.locator('astro-island[ssr]')).toHaveCount(0);
  const before = await figure.locator('.sum-lines').textContent();
  await figure.getByRole('slider').first().press('ArrowRight');
  await expect(figure.locator('.sum-lines')).not.toHaveText(before!);
});

test('in a page of its own site a figure shows the reader’s digit and keeps what she draws; in one that a stranger frames it keeps nothing, and says so', async ({
  page,
  site,
  noise,
}) => {
  await chooseTestImage(page, '', 3);
  const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage }));
  const before = await stored();
  await page.route('**/host.html', (route) =>
    route.fulfill({ contentType: 'text/html', body: snippetFor(`${site.url}?embed=draw-digit`) }),
  );
  await page.goto('host.html');
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('[data-name=prediction]').first()).toHaveAttribute('value', '0');
  await fits(page, frame);
  const notSaved = (inner: FrameLocator) => inner.getByText('Not saved here');
  await drawStroke(page, frame);
  await expect(frame.locator('[data-name=prediction]').first()).toHaveAttribute('value', '1');
  await expect.poll(stored).not.toBe(before);
  await expect(notSaved(frame)).toHaveCount(0);

  const host = await openHost(page, noise, snippetFor(`${site.url}host.html`));
  const deep = host.frameLocator('iframe');
  await expect(deep.locator('#figure-draw-digit')).toBeVisible();
  const within = page.frames().find((one) => one.url().includes('?embed='))!;
  const storedThere = () => within.evaluate(() => JSON.stringify({ ...localStorage }));
  const hers = await storedThere();
  await deep.getByRole('button', { name: 'Clear' }).click();
  await drawStroke(page, deep);
  await expect(notSaved(deep)).toHaveText(
    'Not saved here: the book is shown inside a page of another site. Your digit lasts until you leave the page. To keep it, open the book in a tab of its own.',
  );
  expect(await storedThere()).toBe(hers);
});

/** From top to bottom, which is read as a 1. */
async function drawStroke(page: Page, frame: FrameLocator) {
  const pad = frame.locator('[data-name=pad]');
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.8, { steps: 9 });
  await page.mouse.up();
}

test('in a page of another site the test after the course is answered and not kept, and says why', async ({
  page,
  site,
  noise,
}) => {
  const frame = await openHost(page, noise, snippetFor(`${site.url}recap/`));
  const inside = frame.locator('#test-after');
  await inside.scrollIntoViewIfNeeded();
  const right = '101,770, one for each connection and one for each neuron that computes';
  await inside.getByRole('radio', { name: right, exact: true }).check();
  await inside.getByRole('button', { name: 'Hand in' }).click();
  await expect(inside).toContainText(
    'Not saved here: the book is shown inside a page of another site. The test stays as it is now until you leave the page.',
  );
  const within = page.frames().find((one) => one.url().endsWith('recap/'))!;
  expect(await within.evaluate(() => localStorage.length)).toBe(0);
});

test('a chapter in a page of another site counts at once what is solved and read in it, and each of 3 places says that it is not kept', async ({
  page,
  site,
  noise,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const frame = await openHost(page, noise, snippetFor(`${site.url}prediction/`));
  const said = (name: string) => frame.locator(`[data-not-kept=${name}]`).filter({ visible: true });
  const mark = frame.locator('.contents [data-chapter=prediction]');
  await expect(said('cells')).toHaveCount(0);
  await frame.locator('.cell-bar-help summary').click();
  // What it promised elsewhere would be untrue here.
  await expect(said('cells')).toContainText('Not saved here: the book is shown inside a page');
  await frame.getByText('about nine in ten are read correctly').click();
  await expect(said('exercises-done')).toHaveCount(1);
  await expect(mark).toContainText(/1 of \d+ exercises done/);
  await frame.locator('.onward').scrollIntoViewIfNeeded();
  await expect(mark).toHaveClass(/\bread\b/);
  await expect(said('chapters-read')).toHaveCount(1);
  const cell = frame.locator('.live-cell:not([data-readonly])').first();
  await cell.getByRole('button', { name: 'Edit', exact: true }).click();
  await expect(cell.locator('.cm-content')).toBeFocused({ timeout: 60_000 });
  await page.keyboard.type(' ');
  await expect(said('cells')).toHaveCount(2);
});

test('an unknown figure gets a sentence that lists the chapter’s, and each of them leads to itself', async ({
  page,
}) => {
  await page.goto('forward-pass/?embed=two-neurons');
  await expect(page.locator('body')).toHaveText(
    `This page has no figure “two-neurons”. Its figures are: ${figuresOn('forward-pass/').join(', ')}.`,
  );
  await page.getByRole('link', { name: 'hidden-layer' }).click();
  await expect(page.locator('#figure-hidden-layer')).toBeVisible();
});

test('7 hostile names get the same short sentence, which repeats nothing of them', async ({
  page,
}) => {
  const names = figuresOn('forward-pass/').join(', ');
  const hostile = [
    '<img src=x onerror=alert(1)>',
    'Your account is locked: call 0800 123456',
    'a'.repeat(60),
    'one-neuron.\u202Egnp',
    '"] { } * { color: red }',
    'figure-one-neuron\u0000',
    '',
  ];
  for (const name of hostile) {
    await page.goto(`forward-pass/?embed=${encodeURIComponent(name)}&theme=${name && 'x'}`);
    await expect(page.locator('body')).toHaveText(
      `This page has no figure of the name that was asked for. Its figures are: ${names}.`,
    );
    const links = await page
      .getByRole('link')
      .evaluateAll((all: HTMLAnchorElement[]) => all.map(({ search }) => search));
    expect(links.filter((search) => !/^\?embed=[a-z-]+$/.test(search))).toEqual([]);
  }
});

test('alone is decided before any module has come: the figure shows, and the chapter never does', async ({
  page,
}) => {
  const held: (() => void)[] = [];
  await page.route('**/*.js', async (route) => {
    await new Promise<void>((release) => held.push(release));
    await route.continue();
  });
  await page.goto('forward-pass/?embed=one-neuron', { waitUntil: 'commit' });
  await expect(page.locator('#figure-one-neuron')).toBeVisible();
  await expect(page.locator('h1')).toBeHidden();
  await expect(page.locator('.site-header')).toBeHidden();
  expect(held.length).toBeGreaterThan(0);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  for (const release of held) release();
});

for (const theme of ['light', 'dark'] as const) {
  test(`&theme=${theme} holds against a reader who prefers the other; without it hers holds`, async ({
    page,
  }) => {
    const other = theme === 'light' ? 'dark' : 'light';
    await page.emulateMedia({ colorScheme: other });
    const paper = () =>
      page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    await page.goto(`forward-pass/?embed=one-neuron&theme=${theme}`);
    const asked = await paper();
    await page.goto('forward-pass/?embed=one-neuron');
    const hers = await paper();
    const [white, black] = ['rgb(255, 255, 255)', 'rgb(29, 28, 23)'];
    expect([asked, hers]).toEqual(theme === 'light' ? [white, black] : [black, white]);
  });
}

test('without JavaScript ?embed shows the whole chapter', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  const page = await context.newPage();
  await page.goto('forward-pass/?embed=one-neuron');
  await expect(page.locator('h1')).toBeVisible();
  await context.close();
});

/** The headers that public/_headers gives to every file. */
function sampleHeaders(): Record<string, string> {
  const [, everywhere = ''] = readFileSync('public/_headers', 'utf8').split(/^\/\*$/m);
  const lines = everywhere.split(/^\/\S+$/m)[0]!.matchAll(/^ {2}([A-Z][\w-]*): (.*)$/gm);
  return Object.fromEntries([...lines].map(([, name, text]) => [name!.toLowerCase(), text!]));
}

test('with public/_headers a frame with sandbox="allow-scripts" wakes without storage; without them it is a still figure', async ({
  page,
  site,
  noise,
}) => {
  noise.allow(/CORS|ERR_FAILED|hydrating/);
  const address = `${site.url}forward-pass/?embed=one-neuron`;
  const sandboxed = snippetFor(address, 'sandbox="allow-scripts"');
  const still = await openHost(page, noise, sandboxed);
  await expect(still.locator('#figure-one-neuron')).toBeVisible();
  await expect(still.locator('h1')).toBeHidden();
  await expect(still.locator('#figure-one-neuron astro-island[ssr]')).toHaveCount(1);
  const headers = sampleHeaders();
  expect(Object.keys(headers)).toContain('x-content-type-options');
  await page.route(`${site.url}**`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), ...headers } });
  });
  const awake = await openHost(page, noise, sandboxed);
  await expect(awake.locator('#figure-one-neuron astro-island[ssr]')).toHaveCount(0);
  await fits(page, awake);
});
