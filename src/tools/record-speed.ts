// npx node src/tools/record-speed.ts: measures the built book in Chromium on this machine, into src/records/speed-record.json.
//
// Build first. Each figure of the page on speed is run several times on fresh pages, and each gives a median of its own.
// Other programs only make work longer, so of these medians the record holds the quietest round's; of single cold
// calls, where luck plays a part too, the middle one. How busy the machine was stands in the record.
// Peers (other programs on the same machine) are kept as they stand: the benchmark writes those.
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, platform } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import type { BatchPoint, RecordedRung, SpeedRecord } from '../records/speed-record.ts';
import { type Level, levels } from '../nn/kernels/levels.ts';
import type { Start, Way } from '../speed/messages.ts';
import { rungNames } from '../speed/implementations/implementation.ts';
import { median } from '../speed/stopwatch.ts';
import { chromiumOptions } from './site/chromium.ts';
import { ready } from './site/islands.ts';
import { serve } from './site/serve.ts';

const file = fileURLToPath(new URL('../records/speed-record.json', import.meta.url));
const rounds = 5;
const patience = 120_000;

/** What one press on each figure's button brought, by the names of the numbers. */
interface Round {
  numbers: Map<string, number>;
  samples: number[];
  level: Level;
  missing: Map<string, string>;
}

const buttons = [
  ['classify-all', 'Classify all 10,000 images', 'yours-milliseconds'],
  ['speed-ladder', 'Run the whole ladder', 'yours-two-workers'],
  ['batch-curve', 'Measure your curve', 'yours-two-10000'],
  ['operation-counter', 'Measure this device', 'yours-peak'],
  ['cold-and-warm', 'Start cold', 'yours-compiled-warm'],
] as const;

async function press(page: Page, name: string, words: string, last: string) {
  const figure = page.locator(`#figure-${name}`);
  await figure.scrollIntoViewIfNeeded();
  await ready(page);
  const button = figure.locator('.button.strong');
  await button.click();
  await figure.locator(`[data-name="${last}"]`).waitFor({ state: 'attached', timeout: patience });
  // Back at its first words, the figure has done all it does.
  await figure.getByRole('button', { name: words }).waitFor({ timeout: patience });
}

async function measureOnce(browser: Browser, url: string): Promise<Round> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${url}speed/`);
  await ready(page);
  for (const [name, words, last] of buttons) await press(page, name, words, last);
  const pairs = await page
    .locator('.figure data[data-name]')
    .evaluateAll((all) =>
      all.map((one) => [one.getAttribute('data-name'), Number(one.getAttribute('value'))]),
    );
  const strip = page.locator('.passes-line').last();
  const samples = (await strip.getAttribute('data-samples'))!.split(' ').map(Number);
  const missing = await page
    .locator('.ladder-missing')
    .evaluateAll((all) => all.map((one) => [one.closest('tr')!.dataset['rung'], one.textContent]));
  const level = await page.locator('[data-level]').first().getAttribute('data-level');
  await context.close();
  return {
    numbers: new Map(pairs as [string, number][]),
    samples,
    level: levels.find((one) => one === level)!,
    missing: new Map(missing as [string, string][]),
  };
}

/** The round that was disturbed least; its passes are shown one by one. */
const quietestOf = (all: Round[]) =>
  all.toSorted((a, b) => median(a.samples) - median(b.samples))[0];

function recordOf(all: Round[], version: string, load: number): SpeedRecord {
  const taken = (name: string, pick: (values: number[]) => number) => {
    const values = all.flatMap(({ numbers }) => numbers.get(name) ?? []);
    return values.length > 0 ? Number(pick(values).toPrecision(5)) : undefined;
  };
  const middle = (name: string) => taken(name, median);
  const shortest = (name: string) => taken(name, (values) => Math.min(...values));
  const highest = (name: string) => taken(name, (values) => Math.max(...values));
  const start = (way: string): Start => ({
    compile: middle(`yours-${way}-compile`) ?? 0,
    setUp: middle(`yours-${way}-setUp`) ?? 0,
    first: middle(`yours-${way}-first`)!,
    second: middle(`yours-${way}-second`)!,
    warm: shortest(`yours-${way}-warm`)!,
  });
  const { samples, level, numbers, missing } = quietestOf(all);
  return {
    machine: {
      processor: cpus()[0].model.replace(/\s+/g, ' ').trim(),
      threads: cpus().length,
      system: platform() === 'linux' ? 'Linux' : platform(),
      load: Number(load.toPrecision(2)),
    },
    date: new Date().toISOString().slice(0, 10),
    browser: `Chromium ${version.split('.')[0]}`,
    versions: { chromium: version, node: process.versions.node },
    images: 10_000,
    classify: {
      level,
      samples: samples.map((sample) => Number(sample.toPrecision(5))),
      milliseconds: Number(median(samples).toPrecision(5)),
      right: numbers.get('yours-right')!,
    },
    rungs: rungNames.map((name): RecordedRung => {
      const milliseconds = shortest(`yours-${name}`);
      return milliseconds === undefined
        ? { name, missing: missing.get(name) ?? '' }
        : { name, milliseconds };
    }),
    batches: [...numbers.keys()].flatMap((name): BatchPoint[] => {
      const [, way, batchSize] = /^yours-(one|two|gpu)-(\d+)$/.exec(name) ?? [];
      if (!way) return [];
      return [{ way: way as Way, batchSize: Number(batchSize), microseconds: shortest(name)! }];
    }),
    arithmetic: {
      level,
      imagesPerSecond: highest('yours-measured-images-per-second')!,
      peak: highest('yours-peak')! * 1e9,
    },
    cold: {
      level,
      tick: middle('yours-tick')!,
      compiled: start('compiled'),
      plain: start('plain'),
    },
    peers: (JSON.parse(readFileSync(file, 'utf8')) as SpeedRecord).peers,
  };
}

const site = await serve();
const browser = await chromium.launch(chromiumOptions());
const [load] = loadavg();
const all: Round[] = [];
for (let round = 0; round < rounds; round++) {
  all.push(await measureOnce(browser, site.url));
  console.log(`round ${round + 1} of ${rounds}: ${median(all.at(-1)!.samples)} ms`);
}
const record = recordOf(all, browser.version(), load);
await browser.close();
await site.close();
writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
console.log(record.rungs);
