// The content security policy: on every page, exact, and a wall to what a stranger might plant; page.spec.ts holds
// that it is in nobody's way.
import { createHash } from 'node:crypto';
import * as plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { programText } from '#src/notebook/prepare/programs.ts';
import { builtPages } from '#src/tools/site/pages.ts';
import { plotStyles } from '../../src/integrations/page-policy.ts';
import { builtNamed, readBuilt } from './harness/built.ts';
import { expect, ready, test } from './harness/page.ts';
import { watchPolicy } from './harness/policy.ts';
import { openStranger } from './harness/stranger.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const metaSelector = 'meta[http-equiv="Content-Security-Policy"]';

/** The whole policy, both lists of hashes apart. */
const wanted = `default-src 'none'; script-src 'self' SCRIPTS 'wasm-unsafe-eval'; style-src 'self' STYLES; \
style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
worker-src 'self'; manifest-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; \
form-action 'none'; require-trusted-types-for 'script'; trusted-types site`;
/** A page with cells admits their sandbox as well, whose frame inherits the page's policy. */
const wantedWithCells = wanted
  .replace("'wasm-unsafe-eval'", "blob: 'wasm-unsafe-eval'")
  .replace("worker-src 'self'", "worker-src 'self' data: blob:")
  .replace('trusted-types site', 'trusted-types runner site dompurify');
/** The list of figures shows each of them as a teacher's page will. */
const wantedWithFigures = wanted.replace("frame-src 'none'", "frame-src 'self'");

function hashesIn(policy: string, directive: string): string[] {
  const values = policy.split('; ').find((one) => one.startsWith(`${directive} `)) ?? '';
  return values.split(' ').filter((value) => value.startsWith("'sha256-"));
}

function inlineTexts(document: Document, selector: string): string[] {
  return [...document.querySelectorAll(selector)].map((element) => element.textContent ?? '');
}

test('every built page has the policy once, ahead of all it rules, with a hash for each inline text and no other', async () => {
  const frame = hash(await programText('frame'));
  const files = builtNamed('**/*.html');
  expect(files.length).toBeGreaterThan(builtPages().length);
  for (const file of files) {
    const { document } = parseHTML(readBuilt(file));
    const metas = document.querySelectorAll(metaSelector);
    expect(metas.length, file).toBe(1);
    const before = [...document.head.children].slice(
      0,
      [...document.head.children].indexOf(metas[0]!),
    );
    expect(
      before.map(({ tagName }) => tagName).filter((name) => name !== 'META'),
      file,
    ).toEqual([]);
    const policy = metas[0]!.getAttribute('content')!;
    const scripts = hashesIn(policy, 'script-src');
    const styles = hashesIn(policy, 'style-src');
    const bare = policy.replace(scripts.join(' '), 'SCRIPTS').replace(styles.join(' '), 'STYLES');
    const hasCells = document.querySelector('[data-cell]') !== null;
    const plain = file === 'figures/index.html' ? wantedWithFigures : wanted;
    expect(bare, file).toBe(hasCells ? wantedWithCells : plain);
    const ownScripts = inlineTexts(document, 'script:not([src])').map(hash);
    if (hasCells) ownScripts.push(frame);
    const ownStyles = inlineTexts(document, 'style').map(hash);
    expect(scripts.toSorted(), file).toEqual([...new Set(ownScripts)].toSorted());
    expect(styles.toSorted(), file).toEqual([...new Set([...ownStyles, ...plotStyles])].toSorted());
  }
});

test('the hashes of Plot are those of the two sheets that the installed Plot writes', () => {
  const { document } = parseHTML('<!doctype html><html><body></body></html>');
  const marks = [plot.dot([{ x: 1, y: 2 }], { x: 'x', y: 'y', fill: 'x' })];
  const chart = plot.plot({ document, marks });
  const found = inlineTexts(chart as unknown as Document, 'style');
  const color = { type: 'ordinal', domain: ['a', 'b'] };
  const legend = plot.legend({ document, legend: 'swatches', color } as never);
  found.push(...inlineTexts(legend as unknown as Document, 'style'));
  expect(found.map(hash).toSorted()).toEqual(plotStyles.toSorted());
});

