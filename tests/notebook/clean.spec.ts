// Hostile output in a real browser: it asks nobody, runs nothing, covers nothing; and what is harmless is shown.
import { expect, type Page } from '@playwright/test';
import { bundle } from '#src/notebook/display/index.ts';
import * as Plot from '#src/notebook/modules/plot.ts';
import type { MimeBundle } from '#src/notebook/output.ts';
import { outputsHtml } from '#src/notebook/show/static.ts';
import { plotStyles } from '../../src/integrations/page-policy.ts';
import { test } from '../site/harness/ledger.ts';
import { allowed, hostile } from './trial/hostile.ts';
import type { Trial } from './trial/page.ts';
import { trialSite, type TrialSite } from './trial/site.ts';

let site: TrialSite;
test.beforeAll(async () => {
  site = await trialSite(plotStyles);
});
test.afterAll(() => site.close());

interface Seen {
  ran: string[];
  violations: string[];
}

async function open(page: Page, path: string): Promise<() => Promise<Seen>> {
  await page.addInitScript(() => {
    const seen: { ran: string[]; violations: string[] } = { ran: [], violations: [] };
    Object.assign(window, { seen });
    document.addEventListener('securitypolicyviolation', (event) =>
      seen.violations.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  site.asked.length = 0;
  await page.goto(site.address + path);
  return () => page.evaluate(() => (window as unknown as { seen: Seen }).seen);
}

/** Each hostile text with its own number in all it would ask and run. */
const attacks = () =>
  hostile.map((text, number) =>
    text
      .replaceAll('CANARYHOST', `${site.canary}/${number}`)
      .replaceAll('CANARY', `http://${site.canary}/${number}`)
      .replaceAll('RUN', `seen.ran.push(${number})`),
  );

/** The cleaner comes with the first markup, and an output's place waits for it. */
const cleaned = (page: Page) =>
  page.waitForFunction(
    () => ![...document.querySelector('main')!.children].some((one) => !one.className),
  );

async function show(page: Page, markups: string[]): Promise<void> {
  await page.evaluate((texts) => {
    const { trial } = window as unknown as { trial: Trial };
    trial.showOutputs(document.querySelector('main')!, {
      outputs: texts.map((text) => ({
        kind: 'display',
        bundle: { 'text/plain': '', 'text/html': text },
      })),
    });
  }, markups);
  await cleaned(page);
}

/**
 * Long enough for what was let in to load and to run. That nothing did is a true word only where there was time for it:
 * the first test, which waits until most has run, says that this machine gives it.
 */
const settle = (page: Page) => page.waitForTimeout(1_500);

test('the list is a list of dangers: without cleaning, most of it asks the canary or runs', async ({
  page,
}) => {
  expect(hostile.length).toBeGreaterThanOrEqual(60);
  const seen = await open(page, '/bare');
  // A refresh or a base would end the test itself.
  const texts = attacks().map((text) => (/<meta|<base|<frameset/.test(text) ? '' : text));
  await page.evaluate((all) => {
    for (const text of all) {
      const box = document.createElement('div');
      box.setHTMLUnsafe(text);
      document.querySelector('main')!.append(box);
    }
  }, texts);
  const hits = async () =>
    new Set([...site.asked.map((path) => Number(path.slice(1))), ...(await seen()).ran.map(Number)])
      .size;
  await expect.poll(hits).toBeGreaterThan(50);
});

for (const path of ['/bare', '/strict']) {
  test(`0 requests and 0 executions by ${hostile.length} hostile outputs on ${path}`, async ({
    page,
  }) => {
    const seen = await open(page, path);
    await show(page, attacks());
    await settle(page);
    const left = await page.evaluate(() =>
      [...document.querySelectorAll('.output-host')]
        .flatMap((host) => [...host.shadowRoot!.querySelectorAll('*')])
        .flatMap((element) =>
          [...element.attributes].map((one) => ({ element, name: one.name, value: one.value })),
        )
        .filter(
          ({ element, name, value }) =>
            /^on|^ping$|action$/i.test(name) ||
            (/^a$/i.test(element.localName) &&
              name.endsWith('href') &&
              !/^(https?:|#)/.test(value)),
        )
        .map(({ name, value }) => `${name}=${value}`),
    );
    expect(left).toEqual([]);
    expect(site.asked).toEqual([]);
    const { ran, violations } = await seen();
    expect(ran).toEqual([]);
    // A browser judges handlers and films already where they are read and cannot wake.
    expect(violations.filter((text) => !/^(script-src-attr|media-src) /.test(text))).toEqual([]);
  });
}

test('what is harmless stays, and violates nothing', async ({ page }) => {
  const seen = await open(page, '/strict');
  await show(
    page,
    allowed.map(([markup]) => markup),
  );
  await settle(page);
  const missing = await page.evaluate(
    (selectors) => {
      const boxes = [...document.querySelectorAll('main > *')];
      return selectors.filter((selector, place) => {
        const box = boxes[place]!;
        const root = box.querySelector('.output-host')?.shadowRoot ?? box;
        return !root.querySelector(selector);
      });
    },
    allowed.map(([, stays]) => stays),
  );
  expect(missing).toEqual([]);
  const colour = await page.evaluate(() => {
    const bold = [...document.querySelectorAll('.output-host')]
      .map((host) => host.shadowRoot!.querySelector('b'))
      .find(Boolean)!;
    return getComputedStyle(bold).color;
  });
  expect(colour).toBe('rgb(1, 2, 3)');
  expect(await seen()).toEqual({ ran: [], violations: [] });
});

test('an output cannot cover the page, whatever its sheet says', async ({ page }) => {
  await open(page, '/strict');
  const everywhere =
    'position: fixed !important; inset: 0 !important; z-index: 2147483647 !important; width: 200vw; height: 200vh; background: red;';
  await show(page, [
    `<div style="${everywhere}">x</div>`,
    `<style>:host { ${everywhere} contain: none !important; display: block !important } :host-context(*) { ${everywhere} } p { ${everywhere} }</style><p>x</p>`,
    '<dialog open style="position: fixed; inset: 0">x</dialog><div popover>x</div>',
  ]);
  const covered = await page.evaluate(() => {
    const title = document.querySelector('h1')!.getBoundingClientRect();
    const at = document.elementFromPoint(title.x + 5, title.y + 5)!;
    const low = document.elementFromPoint(innerWidth - 5, innerHeight - 5);
    return [at.localName, low?.closest('main')?.localName ?? 'none'];
  });
  expect(covered).toEqual(['h1', 'none']);
});

test('a pointer over a chart brings its tip, in a box that its words fit', async ({ page }) => {
  const seen = await open(page, '/strict');
  await page.evaluate(async () => {
    const { trial } = window as unknown as { trial: Trial };
    const { Plot: plot, bundle: tell } = trial;
    const points = Array.from({ length: 20 }, (_, step) => ({
      step,
      'validation loss': 2.3 / (step + 1),
    }));
    const chart = plot.plot({
      marks: [plot.lineY(points, { x: 'step', y: 'validation loss', tip: true })],
    });
    const main = document.querySelector('main')!;
    const point = (message: { plot: number; event: string; x: number; y: number }) => {
      const made = trial.pointer(message.plot, message.event, message.x, message.y);
      if (made) trial.redrawChart(main, message.plot, made);
    };
    trial.showOutputs(
      main,
      { outputs: [{ kind: 'display', bundle: await tell(chart) }] },
      { point },
    );
  });
  const svg = page.locator('.output-host svg');
  const box = (await svg.boundingBox())!;
  for (let x = 40; x < box.width - 40; x += 9)
    await page.mouse.move(box.x + x, box.y + box.height / 2);
  await expect(page.locator('.output-host g[stroke] text')).toContainText('validation loss');
  const fits = await page.evaluate(() => {
    const [path, text] = document
      .querySelector('.output-host')!
      .shadowRoot!.querySelector<SVGGElement>('g:has(> path[filter])')!
      .children as unknown as SVGGraphicsElement[];
    return {
      path: path!.getBBox().width - text!.getBBox().width,
      left: text!.getBoundingClientRect().left - path!.getBoundingClientRect().left,
    };
  });
  expect(fits.path).toBeGreaterThan(4);
  expect(fits.path).toBeLessThan(60);
  expect(fits.left).toBeGreaterThan(2);
  await page.mouse.move(5, 5);
  await expect(page.locator('.output-host path[filter]')).toHaveCount(0);
  expect(await seen()).toEqual({ ran: [], violations: [] });
});

test('a pointer is told once a frame, in the coordinates of the chart however small it is shown', async ({
  page,
}) => {
  await page.setViewportSize({ width: 360, height: 800 });
  await open(page, '/strict');
  const told = await page.evaluate(async () => {
    const { trial } = window as unknown as { trial: Trial };
    const main = document.querySelector('main')!;
    const svg =
      '<svg viewBox="0 0 1000 500" width="1000" height="500"><rect width="10" height="10"/></svg>';
    const messages: { event: string; x: number; y: number }[] = [];
    const made = {
      'text/plain': '',
      'image/svg+xml': svg,
      'application/vnd.nn.plot+json': { plot: 7 },
    };
    const point = (message: (typeof messages)[number]) => messages.push(message);
    trial.showOutputs(main, { outputs: [{ kind: 'display', bundle: made }] }, { point });
    while (!document.querySelector('.output-host'))
      await new Promise((resolve) => setTimeout(resolve));
    const chart = document.querySelector('.output-host')!.shadowRoot!.querySelector('svg')!;
    const box = chart.getBoundingClientRect();
    const move = (type: string, share: number, pointerType = 'mouse') =>
      chart.dispatchEvent(
        new PointerEvent(type, {
          clientX: box.x + box.width * share,
          clientY: box.y + box.height * share,
          bubbles: true,
          composed: true,
          pointerType,
        }),
      );
    const frame = () =>
      new Promise((resolve) => requestAnimationFrame(resolve)).then(
        () => new Promise((resolve) => setTimeout(resolve)),
      );
    for (let step = 1; step <= 10; step++) move('pointermove', step / 20);
    await frame();
    move('pointerdown', 0.25);
    move('pointermove', 0.75);
    await frame();
    move('pointerdown', 0.25, 'touch');
    await frame();
    return { messages, width: box.width };
  });
  expect(told.width).toBeLessThan(361);
  const rounded = told.messages.map(({ event, x, y }) => [event, Math.round(x), Math.round(y)]);
  expect(rounded).toEqual([
    ['pointermove', 500, 250],
    ['pointerdown', 250, 125],
    ['pointermove', 250, 125],
  ]);
});

test('a later output of the same name takes the place of the earlier; a line is a button', async ({
  page,
}) => {
  await open(page, '/strict');
  const texts = await page.evaluate(() => {
    const { trial } = window as unknown as { trial: Trial };
    const main = document.querySelector('main')!;
    const text = (words: string, id?: string) =>
      trial.appendOutput(main, {
        kind: 'display',
        bundle: { 'text/plain': words },
        ...(id === undefined ? {} : { id }),
      });
    text('a', 'x" ]');
    text('b');
    text('c', 'x" ]');
    const goToLine = (line: number) => main.setAttribute('data-line', `${line}`);
    const error = { name: 'TypeError', message: 'no', line: 3 };
    trial.appendOutput(main, { kind: 'error', error }, { goToLine });
    return [...main.children].map((one) => one.textContent);
  });
  expect(texts).toEqual(['c', 'b', 'TypeError: no — line 3']);
  await page.evaluate(() => {
    const { trial } = window as unknown as { trial: Trial };
    const main = document.querySelector('main')!;
    for (const step of [1, 2, 3]) {
      const made = { 'text/plain': '', 'text/html': `<b>${step}</b>` };
      trial.appendOutput(main, { kind: 'display', id: 'chart', bundle: made });
    }
  });
  await cleaned(page);
  await expect(page.locator('.output-host b')).toHaveText(['3']);
  await page.getByRole('button', { name: 'line 3' }).click();
  await expect(page.locator('main')).toHaveAttribute('data-line', '3');
});

test('what was built is there without JavaScript, under the policy, in both themes', async ({
  browser,
}) => {
  const tip = { x: 'step', y: 'loss', stroke: 'run', tip: true } as const;
  const points = Array.from({ length: 40 }, (_, at) => ({
    step: at >> 1,
    loss: 2.3 / ((at >> 1) + 1 + (at % 2)),
    run: at % 2 ? 'train' : 'test',
  }));
  const values = [
    Plot.plot({
      title: 'Loss',
      color: { legend: true },
      grid: true,
      marks: [Plot.lineY(points, tip)],
    }),
    Float32Array.from({ length: 784 }, (_, at) =>
      Math.max(0, 1 - Math.hypot((at % 28) - 14, at / 28 - 14) / 9),
    ),
    Float32Array.from({ length: 784 }, (_, at) => Math.sin(at / 20)),
    points.slice(0, 25),
    [
      [0.25, -1, 3],
      [1, 2, 3],
    ],
    { name: 'dense', weights: new Float32Array(101_632), sizes: [784, 128, 10] },
    'loss falls\nto 0.1',
  ];
  site.built = outputsHtml({
    outputs: [
      ...values.map((value) => ({ kind: 'display' as const, bundle: bundle(value) as MimeBundle })),
      {
        kind: 'error',
        error: {
          name: 'TypeError',
          message: 'weights is undefined',
          line: 3,
          cause: { name: 'Error', message: 'no weights' },
        },
      },
    ],
    verdict: { passed: 2, failures: ['The sum of the probabilities is 2, not 1.'] },
  });
  for (const [colorScheme, width] of [
    ['light', 800],
    ['dark', 360],
  ] as const) {
    const context = await browser.newContext({
      javaScriptEnabled: false,
      colorScheme,
      viewport: { width, height: 800 },
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.goto(`${site.address}/built`);
    await expect(page.getByRole('img', { name: /^Loss/ })).toBeVisible();
    await expect(
      page.getByRole('img', { name: '784 numbers as a picture of 28 by 28' }),
    ).toHaveCount(2);
    await page.screenshot({
      path: `.cache/notebook-trial/built-${colorScheme}.png`,
      fullPage: true,
    });
    expect(complaints.filter((text) => /policy/i.test(text))).toEqual([]);
    await context.close();
  }
});
