// The fixture of the browser tests hears everything that it promises to hear.
import { turnedOff } from '#src/tools/site/chromium.ts';
import { settle, watchRequests } from '#src/tools/site/islands.ts';
import { violations } from './harness/axe.ts';
import { expect, listen, ready, test, value, wake } from './harness/page.ts';
import { turnedOffByPlaywright } from './harness/playwrights-own.ts';

test('a console message, an error, a missing file and a request to another site are heard', async ({
  browser,
  site,
}) => {
  // The book’s own policy would stop such a request before it could be heard.
  const page = await browser.newPage({ bypassCSP: true });
  const { heard } = listen(page, site.url);
  await page.goto(site.url);
  expect(heard).toEqual([]);
  await page.route('http://other.test/**', (route) => route.fulfill({ body: '' }));
  await page.evaluate(async () => {
    console.log('a word');
    setTimeout(() => {
      throw new Error('an error');
    });
    await fetch('no-such-file.bin');
    await fetch('http://other.test/', { mode: 'no-cors' });
  });
  await page.close();
  for (const words of [
    'console.log: a word',
    'Error: an error',
    'status 404',
    'another site: http://other.test/',
  ])
    expect(heard).toContainEqual(expect.stringContaining(words));
});

test('an allowed message is not heard', async ({ page, noise, site }) => {
  noise.allow(/a word/);
  await page.goto(site.url);
  await page.evaluate(() => console.log('a word'));
  expect(noise.heard).toEqual([]);
});

test('value() reads the raw number of the first element of a name, and refuses a name without one', async ({
  page,
}) => {
  await page.setContent(
    '<data data-name="connections" value="101632">101,632</data><output data-name="loss">?</output>',
  );
  expect(await value(page, 'connections')).toBe(101_632);
  await expect(value(page, 'loss')).rejects.toThrow(
    'The value of "loss" should be a number, found null.',
  );
});

test('ready() gives up on a figure that stays asleep, and names it', async ({ page }) => {
  await page.setContent(
    '<astro-island ssr component-url="/_astro/LayerBuilder.js"><p style="height: 9rem">A figure</p></astro-island>',
  );
  await expect(ready(page, 100)).rejects.toThrow(
    'Asleep after 0.1 s on about:blank (visible): LayerBuilder.js',
  );
});

test('wake() gives up on a figure far below that stays asleep, and names it', async ({ page }) => {
  await page.setContent(
    '<div style="height: 500rem"></div><astro-island ssr component-url="/_astro/LayerBuilder.js"><p>A figure</p></astro-island>',
  );
  await expect(wake(page, 100)).rejects.toThrow(
    'Asleep after 0.1 s on about:blank (visible): LayerBuilder.js',
  );
});

test('settle() waits for a file that takes 400 ms, and for the one asked for after it', async ({
  page,
  site,
}) => {
  watchRequests(page);
  await page.route('**/late-*', async (route) => {
    await new Promise((done) => setTimeout(done, 400));
    await route.fulfill({ body: 'late' });
  });
  await page.goto(`${site.url}offline/`);
  await page.evaluate(() => {
    const both = fetch('late-1').then(() => fetch('late-2'));
    void both.then(() => (document.title = 'both are here'));
  });
  await settle(page);
  expect(await page.title()).toBe('both are here');
});

test('the features that Playwright turns off in Chromium are still turned off beside ours', () => {
  const names = turnedOffByPlaywright();
  expect(names.length).toBeGreaterThan(5);
  expect(turnedOff).toEqual(expect.arrayContaining(names));
});

test('violations() finds a pale text at the one width, the one theme and over the one ground where it is pale, and a small target', async ({
  page,
}) => {
  await page.setContent(`<!doctype html><html lang="en"><head><title>Pale</title><style>
    p, div, main { margin: 0 } body { background: white; color: black }
    @media (width < 400px) { .narrow { color: #ccc } }
    @media (prefers-color-scheme: dark) { .dark { color: #ccc } }
    @media (width > 700px) { .moved { position: relative; top: -3rem; height: 3rem; background: #333; z-index: -1 } }
    .tall { height: 3rem }
    @media (width > 900px) { button { width: 12px; height: 12px; padding: 0; overflow: hidden; position: absolute; left: 40px } button + button { left: 53px } }
    </style></head><body><main><h1>Title</h1><p class="narrow">one</p><p class="dark">two</p>
    <div class="tall">three</div><div class="moved"></div><button>a</button><button>b</button></main></body></html>`);
  const found = async (width: number, colorScheme: 'light' | 'dark') => {
    await page.setViewportSize({ width, height: 600 });
    await page.emulateMedia({ colorScheme });
    return (await violations(page)).map((one) => one.replace(/ \(.* at (\S+): [^]*/, ' $1'));
  };
  expect(await found(500, 'light')).toEqual([]);
  expect(await found(500, 'light')).toEqual([]);
  expect(await found(380, 'light')).toEqual(['color-contrast .narrow']);
  expect(await found(500, 'dark')).toEqual(['color-contrast .dark']);
  expect(await found(800, 'light')).toEqual(['color-contrast .tall']);
  const narrowTargets = await found(1000, 'light');
  expect(narrowTargets.filter((one) => one.startsWith('target-size')).length).toBeGreaterThan(0);
});
