// What a run does beyond its own end, and where no run can be: each is told in the cell, and the next Run works.
import type { Page } from '@playwright/test';
import { expect, ready, test } from '../site/harness/page.ts';
import { cellOf, errorOf, openChanged, run, texts } from './harness/cells.ts';

const chapter = 'connections';
const cell = 'deep-enough';
const other = 'saving';

const fourWorkers = `const policy = trustedTypes.createPolicy('runner', { createScriptURL: (text) => text });
const address = URL.createObjectURL(new Blob(['for (;;);'], { type: 'text/javascript' }));
for (let i = 0; i < 4; i++) new Worker(policy.createScriptURL(address));`;
const leftovers: [what: string, code: string, isTold: boolean][] = [
  ['a timer that loops', 'setTimeout(() => { for (;;); }, 20);', true],
  ['a signal that times out', 'AbortSignal.timeout(20).onabort = () => { for (;;); };', true],
  ['a timer that comes again', 'setInterval(() => {}, 1);', true],
  [
    'a timer of the scope’s own kind',
    'WorkerGlobalScope.prototype.setTimeout?.call(globalThis, () => { for (;;); }, 20); setTimeout(() => {}, 1e6);',
    true,
  ],
  ['frames', 'const again = () => requestAnimationFrame(again); again();', true],
  ['4 workers', fourWorkers, true],
  [
    'a channel that plays with itself',
    'const { port1, port2 } = new MessageChannel(); port1.onmessage = () => port1.postMessage(0); port2.onmessage = () => port2.postMessage(0); port1.postMessage(0);',
    true,
  ],
  ['a loop that nobody waits for', 'void (async () => { for (;;) await tick(); })();', true],
  ['a sleeper that nobody waits for', 'void (async () => { for (;;) await sleep(10); })();', true],
  ['nothing', '', false],
];

/** Loops that wait for the browser and that nobody waits for: each ends at its next step. */
const loops: [what: string, step: string][] = [
  ['a file that is read', "await new Blob(['a']).text()"],
  ['a hash', "await crypto.subtle.digest('SHA-256', new Uint8Array(1))"],
  [
    'a module that is compiled',
    'await WebAssembly.compile(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))',
  ],
  ['a picture', 'await createImageBitmap(new ImageData(1, 1))'],
  ['a request that is refused', "await fetch('https://example.com/').catch(() => 0)"],
  ['an answer of the page', 'await yourDigit()'],
  [
    'a stream',
    "await new Response('a').body.pipeThrough(new CompressionStream('gzip')).getReader().read()",
  ],
  [
    'a reader of files',
    "await new Promise((go) => { const one = new FileReader(); one.onload = go; one.readAsText(new Blob(['a'])); })",
  ],
  [
    'a channel that has moved',
    'await new Promise((go) => { if (!globalThis.a) { const all = new MessageChannel(); globalThis.a = structuredClone(all.port1, { transfer: [all.port1] }); globalThis.b = structuredClone(all.port2, { transfer: [all.port2] }); } a.onmessage = go; b.postMessage(0); })',
  ],
];

/** What no run can do without. */
const broken = [
  'Array.prototype[Symbol.iterator] = null; Map.prototype.set = null',
  'Map.prototype.get = () => undefined',
  'Object.fromEntries = null',
  'Promise.prototype.then = Promise.all = null',
];

async function open(page: Page, basePath: string, second: string): Promise<void> {
  await openChanged(page, basePath, chapter, { [cell]: 'display(1);', [other]: second });
  await ready(page);
}

async function write(page: Page, text: string): Promise<void> {
  if (!(await cellOf(page, cell).locator('.cm-content').isVisible()))
    await cellOf(page, cell).locator('[data-cell-do="edit"]').click();
  await cellOf(page, cell).locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.insertText(text);
}

test(`${leftovers.length - 1} kinds of what a run leaves going on are ended with it and told, and the next Run works; what nobody can end is ended with the sandbox`, async ({
  page,
  basePath,
  noise,
}) => {
  noise.allow(/./);
  await open(page, basePath, 'display("well");');
  for (const [what, code, isTold] of leftovers)
    await test.step(what, async () => {
      await write(page, `${code}\ndisplay("done");`);
      await run(page, cell);
      await expect.poll(() => texts(page, cell)).toEqual(['done']);
      const status = cellOf(page, cell).locator('.cell-status');
      if (isTold) await expect(status).toContainText('not waited for was ended with it');
      else await expect(status).toHaveText(/^Ran in [\d.]+ m?s\.$/);
      await run(page, other);
      await expect.poll(() => texts(page, other)).toEqual(['well']);
    });
  await test.step('a loop between two turns, which nothing calls off', async () => {
    await write(
      page,
      'const go = () => { for (;;); };\ndisplay("done");\nawait 0; Promise.resolve().then(() => tick()).then(go).catch(go);',
    );
    await run(page, cell);
    await run(page, other);
    await expect.poll(() => texts(page, other)).toEqual(['well']);
  });
  for (const breakage of broken)
    await test.step(`${breakage}: the run says so, and the next has a new place`, async () => {
      await write(page, `${breakage}; display("done");`);
      await run(page, cell);
      await expect(errorOf(page, cell)).toContainText('has changed what every program here needs');
      await run(page, other);
      await expect.poll(() => texts(page, other)).toEqual(['well']);
    });
  await test.step('what the sandbox took for itself before is no cell’s to change', async () => {
    await write(page, 'URL.createObjectURL = Blob = null; display("done");');
    await run(page, cell);
    await expect.poll(() => texts(page, cell)).toEqual(['done']);
    await run(page, other);
    await expect.poll(() => texts(page, other)).toEqual(['well']);
  });
  await test.step('values and words that lead to display', async () => {
    await write(page, 'console.log(1, "two", [3]); console.table({ a: 1 });');
    await run(page, cell);
    await expect.poll(() => texts(page, cell)).toEqual(['1 two [3]', '{ a: 1 }']);
    await write(page, '1 + 1;');
    await run(page, cell);
    await expect(cellOf(page, cell).locator('.cell-status')).toContainText(
      'write display(…) around',
    );
    await write(page, 'function then() { return 1; }\ndisplay("after");');
    await run(page, cell);
    await expect.poll(() => texts(page, cell)).toEqual(['after']);
  });
});

