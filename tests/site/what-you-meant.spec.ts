// A drawing that the network doubts is asked about, and the book then says what was meant, not what was read.
import { drawings } from '../mnist/drawings/index.ts';
import { drawWithMouse } from './harness/digit.ts';
import { expect, ready, test, value, wake } from './harness/page.ts';

const three = drawings.find(({ digit }) => digit === 3)!.strokes;
const line = (...points: [x: number, y: number][]) =>
  points.slice(1).flatMap(([x, y], k) =>
    Array.from({ length: 12 }, (_, step) => ({
      x: points[k]![0] + ((x - points[k]![0]) * step) / 11,
      y: points[k]![1] + ((y - points[k]![1]) * step) / 11,
    })),
  );
/** A 1 with an upstroke, which the network can't read. */
const one = [line([0.2, 0.47], [0.55, 0.12], [0.54, 0.85])];

test('a sure drawing is asked about by a button, a doubtful one by itself once the pen rests; what she meant is said on the front page, in prose and in the chapter on prediction with the three neurons that decided, kept over a reload, and gone with the next stroke @anywhere', async ({
  page,
}) => {
  await page.goto('');
  await ready(page);
  const verdict = page.locator('.draw-digit .verdict');
  const keys = page.getByRole('group', { name: 'What did you mean?' });
  const opens = page.getByRole('button', { name: 'Is that what you meant?' });
  const draw = async (strokes: typeof three) => {
    await page.getByRole('button', { name: 'Clear' }).click();
    await drawWithMouse(page, strokes);
  };
  await test.step('sure: no question until she presses, and it can be skipped', async () => {
    await draw(three);
    await expect.poll(() => value(page, 'probability-3')).toBeGreaterThan(0.9);
    await opens.click();
    await expect(keys.getByRole('button')).toHaveCount(11);
    await keys.getByRole('button', { name: 'Skip' }).click();
    await expect(keys).toHaveCount(0);
  });
  await test.step('in doubt: asked by itself', async () => {
    await draw(one);
    await expect(keys).toBeVisible();
    expect(await value(page, 'prediction')).not.toBe(1);
    await keys.getByRole('button', { name: '1', exact: true }).click();
    await expect(verdict).toContainText(/You drew a 1; the network reads an? \d \(0\.\d+ against/);
    await expect(keys).toHaveCount(0);
  });
  await test.step('kept, in prose, and with the neurons that decided it', async () => {
    await page.reload();
    await expect(verdict).toContainText('You drew a 1;');
    await page.goto('prediction/');
    await wake(page);
    await expect(page.locator('mark[data-digit]').first()).toHaveText('your 1');
    const figure = page.locator('#figure-your-answer');
    await expect(figure).toContainText('You drew a 1;');
    await expect(figure.locator('.your-answer-misread .picture')).toHaveCount(3);
  });
  await test.step('another stroke is another drawing', async () => {
    await page.goto('');
    await ready(page);
    await drawWithMouse(page, [line([0.3, 0.85], [0.8, 0.85])]);
    await expect(verdict).not.toContainText('You drew');
  });
});
