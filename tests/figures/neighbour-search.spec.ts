// Five neighbours in four spaces, against NumPy's.
import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { searchedIndex } from '../mnist/example.ts';
import { publishedLabels } from '../mnist/published.ts';
import { addressOf, expect, test, value } from '../site/harness/figure.ts';
import { chooseTestImage } from '../site/harness/digit.ts';
import { wake } from '../site/harness/page.ts';

const { shelf } = JSON.parse(
  readFileSync(new URL('../chapters/oracle/embeddings.json', import.meta.url), 'utf8'),
);
const trainLabels = publishedLabels('train');
const testLabels = publishedLabels('test');
/** 60,000 images are fetched and searched, on a machine that may be busy. */
const patience = { timeout: 90_000 };

const placesIn = (search: Locator, space: string) =>
  search
    .locator(`[data-space="${space}"] [data-place]`)
    .evaluateAll((all) => all.map((one) => Number((one as HTMLElement).dataset.place)));

/** Waits until one space shows what NumPy finds, then asks the others. */
async function finds(search: Locator, expected: Record<string, number[]>) {
  await expect.poll(() => placesIn(search, 'hidden'), patience).toEqual(expected.hidden);
  for (const space of ['pixels', 'random-hidden', 'pca', 'hidden']) {
    const places = expected[space]!;
    expect(await placesIn(search, space)).toEqual(places);
    const labels = places.map((place) => trainLabels[place]!);
    const votes = (digit: number) => labels.filter((label) => label === digit).length;
    const most = Math.max(...labels.map(votes));
    expect(await value(search, `votes-${space}`)).toBe(most);
    expect(await value(search, `vote-${space}`)).toBe(labels.find((one) => votes(one) === most));
  }
}

test('neighbour search: NumPy’s 5 neighbours in 4 spaces of the example, before and after a search, and of 2 images on which the spaces differ', async ({
  figure: open,
}) => {
  test.setTimeout(240_000);
  const search = await open('neighbour-search');
  const query = search.locator('.neighbours-query');
  await test.step('the example', async () => {
    await finds(search, shelf.nearest);
    await search.getByRole('button', { name: 'Search with your digit' }).click();
    await expect(search.locator('progress')).toHaveCount(0, patience);
    await finds(search, shelf.nearest);
  });
  const [won, lost] = Object.keys(shelf.differing);
  for (const [image, right, wrong] of [
    [won!, 'hidden', 'pixels'],
    [lost!, 'pixels', 'hidden'],
  ] as const)
    await test.step(`test image ${image}, won by ${right}`, async () => {
      await search.getByRole('button', { name: 'A test image on which they differ' }).click();
      await finds(search, shelf.differing[image]);
      const truth = testLabels[Number(image)]!;
      expect(await value(search, `vote-${right}`)).toBe(truth);
      expect(await value(search, `vote-${wrong}`)).not.toBe(truth);
      await expect(query).toContainText(`test image ${image}`);
    });
});

test('neighbour search: the reader’s own digit, test image 24, is framed and has NumPy’s neighbours', async ({
  page,
}) => {
  test.setTimeout(180_000);
  await chooseTestImage(page, addressOf('neighbour-search'), 24);
  await wake(page);
  const search = page.locator('#figure-neighbour-search');
  const query = search.locator('.neighbours-query');
  await expect(query).toContainText(`test image ${searchedIndex.toLocaleString('en-GB')}`);
  await search.getByRole('button', { name: 'Search with your digit' }).click();
  await finds(search, shelf.differing[24]);
  await expect(query).toContainText('your digit, a 4');
  await expect(query.locator('.yours')).toBeVisible();
});
