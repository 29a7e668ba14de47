// 300 test images on two maps, one slider apart, against NumPy and the published labels.
import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { publishedLabels } from '../mnist/published.ts';
import { chooseTestImage } from '../site/harness/digit.ts';
import { expect, test, value } from '../site/harness/figure.ts';
import { wake } from '../site/harness/page.ts';

const oracle = JSON.parse(
  readFileSync(new URL('../chapters/oracle/embedding-map.json', import.meta.url), 'utf8'),
);
const labels = publishedLabels('test');
const move = (map: Locator) => map.getByRole('slider', { name: 'Untrained → trained' });
/** Images that the lines lead to. */
const near = (map: Locator) =>
  map
    .locator('.map-near')
    .evaluateAll((marks) => marks.map((mark) => Number((mark as HTMLElement).dataset['image'])));
const middle = async (mark: Locator) => {
  const { x, y, width, height } = (await mark.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
};

test('embedding map: at either end images 0 to 4 stand where NumPy has them and lead to NumPy’s five nearest by all 128 numbers; half-way a mark is in the middle of its straight line, and that is called a drawing', async ({
  figure: open,
}) => {
  const map = await open('embedding-map');
  const mark = map.locator('.map-group').nth(7).locator('i').first();
  const ends = [];
  for (const [space, key] of [
    ['trained', 'End'],
    ['untrained', 'Home'],
  ] as const) {
    await move(map).press(key);
    await expect(map.locator('.map-state')).toContainText('On this map');
    const [first, second] = oracle[space].variances;
    const share = (first + second) / oracle[space].totalVariance;
    await expect.poll(() => value(map, 'map-share')).toBeCloseTo(share, 4);
    await expect(map.locator('.map-words')).toContainText(`128 ${space} numbers`);
    for (let image = 4; image >= 0; image--) {
      await map.getByRole('slider', { name: 'Test image' }).fill(`${image}`);
      await expect(map.locator('.map-words')).toContainText(
        `Test image ${image}, a ${labels[image]}`,
      );
      expect(await near(map)).toEqual(oracle[space].nearest[image]);
      await expect(map.locator('.map-five li')).toHaveText(
        oracle[space].nearest[image].map((k: number) => `${labels[k]}`),
      );
      const at = [await value(map, 'map-x'), await value(map, 'map-y')];
      for (const [k, along] of at.entries())
        expect(Math.abs(Math.abs(along) - oracle[space].places[image][k])).toBeLessThan(0.01);
    }
    ends.push(await middle(mark));
  }
  await move(map).fill('15');
  await expect(map.locator('.map-state')).toContainText('a drawing, and not data');
  const half = await middle(mark);
  expect(Math.abs(half.x - (ends[0].x + ends[1].x) / 2)).toBeLessThan(1.5);
  expect(Math.abs(half.y - (ends[0].y + ends[1].y) / 2)).toBeLessThan(1.5);
});

test('embedding map: 300 marks in the groups of their labels, of which a phone shows the first ten of each digit at 24 px; pressing one asks for no network; a digit is brought out; her own digit is placed', async ({
  page,
  figure: open,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const map = await open('embedding-map');
  const groups = map.locator('.map-group');
  const counts = Array.from(
    { length: 10 },
    (_, digit) => labels.subarray(0, 300).filter((label) => label === digit).length,
  );
  for (const [digit, count] of counts.entries())
    await expect(groups.nth(digit).locator('i')).toHaveCount(count);
  await test.step('pressed', async () => {
    // The first 1 of the test images is image 2.
    await map.locator('.map-marks').scrollIntoViewIfNeeded();
    const { x, y } = await middle(groups.nth(1).locator('i').first());
    await page.mouse.click(x, y);
    await expect(map.locator('.map-words')).toContainText('Test image 2, a 1');
    expect(asked.filter((path) => /\.(safetensors|bin)$/.test(path))).toEqual([]);
  });
  await test.step('brought out', async () => {
    await map.getByRole('combobox', { name: 'Bring out' }).selectOption('the 3s');
    await expect(groups.nth(3).locator('i').first()).toHaveCSS('opacity', '1');
    await expect(groups.nth(4).locator('i').first()).toHaveCSS('opacity', '0.15');
  });
  await test.step('on a phone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(groups.locator('i').filter({ visible: true })).toHaveCount(
      counts.reduce((sum, count) => sum + Math.min(10, count), 0),
    );
    expect((await groups.nth(3).locator('i').first().boundingBox())!.width).toBe(24);
    await expect(map.getByText('only the first ten marks of each digit')).toBeVisible();
  });
  await test.step('her own', async () => {
    await chooseTestImage(page, page.url(), 4);
    await wake(page);
    await map.getByRole('button', { name: 'Place your digit' }).click();
    await expect(map.locator('.map-words')).toContainText('Your digit, a 4');
    expect(await near(map)).toEqual(oracle.trained.nearest[4]);
    await expect(map.getByRole('img', { name: 'Your digit', exact: true })).toBeVisible();
  });
});
