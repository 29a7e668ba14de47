// Reading without a connection: what was opened opens again with the server stopped, and no page is ever mixed.
import { type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { readCourse } from '#src/book/course.ts';
import type { Site } from '#src/tools/site/serve.ts';
import { drawings } from '../mnist/drawings/index.ts';
import { drawWithMouse } from './harness/digit.ts';
import {
  editionIn,
  makeCurrent,
  makeHalfEdition,
  makeNewerEdition,
  makeTwoCopies,
} from './harness/editions.ts';
import { keptBy } from './harness/kept.ts';
import { expect, listen, ready, test, value, wake } from './harness/page.ts';

const base = '/~user/course-1/';
const three = drawings.find(({ digit }) => digit === 3)!.strokes;

/** A reader with a browser of her own, in which the worker may live; hears every message. */
async function reader(browser: Browser, site: Site, options: BrowserContextOptions = {}) {
  const context = await browser.newContext({ baseURL: site.url, ...options });
  const page = await context.newPage();
  return { context, page, noise: listen(page, site.url) };
}

const rootOf = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLLinkElement>('link[rel=home]')!.href);

/** Opens a page and waits until all that it needs is kept. */
async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await kept(page);
}

const kept = (page: Page) => expect.poll(async () => (await keptBy(page)).isWhole).toBe(true);

/** For another server at the address of one that was closed. */
const portOf = (site: Site) => Number(new URL(site.url).port);

/** All that the page has loaded, held against the list of the edition that it says it is. */
async function foreignFiles(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const root = new URL(document.querySelector<HTMLLinkElement>('link[rel=home]')!.href);
    const id = document.querySelector<HTMLMetaElement>('meta[name=edition]')!.content;
    const lists = (window as unknown as { lists: Record<string, [string, number, string][]> })
      .lists;
    const hashes = new Map(lists[id].map(([path, , hash]) => [path, hash]));
    const entries = performance.getEntriesByType('resource').map(({ name }) => new URL(name));
    const loaded = entries.map(({ pathname }) => pathname.slice(root.pathname.length));
    const unknown = loaded.filter((path) => path.startsWith('_astro/') && !hashes.has(path));
    const weights = [...hashes.keys()].find((path) => path.endsWith('mlp-784-128-10.safetensors'))!;
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]')!.href;
    for (const path of [icon.slice(root.href.length), weights]) {
      const bytes = await (await fetch(new URL(path, root))).arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
      if (!hex.startsWith(hashes.get(path)!)) unknown.push(path);
    }
    return unknown.map((path) => `${path} is not of ${id}`);
  });
}

/** The newer edition that all tests of this process show. */
let newest: Promise<string> | undefined;
const newerEdition = () => (newest ??= makeNewerEdition('newer'));

