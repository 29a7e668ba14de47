// The `test` of the other browsers: each is started once a worker, and opens the book as the server has it for them.
import { serve } from '#src/tools/site/serve.ts';
import { expect, test as base } from '../../site/harness/page.ts';
import { type Driver, engines, listeningHead, notHere } from './engines.ts';

export { expect };

interface WorkerFixtures {
  /** Those that are installed here, by name. */
  drivers: Map<string, Driver>;
}

export const test = base.extend<object, WorkerFixtures>({
  site: [
    async ({ basePath }, use) => {
      const site = await serve({ base: basePath, head: listeningHead });
      await use(site);
      await site.close();
    },
    { scope: 'worker' },
  ],
  drivers: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from the pattern.
    async ({}, use) => {
      const started = new Map<string, Driver>();
      for (const { name, start } of engines) {
        const driver = await start();
        if (driver) started.set(name, driver);
        else console.log(notHere(name));
      }
      await use(started);
      for (const driver of started.values()) await driver.close();
    },
    { scope: 'worker', timeout: 300_000 },
  ],
});
