// Each component, the top of the front page and one figure look as at the commit that last meant to change them.
//
// The same page has other pixels in another Chromium or on another system, though all faces are shipped. So the
// baselines come with a fingerprint of the renderer that painted them. Where this machine's is the same, the
// comparison is strict: one icon changed is found. Where it is not, the same pictures are compared by the mean
// colours of blocks: how a letter's edge is painted no longer counts, but what moved, vanished or changed
// its colour does. So the check never fails for a foreign machine's sake, and there is no machine on which it
// cannot fail. A looser comparison finds less; whoever wants the strict one there renews the baselines.
//
// Nothing that a teacher writes is in the pictures. A change of looks that is meant:
// `npm run shots -- --baseline`, look at the pictures, commit them.
import { writeFileSync } from 'node:fs';
import { baselineNames, baselineRenderer, readBaseline } from '#src/tools/site/baselines.ts';
import { toPng } from '#src/tools/site/raster.ts';
import { fingerprint } from '#src/tools/site/renderer.ts';
import { screenshotViews } from '#src/tools/site/views.ts';
import { looseFault, strictFault } from './harness/difference.ts';
import { expect, test } from './harness/page.ts';

const renew = 'views, and baselines: `npm run shots -- --baseline` renews these';
const sameRenderer = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);

test('every component, the top of the front page and a figure look as they did, at 2 widths in 2 colour schemes', async ({
  browser,
  site,
}, testInfo) => {
  test.setTimeout(600_000);
  const same = sameRenderer(await fingerprint(browser), baselineRenderer());
  const how = same ? 'strictly' : 'by blocks, for another renderer painted the baselines';
  testInfo.annotations.push({ type: 'compared', description: how });
  const views = await screenshotViews(browser, site.url);
  expect([...views.keys()].toSorted(), renew).toEqual(baselineNames().toSorted());
  for (const [name, view] of views) {
    const fault = (same ? strictFault : looseFault)(await readBaseline(name), view);
    if (fault) writeFileSync(testInfo.outputPath(`${name}.png`), await toPng(view));
    const seen = `as seen now in ${testInfo.outputPath(`${name}.png`)}`;
    expect.soft(fault, `${name}, compared ${how}; ${seen}`).toBeUndefined();
  }
});