test('16 swaps between two editions, 8 of them within a page’s loading: 0 pages are given a file of the other, an open tab keeps its own, and a newer worker waits until the older one’s tabs are closed', async ({
  browser,
  startSite,
}) => {
  const editions = ['dist', await newerEdition()];
  const lists = editions.map((folder) => editionIn(folder));
  const current = makeCurrent('swapping');
  current.show(editions[0]);
  const site = await startSite({ base, folder: current.folder });
  const paths = ['references/', '', 'offline/'];
  const { page, noise, context } = await reader(browser, site);
  await context.addInitScript(
    (known) => Object.assign(window, { lists: known }),
    Object.fromEntries(lists.map(({ id, files }) => [id, files])),
  );
  const registered = () =>
    page.evaluate(async () => {
      const { active, waiting } = (await navigator.serviceWorker.getRegistration())!;
      return { active: active?.state, waiting: waiting?.state };
    });
  const open = await context.newPage();
  const openNoise = listen(open, site.url);
  await visit(open, 'glossary/');
  for (const edition of [0, 1]) {
    current.show(editions[edition]);
    for (const path of paths) await visit(page, path);
  }

  // A worker that was pushed aside used to leave a page that was on its way hanging.
  await expect.poll(registered).toEqual({ active: 'activated', waiting: 'installed' });
  const mixed: string[] = [];
  let asHost = 0;
  for (let swap = 1; swap <= 16; swap++) {
    const now = swap % 2;
    current.show(editions[now]);
    // The host also changes while a page is on its way.
    const within = swap % 4 < 2;
    await page.goto(paths[swap % paths.length], { waitUntil: within ? 'commit' : 'load' });
    if (within) current.show(editions[1 - now]);
    await page.waitForLoadState();
    const shown = await page.locator('meta[name=edition]').getAttribute('content');
    expect(lists.map(({ id }) => id)).toContain(shown);
    if (shown === lists[now].id) asHost += 1;
    mixed.push(...(await foreignFiles(page)));
  }
  expect(mixed).toEqual([]);
  // A host that takes more than three seconds, on a busy machine, may be answered for by what is kept.
  expect(asHost).toBeGreaterThanOrEqual(15);

  // The tab was opened on the first edition; the host has had the other for a while.
  current.show(editions[1]);
  await visit(page, 'references/');
  await visit(page, '');
  await open.getByRole('button', { name: 'Search' }).click();
  await open.keyboard.type('softmax');
  await expect(open.locator('.search-status')).toHaveText(/found for “softmax”/);
  expect(await foreignFiles(open)).toEqual([]);
  expect([...noise.heard, ...openNoise.heard]).toEqual([]);

  await expect.poll(registered).toEqual({ active: 'activated', waiting: 'installed' });
  await open.close();
  // The browser may need a moment to see that the last of them has gone: a reader who comes back too soon comes again.
  await expect(async () => {
    await page.goto('about:blank');
    await page.goto(site.url);
    await kept(page);
    expect(await registered()).toEqual({ active: 'activated', waiting: undefined });
  }).toPass();

  // The newest edition that was kept opens with the server stopped.
  await site.close();
  await page.reload();
  await wake(page);
  expect(await page.locator('meta[name=edition]').getAttribute('content')).toBe(lists[1].id);
  expect(await foreignFiles(page)).toEqual([]);
  expect(noise.heard).toEqual([]);
  await context.close();
});

/** Another page of the same host, or a host that changes files on their way, has put these into the cache. */
async function plant(page: Page, endings: string[]): Promise<number> {
  return page.evaluate(async (wanted) => {
    const [name] = (await caches.keys()).filter((one) => one.endsWith('#offline'));
    const cache = await caches.open(name!);
    const keys = (await cache.keys()).map(({ url }) => url);
    const lists = keys.filter((url) => url.endsWith('.json'));
    let count = 0;
    for (const url of lists) {
      const { files } = await (await cache.match(url))!.json();
      for (const [path, , hash] of files as [string, number, string][]) {
        const key = new URL(hash, url).href;
        if (!keys.includes(key) || !wanted.some((end) => path.endsWith(end))) continue;
        const before = (await cache.match(key))!;
        const code = 'document.documentElement.dataset.planted = "yes";';
        const text = await before.clone().text();
        const bytes = path.endsWith('/') ? text.replace('</h1>', ' planted</h1>') : code;
        await cache.put(key, new Response(bytes, { headers: before.headers }));
        count++;
      }
    }
    return count;
  }, endings);
}

/** Of all caches of this host. */
const everythingKept = (page: Page) =>
  page.evaluate(async () => {
    const found = { bytes: 0, hashes: [] as string[], names: await caches.keys() };
    for (const name of found.names) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        found.hashes.push(request.url.split('/').at(-1)!);
        found.bytes += (await (await cache.match(request))!.arrayBuffer()).byteLength;
      }
    }
    return found;
  });

