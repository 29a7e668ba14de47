// Were a cell to reach the frame around its worker, it would find no way out of it either.
import { expect, test } from '../site/harness/page.ts';
import { openChanged, run } from './harness/cells.ts';
import { openStranger } from '../site/harness/stranger.ts';

const chapter = 'connections';
const cell = 'deep-enough';

/** As code of the frame's own document; REMOTE is the stranger. */
const attempts: [what: string, code: string][] = [
  ['fetch', 'await fetch(REMOTE + "frame-fetch")'],
  ['fetch without CORS', 'await fetch(REMOTE + "frame-opaque", { mode: "no-cors" })'],
  [
    'a beacon',
    'navigator.sendBeacon(REMOTE + "frame-beacon"); throw new Error("its answer says nothing")',
  ],
  [
    'a picture',
    'await new Promise((good, bad) => { const one = new Image(); one.onload = good; one.onerror = bad; one.src = REMOTE + "frame-image.png"; })',
  ],
  [
    'a script',
    'await new Promise((good, bad) => { const one = document.createElement("script"); one.onload = good; one.onerror = bad; one.src = trusted(REMOTE + "frame.js"); document.head.append(one); })',
  ],
  [
    'a style sheet',
    'await new Promise((good, bad) => { const one = document.createElement("link"); one.rel = "stylesheet"; one.onload = good; one.onerror = bad; one.href = REMOTE + "frame.css"; document.head.append(one); })',
  ],
  [
    'a frame',
    'await new Promise((good, bad) => { const one = document.createElement("iframe"); one.src = REMOTE + "frame-frame"; document.body.append(one); setTimeout(bad, 300); })',
  ],
  [
    'a worker of another site',
    'await new Promise((good, bad) => { const one = new Worker(trusted(REMOTE + "frame-worker.js")); one.onmessage = good; one.onerror = bad; })',
  ],
  [
    'a prefetch',
    'await new Promise((good, bad) => { const one = document.createElement("link"); one.rel = "prefetch"; one.onload = good; one.onerror = bad; one.href = REMOTE + "frame-prefetch"; document.head.append(one); setTimeout(bad, 300); })',
  ],
  ['the page’s document', 'parent.document.body'],
  ['the page’s storage', 'parent.localStorage.length'],
  ['a storage of its own', 'localStorage.setItem("planted", "1")'],
  ['a cookie', 'document.cookie = "planted=1"; if (!document.cookie) throw 1'],
  [
    'IndexedDB',
    'await new Promise((good, bad) => { const ask = indexedDB.open("planted"); ask.onsuccess = good; ask.onerror = bad; })',
  ],
  ['a window', 'if (!open(REMOTE + "frame-window")) throw 1'],
  [
    'a form',
    'const one = document.createElement("form"); one.action = REMOTE + "frame-form"; document.body.append(one); one.submit(); await new Promise((good, bad) => setTimeout(bad, 300))',
  ],
  [
    'a download',
    'const one = document.createElement("a"); one.href = "data:text/plain,x"; one.download = "x"; one.click(); await new Promise((good, bad) => setTimeout(bad, 300))',
  ],
  ['an alert', 'alert("planted"); await new Promise((good, bad) => setTimeout(bad, 100))'],
  [
    'the page’s address',
    'top.location = REMOTE + "frame-top"; await new Promise((good, bad) => setTimeout(bad, 300))',
  ],
  // The test's own call may eval, so the frame does it a moment later.
  [
    'eval',
    'setTimeout(() => (0, eval)("window.planted = 1")); await new Promise((go) => setTimeout(go, 50)); if (!window.planted) throw 1',
  ],
  // Last, for it may leave an empty frame behind.
  [
    'an address of its own',
    'location = REMOTE + "frame-self"; await new Promise((good, bad) => setTimeout(bad, 300))',
  ],
];

test(`${attempts.length} ways out of the frame itself are shut: 0 requests, no window, no dialog, no download, the page where it was @anywhere`, async ({
  page,
  noise,
  basePath,
  site,
}) => {
  noise.allow(/./);
  const stranger = await openStranger();
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', () => seen.push('window'));
  page.on('download', () => seen.push('download'));
  await openChanged(page, basePath, chapter, { [cell]: 'display(1);' });
  await run(page, cell);
  const frame = page.frames().at(-1)!;
  expect(frame).not.toBe(page.mainFrame());
  for (const [what, code] of attempts) {
    // The policy `runner` is taken by the frame's own script, so a text stays a text.
    const source = code.replaceAll('REMOTE', JSON.stringify(stranger.url));
    const outcome = await frame
      .evaluate(
        `(async () => { const trusted = (text) => text; ${source} })().then(() => 'through', () => 'refused')`,
      )
      .catch(() => 'refused');
    expect.soft(outcome, what).toBe('refused');
  }
  // For what is on its way; on a busy machine it could only be missed.
  await page.waitForTimeout(300);
  expect(seen).toEqual([]);
  expect(page.url()).toBe(`${site.url}${chapter}/`);
  expect(stranger.visits, 'what reached another site').toEqual([]);
  expect(await page.evaluate(() => localStorage.getItem('planted'))).toBeNull();
  stranger.close();
});
