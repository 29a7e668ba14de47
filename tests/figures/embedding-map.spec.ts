// 300 test images on two axes, against NumPy and the published labels.
import { readFileSync } from 'node:fs';
import { publishedLabels } from '../mnist/published.ts';
import { expect, test, value } from '../site/harness/figure.ts';

const oracle = JSON.parse(
  readFileSync(new URL('../chapters/oracle/embeddings.json', import.meta.url), 'utf8'),
);
const { embeddings } = JSON.parse(
  readFileSync(new URL('../experiments/oracle/experiments.json', import.meta.url), 'utf8'),
);
const labels = publishedLabels('test');

test('embedding map: images 0 to 4 stand where NumPy has them, in both spaces, which hold its share of the variance', async ({
  figure: open,
}) => {
  const map = await open('embedding-map');
  const slider = map.getByRole('slider', { name: 'Test image' });
  const [first, second] = oracle.hiddenVariances;
  const { variances, totalVariance } = embeddings;
  for (const [space, places, share] of [
    ['784 pixels', embeddings.map, (variances[0] + variances[1]) / totalVariance],
    ['128 trained numbers', oracle.hiddenMap, (first + second) / oracle.hiddenTotalVariance],
  ] as const) {
    await map.getByRole('radio', { name: space }).check();
    await expect.poll(() => value(map, 'map-share')).toBeCloseTo(share, 4);
    for (let image = 0; image < 5; image++) {
      await slider.fill(`${image}`);
      await expect(map.locator('.map-words')).toContainText(
        `Test image ${image}, a ${labels[image]}`,
      );
      const at = [await value(map, 'map-x'), await value(map, 'map-y')];
      for (const [k, along] of at.entries())
        expect(Math.abs(Math.abs(along) - places[image][k])).toBeLessThan(0.01);
    }
  }
  await expect(map.getByRole('img', { name: 'Test image 4', exact: true })).toBeVisible();
});

test('embedding map: each of the 300 marks is the digit of its label, pointing at one shows it without asking for the network, and a digit is brought out by weight', async ({
  page,
  figure: open,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const map = await open('embedding-map');
  const marks = map.locator('.map-marks');
  const texts = await marks.locator('text').allTextContents();
  for (let digit = 0; digit < 10; digit++) {
    const count = labels.subarray(0, 300).filter((label) => label === digit).length;
    expect(texts[digit]).toBe(`${digit}`.repeat(count));
  }
  await marks.scrollIntoViewIfNeeded();
  const box = (await marks.boundingBox())!;
  await page.mouse.move(box.x + 0.9 * box.width, box.y + 0.5 * box.height);
  await page.mouse.move(box.x + 0.92 * box.width, box.y + 0.5 * box.height);
  await expect(map.locator('.map-words')).not.toContainText('Test image 0,');
  const image = Number(await map.getByRole('slider', { name: 'Test image' }).inputValue());
  await expect(map.locator('.map-words')).toContainText(`a ${labels[image]}`);
  await expect(map.getByRole('img', { name: `Test image ${image}`, exact: true })).toBeVisible();
  expect(asked.filter((path) => path.endsWith('.safetensors'))).toEqual([]);
  await map.getByRole('radio', { name: '3', exact: true }).check();
  await expect(map.locator('.map-marks .out')).toHaveText(/^3+$/);
  await expect(map.locator('.map-marks .out')).toHaveCSS('font-weight', '750');
});