test('after one visit each, of ≤ 1.5 MB for the first and no image, front page and a chapter read a drawn digit and search with the server stopped; an unvisited page says so; what others put into the cache is never given', async ({
  browser,
  startSite,
}) => {
  const site = await startSite({ base });
  const { page, noise, context } = await reader(browser, site);
  await visit(page, '');
  const { bytes, names, hashes } = await everythingKept(page);
  expect(bytes).toBeLessThan(1_500_000);
  expect(names.filter((name) => !name.startsWith(`${base}#`))).toEqual([]);
  const images = editionIn('dist').files.filter(([path]) => path.startsWith('mnist/'));
  expect(images.filter(([, , hash]) => hashes.includes(hash))).toEqual([]);
  await visit(page, 'forward-pass/');

  expect(await plant(page, ['.js', '.css', '.safetensors', 'forward-pass/'])).toBeGreaterThan(50);
  await page.reload();
  await wake(page);
  await expect(page.locator('html')).not.toHaveAttribute('data-planted');
  await expect(page.locator('h1')).not.toContainText('planted');
  // The next page's greeting comes after that one's; by then all that both need has come anew.
  await visit(page, '');
  await visit(page, 'glossary/');
  await page.goto('forward-pass/');
  await site.close();

  await page.reload();
  await wake(page);
  const figure = page.locator('#figure-one-neuron');
  const before = await figure.locator('.sum-lines').textContent();
  await figure.getByRole('slider').last().press('ArrowRight');
  await expect(figure.locator('.sum-lines')).not.toHaveText(before!);

  await page.getByRole('button', { name: 'Search' }).click();
  await page.keyboard.type('softmax');
  await expect(page.locator('.search-status')).toHaveText(/found for “softmax”/);
  await page.keyboard.press('Escape');

  await page.goto('');
  await ready(page);
  await page.getByRole('button', { name: 'Clear' }).click();
  await drawWithMouse(page, three);
  await expect.poll(() => value(page, 'prediction')).toBe(3);

  await page.goto('prediction/');
  await expect(page.getByText('this page has not been opened here before')).toBeVisible();
  await expect(page.locator('.kept li:visible')).toHaveCount(1);
  expect(page.url()).toBe(`${site.url}prediction/`);
  await page.locator('.kept a:visible').click();
  await expect(page).toHaveURL(/forward-pass\/$/);
  await page.goto('no/such/page');
  await expect(page.getByText('this page has not been opened here before')).toBeVisible();
  await page.getByRole('link', { name: 'The front page' }).click();
  await expect(page).toHaveURL(site.url);
  expect(await plant(page, ['forward-pass/'])).toBe(1);
  await page.goto('forward-pass/');
  await expect(page.getByText('this page has not been opened here before')).toBeVisible();
  expect(noise.heard).toEqual([]);

  await startSite({ base, port: portOf(site) });
  await page.goto('prediction/');
  await expect(page.locator('.kept')).toHaveCount(0);
  await expect(page.locator('h1')).toHaveCount(1);
  expect(noise.heard).toEqual([]);
  await context.close();
});

test('“Make available offline” tells its size, shows progress, can be stopped; then pages never opened work with the server stopped, images too, and it can be removed', async ({
  browser,
  startSite,
}) => {
  const site = await startSite({ base });
  const { page, noise, context } = await reader(browser, site);
  // As in Safari before 17.4, and where a browser gives no word on storage.
  await context.addInitScript(() => {
    Object.defineProperty(navigator, 'storage', { value: undefined });
    Object.assign(AbortSignal, { any: undefined });
    Object.assign(Promise, { withResolvers: undefined });
  });
  await visit(page, '');
  const state = page.locator('.offline-state');
  await state.scrollIntoViewIfNeeded();
  const start = state.getByRole('button', { name: /^Make available offline \(\d+\.\d MB\)$/ });
  site.break('.bin', 'slow');
  // Pressed twice: it is one fetch all the same, which one Cancel stops.
  await start.dblclick();
  const bar = state.getByRole('progressbar');
  await expect(bar).toBeVisible();
  const { files, course } = editionIn('dist');
  await expect(bar).toHaveAttribute(
    'max',
    String(course.reduce((sum, place) => sum + files[place][1], 0)),
  );
  await expect.poll(async () => Number(await bar.getAttribute('value'))).toBeGreaterThan(1e6);
  await state.getByRole('button', { name: 'Cancel' }).click();
  await expect(start).toBeVisible();
  site.mend();
  await start.click();
  await expect(state).toContainText('The whole course is on this device');
  await site.close();

  // That each page needs only what its list has is held by every visit to it (page.spec.ts).
  const { chapters } = readCourse();
  for (const path of ['check-the-article/', ...[0, -1].map((k) => `${chapters.at(k)!.slug}/`)]) {
    await page.goto(path);
    await wake(page);
    await expect(page.locator('astro-island[ssr]')).toHaveCount(0);
  }
  await page.goto('');
  await ready(page);
  await page.getByRole('button', { name: 'Take one from the test set' }).click();
  await expect(page.getByText(/^Test image \d+: its writer meant an? \d\.$/)).toBeVisible();
  expect(noise.heard).toEqual([]);

  await startSite({ base, port: portOf(site) });
  await page.reload();
  await state.scrollIntoViewIfNeeded();
  await state.getByRole('button', { name: 'Remove it from this device' }).click();
  await expect(start).toBeVisible();
  expect(noise.heard).toEqual([]);
  await context.close();
});

