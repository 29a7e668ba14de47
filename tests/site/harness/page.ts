// The `test` of all browser tests: serves the built book, opens a page in it, and fails on any noise the page makes.
import { expect, type Locator, type Page } from '@playwright/test';
import { type Site, serve } from '#src/tools/site/serve.ts';
import { note, test as base } from './ledger.ts';
import { skipLeftOutPages } from './left-out.ts';
import { listen, type Noise } from './noise.ts';
import { noteVisits, openSites, type StartSite } from './sites.ts';

export { expect, listen, type Noise };
export { ready, wake } from '#src/tools/site/islands.ts';

interface Fixtures {
  noise: Noise;
  /** Starts a server of the test's own, which ends with it; of any folder that is made from dist/. */
  startSite: StartSite;
  /** Notes for the ledger what the server is asked for. */
  visited: void;
}

interface WorkerFixtures {
  /** The path under which the book is served. */
  basePath: string;
  /** One server a worker; break a file with `site.break('test-….bin', 'truncated')`. */
  site: Site;
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  basePath: ['/', { option: true, scope: 'worker' }],
  site: [
    async ({ basePath }, use) => {
      const site = await serve({ base: basePath });
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  // Tests break and count what a page fetches; a worker between the two would answer from what it keeps.
  // The worker has its own tests, in contexts of their own.
  context: async ({ context }, use) => {
    await context.addInitScript(() =>
      Object.defineProperty(navigator, 'serviceWorker', { value: undefined }),
    );
    await use(context);
  },
  visited: [
    async ({ site, basePath, ledger }, use) => {
      // The ledger's own part ends last.
      void ledger;
      const before = site.visits.length;
      await use();
      noteVisits(site.visits.slice(before), basePath, note);
    },
    { auto: true },
  ],
  startSite: async ({ ledger }, use) => {
    void ledger;
    const sites = openSites(note);
    await use(sites.start);
    await sites.end();
  },
  baseURL: async ({ site }, use) => use(site.url),
  noise: async ({ page, site }, use) => {
    skipLeftOutPages(page);
    const noise = listen(page, site.url);
    await use(noise);
    site.mend();
    expect(noise.heard, 'what the page said, or asked for in vain').toEqual([]);
  },
});

// `noise` listens in every test, asked for or not.
test.beforeEach(({ noise }) => void noise);

/** The raw number that a page or a part of it shows in its first `<data data-name="…" value="…">` or `<output>` of that name. */
export async function value(place: Page | Locator, name: string): Promise<number> {
  const element = place.locator(`:is(data, output)[data-name="${name}"]`).first();
  const raw = await element.getAttribute('value');
  // Empty: the page has no answer yet, and a test that waits for one goes on waiting.
  if (raw === '') return Number.NaN;
  if (raw === null || raw.trim() === '' || Number.isNaN(Number(raw)))
    throw new Error(`The value of "${name}" should be a number, found ${JSON.stringify(raw)}.`);
  return Number(raw);
}
