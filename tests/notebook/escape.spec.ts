// What a hostile cell tries, in the real sandbox of the built page: nothing gets out, in, or is kept.
import { expect, ready, test } from '../site/harness/page.ts';
import { openChanged, run, texts } from './harness/cells.ts';
import { openStranger } from '../site/harness/stranger.ts';
import { watchPage } from './harness/watch.ts';
import { code } from './probes/code.ts';
import { network } from './probes/network.ts';
import { outcomes, type Probe, probingCell } from './probes/probe.ts';
import { reach } from './probes/reach.ts';
import { storage } from './probes/storage.ts';

/** No cell but its check reads from it. */
const chapter = 'connections';
const cell = 'deep-enough';

const groups: [what: string, probes: readonly Probe[]][] = [
  ['network', network],
  ['storage and other tabs', storage],
  ['page, reader and devices', reach],
  ['code from text', code],
];
const probes = groups.flatMap(([, some]) => some);

const refusals = /Content Security Policy|Trusted|violates|blocked|Failed|deprecated|insecure/i;

test(`${probes.length} ways to the network, to what is kept, to the page and to code from text are shut to a cell: 0 requests, nothing kept, no dialog, no window, the page as it was @anywhere`, async ({
  page,
  noise,
  basePath,
  site,
}) => {
  // Playwright tells of a request that the policy stopped; whether it came out, the stranger says.
  noise.allow(/request to another site/);
  noise.allow(refusals);
  const stranger = await openStranger();
  const text = probingCell(probes, stranger.url, site.url);
  await openChanged(page, basePath, chapter, { [cell]: text });
  await ready(page);
  const watch = await watchPage(page, site, cell);
  await run(page, cell);
  const lines = await texts(page, cell);
  expect(lines).toContain('all tried');
  const found = outcomes(lines);
  for (const [what, some] of groups)
    await test.step(what, () => {
      for (const [name, , through] of some) {
        const outcome = found.get(name) ?? 'never told';
        if (through && outcome.startsWith('through '))
          expect.soft(outcome.slice('through '.length), name).toMatch(through);
        else expect.soft(outcome, name).toMatch(/^(refused|silent|absent)/);
      }
    });
  const report = [...found].map((one) => one.join(' → ')).join('\n');
  await test.info().attach('probes', { body: report, contentType: 'text/plain' });
  expect(await watch.changes()).toEqual([]);
  expect(stranger.visits, 'what reached another site').toEqual([]);
  stranger.close();
});