test('while a reader has something at work 0 files are kept, and once it rests all that the page needs', async ({
  browser,
  startSite,
}) => {
  const site = await startSite({ base });
  const { page, noise, context } = await reader(browser, site);
  // Another tab, no page of the book, in which work goes on for as long as the test wants.
  const busy = await context.newPage();
  await busy.goto(`${site.url}preview.png`);
  await busy.evaluate(() => {
    const rest = new Promise<void>((resolve) => Object.assign(window, { rest: resolve }));
    void navigator.locks.request('at-work', { mode: 'shared' }, () => rest);
  });
  await page.goto('');
  const waits = () =>
    page.evaluate(async () => (await navigator.locks.query()).pending!.map(({ name }) => name));
  await expect.poll(waits).toContain('at-work');
  const { files } = await keptBy(page);
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter(([, isHere]) => isHere)).toEqual([]);
  await busy.evaluate(() => (window as unknown as { rest(): void }).rest());
  await kept(page);
  expect(noise.heard).toEqual([]);
  await context.close();
});

test('two copies on one host keep apart: removing one leaves the other readable with the server stopped', async ({
  browser,
  startSite,
}) => {
  const site = await startSite({ folder: makeTwoCopies() });
  const { page, noise, context } = await reader(browser, site);
  await visit(page, 'a/');
  await visit(page, 'b/');
  const names = () => page.evaluate(() => caches.keys());
  expect((await names()).toSorted()).toEqual(['/a/#offline', '/b/#offline']);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) if (name.startsWith('/a/')) await caches.delete(name);
  });
  await site.close();
  await page.goto('b/');
  await wake(page);
  expect(await rootOf(page)).toBe(`${site.url}b/`);
  expect(await names()).toEqual(['/b/#offline']);
  expect(noise.heard).toEqual([]);
  await context.close();
});

/** How often the page has been opened, and what it says about a part that is gone. */
function countOpenings(page: Page) {
  let count = 0;
  page.on('framenavigated', (frame) => (count += frame === page.mainFrame() ? 1 : 0));
  return () => count;
}

test('old pages with new chunks load again once, then explain, and never go round', async ({
  browser,
  startSite,
}) => {
  const site = await startSite({ base, folder: makeHalfEdition(await newerEdition()) });
  const { page, context } = await reader(browser, site);
  const openings = countOpenings(page);
  await page.goto('glossary/');
  await expect(page.getByRole('alert')).toContainText('was loaded again once');
  // A machine too slow to open it a third time by then would miss the fault, and cannot make one.
  await page.waitForTimeout(1500);
  expect(openings()).toBe(2);
  // With no place to note that it did, it does not even load again.
  await context.addInitScript(() =>
    Object.defineProperty(window, 'sessionStorage', {
      get: () => {
        throw new DOMException('', 'SecurityError');
      },
    }),
  );
  await page.goto('references/');
  await expect(page.getByRole('alert')).toBeVisible();
  await page.waitForTimeout(500);
  expect(openings()).toBe(3);
  await context.close();
});

