// The same ways out of a cell in the other browsers, where this machine has them; it says in words where it has not.
import type { Site } from '#src/tools/site/serve.ts';
import { keptName, keptText } from '../notebook/harness/cells.ts';
import { openStranger } from '../site/harness/stranger.ts';
import { code } from '../notebook/probes/code.ts';
import { network } from '../notebook/probes/network.ts';
import { outcomes, type Probe, probingCell } from '../notebook/probes/probe.ts';
import { storage } from '../notebook/probes/storage.ts';
import { type Driver, engines, notHere } from './harness/engines.ts';
import { expect, test } from './harness/test.ts';

const chapter = 'connections';
const cell = 'deep-enough';
const probes = [...network, ...storage, ...code];

/** WebKit gives a worker without origin a store of its own; the test sees that it is empty, and apart from the page's. */
const ownStores = /^(the Cache API|the names of caches|caches in a nested worker)$/;

/** In one worker, for each of which the page is opened anew: Firefox comes to a stand where more is tried at once. */
const together = 13;

/** Firefox’s worker waits for this answer for ever, until Stop; it would try nothing after it. */
const hangsInFirefox = 'what storage is left';

const element = `document.querySelector('#cell-${cell}')`;

/** What each probe came to. */
async function tryIn(browser: Driver, site: Site, basePath: string, text: string) {
  const stored = JSON.stringify(keptText(chapter, { [cell]: text }));
  const name = JSON.stringify(keptName(basePath, chapter));
  await browser.open(`${site.url}glossary/`);
  await browser.evaluate(`(localStorage.setItem(${name}, ${stored}), 'kept')`);
  await browser.open(`${site.url}${chapter}/`);
  await expect
    .poll(() => browser.evaluate(`${element}.querySelector('.cell-changed').hidden`))
    .toBe('false');
  await browser.evaluate(`caches.open('the book’s').then(() => 'opened')`);
  await browser.evaluate(`(${element}.querySelector('.cell-run').click(), 'pressed')`);
  await expect
    .poll(() => browser.evaluate(`${element}.querySelector('.cell-output').textContent`))
    .toContain('all tried');
  const lines = JSON.parse(
    await browser.evaluate(
      `JSON.stringify([...${element}.querySelectorAll('.output-text')].map((one) => one.textContent))`,
    ),
  ) as string[];
  return outcomes(lines);
}

async function tryAll(browser: Driver, name: string, site: Site, basePath: string) {
  const stranger = await openStranger();
  const before = site.visits.length;
  const tried = probes.filter(([what]) => name !== 'Firefox' || what !== hangsInFirefox);
  for (let at = 0; at < tried.length; at += together) {
    const some: Probe[] = tried.slice(at, at + together);
    const text = probingCell(some, stranger.url, site.url);
    const tryThese = () => tryIn(browser, site, basePath, text);
    // Now and then Firefox’s worker waits for ever: a page opened anew tells apart a hang from a way out.
    const found = await tryThese().catch(tryThese);
    for (const [what] of some) {
      const outcome = found.get(what) ?? 'never told';
      if (name === 'WebKit' && ownStores.test(what))
        expect.soft(outcome, what).toMatch(/\[object Cache\]$|^through $/);
      else expect.soft(outcome, what).toMatch(/^(refused|silent|absent)/);
    }
    // The page has stores, the book's offline ones among them; the cell saw none of them and added none.
    const stores = await browser.evaluate(`caches.keys().then((names) => names.join())`);
    expect(stores).toContain('the book’s');
    expect(stores).not.toContain('planted');
  }
  const kept = `JSON.stringify(Object.keys(localStorage).concat(Object.keys(sessionStorage), document.cookie))`;
  expect(await browser.evaluate(kept), 'what is kept').not.toContain('planted');
  stranger.close();
  expect(stranger.visits, 'what reached another site').toEqual([]);
  const asked = site.visits.slice(before).filter((path) => path.includes('probe'));
  expect(asked, 'what reached the book’s site').toEqual([]);
}

for (const { name } of engines)
  test(`${probes.length} ways out of a cell are shut in ${name} as well, where it is installed: 0 requests, nothing kept`, async ({
    site,
    basePath,
    drivers,
  }) => {
    test.setTimeout(240_000);
    const driver = drivers.get(name);
    if (driver) await tryAll(driver, name, site, basePath);
    else test.info().annotations.push({ type: 'not tried', description: notHere(name) });
  });