test(`${loops.length} kinds of loops that wait for the browser, not for the run, stand still when it has ended`, async ({
  page,
  basePath,
  noise,
}) => {
  noise.allow(/./);
  await open(page, basePath, 'display(globalThis.turns);');
  for (const [what, step] of loops)
    await test.step(what, async () => {
      await write(
        page,
        `import { yourDigit } from 'mnist';
globalThis.turns = 0;
const turn = async () => {
  ${step};
  globalThis.turns++;
};
void (async () => {
  for (;;) await turn();
})();
while (globalThis.turns < 3) await turn();
display('three and more');`,
      );
      await run(page, cell);
      await expect.poll(() => texts(page, cell), what).toEqual(['three and more']);
      const turns: string[] = [];
      for (let k = 0; k < 3; k++) {
        await run(page, other);
        const shown = async () => (await texts(page, other)).join();
        await expect.poll(shown, what).toMatch(/^\d+$/);
        turns.push(await shown());
      }
      // What is read first may still be of the run's last step.
      expect(turns[2], what).toBe(turns[1]);
    });
});

const places: [what: string, header: string | undefined, script: string][] = [
  ['a host’s policy of its own', "default-src 'self'", ''],
  ['a host’s policy without workers', "worker-src 'none'", ''],
  ['no MessageChannel', undefined, 'delete globalThis.MessageChannel;'],
  [
    'a MessageChannel that throws',
    undefined,
    'globalThis.MessageChannel = class { constructor() { throw new Error("patched") } };',
  ],
];

for (const [what, header, script] of places)
  test(`where no cell can run, the pressed cell says why, and the others are as they were: ${what}`, async ({
    page,
    noise,
  }) => {
    noise.allow(/./);
    if (header)
      await page.route(`**/${chapter}/`, async (route) => {
        const response = await route.fetch();
        const headers = { ...response.headers(), 'content-security-policy': header };
        await route.fulfill({ response, headers });
      });
    if (script) await page.addInitScript(script);
    await page.goto(`${chapter}/`);
    const pressed = 'saving';
    const before = await page.locator('.cell-output').allInnerTexts();
    await cellOf(page, pressed).locator('.cell-run').click();
    await expect(errorOf(page, pressed)).toContainText(
      /can run here|MessageChannel|Worker|patched/,
    );
    await expect(cellOf(page, pressed)).toHaveAttribute('data-status', 'failed');
    const after = await page.locator('.cell-output').allInnerTexts();
    expect(after.filter((text, at) => text !== before[at])).toHaveLength(1);
    await expect(
      page.locator('.live-cell[data-status="running"], .live-cell[data-status="queued"]'),
    ).toHaveCount(0);
  });

test('1,000 displays of markup, drawings that double and answers of 840 KB are held within limits that are told; a link that a cell shows asks before it leaves', async ({
  page,
  basePath,
  context,
}) => {
  const bundleOf = (type: string, markup: string) =>
    `display({ [Symbol.for('Jupyter.display')]: () => ({ ${JSON.stringify(type)}: ${markup}, 'text/plain': 'as text' }) });`;
  const masks = `Array.from({ length: 28 }, (_, at) => '<mask id="m' + at + '">' + ('<rect width="9" height="9" fill="#fff"' + (at ? ' mask="url(#m' + (at - 1) + ')"' : '') + '/>').repeat(2) + '</mask>').join('') + '<rect width="9" height="9" mask="url(#m27)"/>'`;
  await openChanged(page, basePath, chapter, {
    [cell]: `for (let i = 0; i < 1000; i++) ${bundleOf('text/html', '"<p>" + "<b>x</b>".repeat(50) + "</p>"')}`,
    [other]: [
      bundleOf(
        'image/svg+xml',
        `'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">' + ${masks} + '</svg>'`,
      ),
      bundleOf('text/html', '"<i></i>".repeat(100000)'),
      bundleOf('text/html', `'<a href="https://example.org/?secret=\u202e7">away</a>'`),
    ].join('\n'),
  });
  await ready(page);
  await run(page, cell);
  const output = cellOf(page, cell).locator('.cell-output');
  await expect(output.locator('.output-rich')).toHaveCount(196);
  await expect(output).toContainText('804 more outputs were too many to show.');
  await run(page, other);
  const shown = cellOf(page, other).locator('.cell-output');
  await expect(shown.locator('.output-unknown')).toHaveText([
    'This output is too much to draw in a page. Its text:as text',
    'This output is too much to draw in a page. Its text:as text',
  ]);
  await shown.getByText('away').click();
  const dialog = page.locator('dialog.output-leave');
  await expect(dialog).toContainText('leads to example.org');
  await expect(dialog).toContainText('secret=%E2%80%AE7');
  expect(context.pages()).toHaveLength(1);
  await dialog.getByRole('button', { name: 'Stay here' }).click();
  await expect(dialog).toHaveCount(0);
});