test('a page that was open while the host changed asks for a chunk that is gone: it becomes the newer page, with the digit kept', async ({
  browser,
  startSite,
}) => {
  const current = makeCurrent('changed-host');
  current.show('dist');
  const site = await startSite({ base, folder: current.folder });
  const { page, context } = await reader(browser, site);
  // As in a browser without workers, where nothing was kept.
  await context.addInitScript(() =>
    Object.defineProperty(navigator, 'serviceWorker', { value: undefined }),
  );
  await page.goto('');
  await ready(page);
  await page.getByRole('button', { name: 'Clear' }).click();
  await drawWithMouse(page, three);
  await expect.poll(() => value(page, 'prediction')).toBe(3);
  const newer = await newerEdition();
  current.show(newer);
  await page.getByRole('button', { name: 'Search' }).click();
  await expect(page.locator('meta[name=edition]')).toHaveAttribute('content', editionIn(newer).id);
  await expect.poll(() => value(page, 'prediction')).toBe(3);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await context.close();
});

test('a host that breaks off and a device that is full each get a sentence, and what has come stays', async ({
  browser,
  startSite,
}) => {
  const site = await startSite({ base });
  const { page, context } = await reader(browser, site);
  await visit(page, '');
  const state = page.locator('.offline-state');
  await state.scrollIntoViewIfNeeded();
  const start = state.getByRole('button', { name: /^Make available offline/ });
  site.break('.bin', 'corrupt');
  await start.click();
  await expect(state.getByRole('alert')).toContainText('is not of this edition of the book');
  site.mend();
  site.break('.bin', 'slow');
  await state.getByRole('button', { name: 'Try again' }).click();
  await expect(state.getByRole('progressbar')).toBeVisible();
  await site.close();
  await expect(state.getByRole('alert')).toContainText('could not be fetched to its end');
  await expect(state.getByRole('alert')).toContainText('Check your connection');
  await startSite({ base, port: portOf(site) });
  await page.evaluate(() => {
    Cache.prototype.put = () => Promise.reject(new Error('the disk is write-protected'));
  });
  await state.getByRole('button', { name: 'Try again' }).click();
  await expect(state.getByRole('alert')).toHaveText(
    /^The course could not be fetched to its end: the disk is write-protected\. What has come stays\./,
  );
  await page.evaluate(() => {
    Cache.prototype.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
  });
  await state.getByRole('button', { name: 'Try again' }).click();
  await expect(state).toContainText(/There is no room on this device for the \d+\.\d MB/);
  await context.close();
});

test('where a browser keeps nothing, the front page gives the reason in a sentence, without a message', async ({
  browser,
  startSite,
}) => {
  const site = await startSite({ base });
  const refusals: [init: () => void, sentence: string][] = [
    [
      () => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }),
      'it keeps no pages here',
    ],
    [
      () =>
        Object.defineProperty(window, 'caches', {
          get: () => {
            throw new DOMException('', 'SecurityError');
          },
        }),
      'it keeps no pages here',
    ],
    [
      () => Object.defineProperty(window, 'isSecureContext', { value: false }),
      'whose address begins with https',
    ],
  ];
  for (const [init, sentence] of refusals) {
    const { page, noise, context } = await reader(browser, site);
    await context.addInitScript(init);
    await page.goto('');
    await page.locator('.offline-course').scrollIntoViewIfNeeded();
    await expect(page.locator('.offline-state')).toContainText(sentence);
    await expect(page.locator('.offline-state button')).toHaveCount(0);
    expect(noise.heard).toEqual([]);
    await context.close();
  }
  const { page, context } = await reader(browser, site, { javaScriptEnabled: false });
  await page.goto('');
  await expect(page.locator('.offline-course')).toBeHidden();
  await context.close();
});