test('what a stranger plants in a chapter’s markup is blocked, 9 kinds of it, and nobody is told', async ({
  page,
  noise,
}) => {
  noise.allow(/Content Security Policy|Trusted|csp|another site|BLOCKED/);
  const stranger = await openStranger();
  const planted = `
    <script>window.planted = 'script'</script>
    <script src="${stranger.url}script.js"></script>
    <img src="nothing.svg" onerror="window.planted = 'handler'" onload="window.planted = 'handler'">
    <img src="${stranger.url}image.png">
    <style>body { background: url(${stranger.url}style.png) }</style>
    <link rel="stylesheet" href="${stranger.url}sheet.css">
    <iframe src="${stranger.url}frame.html"></iframe>
    <object data="${stranger.url}object"></object>
    <base href="${stranger.url}">`;
  await page.route('**/forward-pass/', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('</body>', `${planted}</body>`);
    await route.fulfill({ response, body });
  });
  await page.route('**/nothing.svg', (route) =>
    route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg"/>',
    }),
  );
  const violations = await watchPolicy(page);
  await page.goto('forward-pass/');
  await ready(page);
  const directives = (await violations()).map((violation) => violation.split(' ')[0]);
  expect(directives.toSorted()).toEqual([
    'base-uri',
    'frame-src',
    'img-src',
    'object-src',
    'script-src-attr',
    'script-src-attr',
    'script-src-elem',
    'script-src-elem',
    'style-src-elem',
    'style-src-elem',
  ]);
  expect(await page.evaluate(() => 'planted' in window)).toBe(false);
  expect(stranger.visits).toEqual([]);
  stranger.close();
});

interface Factory {
  trustedTypes: { createPolicy(name: string, rules: object): unknown };
}

const deeds: [name: string, directive: RegExp, deed: (url: string) => unknown][] = [
  ['a remote fetch', /^connect-src/, (url) => fetch(url).catch(() => undefined)],
  ['a beacon', /^connect-src/, (url) => navigator.sendBeacon(url, 'digit')],
  // Playwright's own call may eval, so the page does it a moment later.
  [
    'eval',
    /^(script-src|require-trusted)/,
    () => setTimeout(() => Function('window.planted = 1')()),
  ],
  ['innerHTML with a text', /^require-trusted/, () => (document.body.innerHTML = '<b>')],
  [
    'a javascript: address',
    /^(script-src|require-trusted)/,
    () => {
      const link = document.createElement('a');
      link.href = 'javascript:window.planted = 1';
      document.body.append(link);
      link.click();
    },
  ],
  ['a worker from text', /^require-trusted/, (url) => new Worker(`${url}worker.js`)],
  [
    'a trusted-types policy of its own',
    /^trusted-types/,
    () => (window as unknown as Factory).trustedTypes.createPolicy('mine', {}),
  ],
  [
    'a form sent away',
    /^form-action/,
    (url) => {
      const form = document.createElement('form');
      form.action = url;
      document.body.append(form);
      form.submit();
    },
  ],
];

for (const [name, directive, deed] of deeds) {
  test(`${name} is blocked`, async ({ page, noise }) => {
    noise.allow(/Content Security Policy|Trusted|csp|another site|BLOCKED/i);
    const stranger = await openStranger();
    const violations = await watchPolicy(page);
    await page.goto('forward-pass/');
    await ready(page);
    await page.evaluate(deed, stranger.url).catch(() => undefined);
    await expect.poll(violations).toContainEqual(expect.stringMatching(directive));
    expect(await page.evaluate(() => 'planted' in window)).toBe(false);
    expect(stranger.visits).toEqual([]);
    stranger.close();
  });
}
