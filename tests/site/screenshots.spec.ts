// The looks of each component, the front page and one figure are those of the commit that last meant to change them.
//
// The same page has other pixels in another Chromium or on another system, though all faces are shipped. So the
// baselines come with a fingerprint of the renderer that painted them. Where this machine's is the same, the
// comparison is strict: one icon changed is found. Where it is not, the same pictures are compared by the mean
// colours of blocks: how a letter's edge is painted no longer counts, but what moved, vanished or changed
// its colour does. So the check never fails for a foreign machine's sake, and there is no machine on which it
// cannot fail. A looser comparison finds less; whoever wants the strict one there renews the baselines.
//
// A change of looks that is meant: `npm run shots -- --baseline`, look at the pictures, commit them.
import { writeFileSync } from 'node:fs';
import { baselineNames, baselineRenderer, readBaseline } from '#src/tools/site/baselines.ts';
import { type Raster, toPng } from '#src/tools/site/raster.ts';
import { fingerprint } from '#src/tools/site/renderer.ts';
import { takeViews } from '#src/tools/site/views.ts';
import { changedPixels, changedShare } from './harness/difference.ts';
import { expect, test } from './harness/page.ts';

/** A palette of 256 colours has moved some pixels a little; none as far as a change that can be seen. */
const strict = { tolerance: 48, pixels: 20 };
const loose = { side: 16, tolerance: 28, share: 0.04, height: 24 };

function strictFault(before: Raster, after: Raster): string | undefined {
  if (before.width !== after.width || before.height !== after.height)
    return `was ${before.width} × ${before.height} pixels, is ${after.width} × ${after.height}`;
  const changed = changedPixels(before, after, strict.tolerance);
  return changed > strict.pixels ? `${changed} pixels have changed` : undefined;
}

function looseFault(before: Raster, after: Raster): string | undefined {
  if (Math.abs(before.height - after.height) > loose.height)
    return `was ${before.height} pixels high, is ${after.height}`;
  const changed = changedShare(before, after, loose.side, loose.tolerance);
  return changed > loose.share ? `${(100 * changed).toFixed(1)} % of it has changed` : undefined;
}

const sameRenderer = (one: object, other: object) => JSON.stringify(one) === JSON.stringify(other);

test('every component at 2 widths in 2 colour schemes, the front page and a figure look as they did', async ({
  browser,
  site,
}, testInfo) => {
  const same = sameRenderer(await fingerprint(browser), baselineRenderer());
  const how = same ? 'strictly' : 'by blocks, for another renderer painted the baselines';
  testInfo.annotations.push({ type: 'compared', description: how });
  const views = await takeViews(browser, site.url);
  expect([...views.keys()].toSorted(), 'views and baselines').toEqual(baselineNames().toSorted());
  for (const [name, view] of views) {
    const fault = (same ? strictFault : looseFault)(await readBaseline(name), view);
    if (fault) writeFileSync(testInfo.outputPath(`${name}.png`), await toPng(view));
    const seen = `as seen now in ${testInfo.outputPath(`${name}.png`)}`;
    expect.soft(fault, `${name}, compared ${how}; ${seen}`).toBeUndefined();
  }
});
