// The same ways out of a cell in the other browsers, where this machine has them; it says in words where it has not.
import type { Site } from '#src/tools/site/serve.ts';
import { expect, test } from '../site/harness/page.ts';
import { keptName, keptText } from './harness/cells.ts';
import { type Firefox as Browser, programNamed, startFirefox } from './harness/firefox.ts';
import { openStranger } from './harness/stranger.ts';
import { miniBrowser, startWebKit } from './harness/webkit.ts';
import { code } from './probes/code.ts';
import { network } from './probes/network.ts';
import { outcomes, probingCell } from './probes/probe.ts';
import { storage } from './probes/storage.ts';

const chapter = 'connections';
const cell = 'deep-enough';
const probes = [...network, ...storage, ...code];

/** Undefined, after words that say so, where the browser is not installed. */
const browsers: [name: string, start: () => Promise<Browser> | undefined][] = [
  [
    'Firefox',
    () => {
      const path = programNamed('firefox-esr', 'firefox');
      return path === undefined ? undefined : startFirefox(path);
    },
  ],
  [
    'WebKit',
    () => {
      const [driver, screen] = [programNamed('WebKitWebDriver'), programNamed('Xvfb')];
      const browser = miniBrowser();
      if (!driver || !screen || !browser) return undefined;
      return startWebKit(driver, screen, browser);
    },
  ],
];

/** What each probe came to, and what reached either site meanwhile. */
async function tryAll(browser: Browser, site: Site, basePath: string) {
  const stranger = await openStranger();
  const text = probingCell(probes, stranger.url, site.url);
  const stored = JSON.stringify(keptText(chapter, { [cell]: text }));
  const element = `document.querySelector('#cell-${cell}')`;
  await browser.open(`${site.url}glossary/`);
  await browser.evaluate(
    `(localStorage.setItem(${JSON.stringify(keptName(basePath, chapter))}, ${stored}), 'kept')`,
  );
  await browser.open(`${site.url}${chapter}/`);
  const patient = { timeout: 20_000 };
  await expect
    .poll(() => browser.evaluate(`${element}.querySelector('.cell-changed').hidden`), patient)
    .toBe('false');
  const before = site.visits.length;
  await browser.evaluate(`(${element}.querySelector('.cell-run').click(), 'pressed')`);
  await expect
    .poll(() => browser.evaluate(`${element}.dataset.status`), patient)
    .toMatch(/fresh|failed|stopped/);
  await expect
    .poll(() => browser.evaluate(`${element}.querySelector('.cell-output').textContent`), patient)
    .toContain('all tried');
  const lines = JSON.parse(
    await browser.evaluate(
      `JSON.stringify([...${element}.querySelectorAll('.output-text')].map((one) => one.textContent))`,
    ),
  ) as string[];
  const asked = site.visits.slice(before).filter((path) => path.includes('probe'));
  stranger.close();
  return { found: outcomes(lines), asked, visits: stranger.visits };
}

for (const [name, start] of browsers)
  test(`${probes.length} ways out of a cell are shut in ${name} as well, where it is installed: 0 requests, nothing kept`, async ({
    site,
    basePath,
  }) => {
    const starting = start();
    if (!starting) {
      const words = `${name} is not here: not tried`;
      console.log(words);
      test.info().annotations.push({ type: 'not tried', description: words });
      return;
    }
    const browser = await starting;
    try {
      const { found, asked, visits } = await tryAll(browser, site, basePath);
      if (process.env['TELL'])
        console.log(
          [...found]
            .map((one) => one.join(' → '))
            .filter((line) => line.includes('→ through'))
            .join('\n'),
        );
      for (const [what] of probes)
        expect.soft(found.get(what) ?? 'never told', what).toMatch(/^(refused|silent|absent)/);
      expect(visits, 'what reached another site').toEqual([]);
      expect(asked, 'what reached the book’s site').toEqual([]);
    } finally {
      await browser.close();
    }
  });
