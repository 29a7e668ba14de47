// A sure 4 that becomes a 9: painted by mouse and by keys, taken back, found by a search, and sent as a link.
import { readFileSync } from 'node:fs';
import { writeLink } from '#components/figures/ChangeItsMind/link.ts';
import { addressOf, expect, test, value } from '../site/harness/figure.ts';
import { wake } from '../site/harness/page.ts';

const oracle = JSON.parse(
  readFileSync(new URL('../chapters/oracle/change-its-mind.json', import.meta.url), 'utf8'),
);
const lead = oracle.logits[9] - oracle.logits[4];

test('change its mind: NumPy’s 4 pixels, inked by mouse and keys, make a 9; Undo and Start again take them back; a search finds the 4', async ({
  figure: open,
  page,
}) => {
  const figure = await open('change-its-mind');
  const changed = () => value(figure, 'mind-changed');
  const pad = figure.locator('[data-name="paint-pad"]');
  const ink = async (pixel: number) => {
    const box = (await pad.locator('svg').boundingBox())!;
    const [row, column] = [Math.floor(pixel / 28), pixel % 28];
    await page.mouse.click(
      box.x + ((column + 0.5) / 28) * box.width,
      box.y + ((row + 0.5) / 28) * box.height,
    );
  };
  await test.step('as built', async () => {
    expect(await value(figure, 'mind-lead')).toBeCloseTo(lead, 4);
    expect(await value(figure, 'mind-pull')).toBeCloseTo(Math.max(...oracle.pen), 2);
    expect(await changed()).toBe(0);
  });
  await test.step('one pixel by mouse pulls as much as NumPy says', async () => {
    const [first] = oracle.greedy[0];
    await ink(first);
    await expect.poll(() => value(figure, 'mind-lead')).toBeCloseTo(lead + oracle.pen[first], 4);
    expect(await changed()).toBe(1);
  });
  await test.step('the others by keys, from pixel to pixel', async () => {
    const field = figure.getByRole('slider', { name: /Arrow keys move/ });
    let at = oracle.greedy[0][0];
    for (const [pixel] of oracle.greedy.slice(1)) {
      const down = Math.floor(pixel / 28) - Math.floor(at / 28);
      const right = (pixel % 28) - (at % 28);
      for (let k = 0; k < Math.abs(down); k++)
        await field.press(down > 0 ? 'ArrowDown' : 'ArrowUp');
      for (let k = 0; k < Math.abs(right); k++)
        await field.press(right > 0 ? 'ArrowRight' : 'ArrowLeft');
      await field.press('Space');
      at = pixel;
    }
    await expect.poll(changed).toBe(4);
    await expect(figure.getByText(/^You changed 4 pixels of 784, and it says a 9/)).toBeVisible();
    await expect.poll(() => value(figure, 'mind-best')).toBe(4);
  });
  await test.step('taken back', async () => {
    await figure.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(changed).toBe(3);
    await figure.getByRole('button', { name: 'Start again' }).click();
    await expect.poll(changed).toBe(0);
    await expect.poll(() => value(figure, 'mind-lead')).toBeCloseTo(lead, 4);
  });
  await test.step('by a search', async () => {
    await figure.getByRole('button', { name: 'Let a search try' }).click();
    await expect(figure.getByText(/needs 4\. Undo/)).toBeVisible();
    expect(await changed()).toBe(4);
  });
});

test('change its mind: a link opens with its goal and edits, a damaged one says so and changes nothing', async ({
  page,
}) => {
  const address = addressOf('change-its-mind');
  const edits = oracle.greedy.map(([pixel, tool]: [number, 'pen']) => ({ pixel, tool }));
  const figure = page.locator('#figure-change-its-mind');
  await page.goto(address + writeLink({ wanted: 9, edits }));
  await wake(page);
  await expect.poll(() => value(figure, 'mind-changed')).toBe(4);
  await expect(figure.getByText(/^This digit came with a link/)).toBeVisible();
  await page.evaluate(() => (location.hash = '#mind=AAAA'));
  await expect(figure.getByText(/^This link is damaged/)).toBeVisible();
  expect(await value(figure, 'mind-changed')).toBe(4);
});
