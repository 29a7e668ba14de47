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

test('change its mind: a link shows its digit in a chapter that has just been opened; one that comes later, bent, takes its place whole; a damaged one says so whatever was said before, and changes nothing', async ({
  page,
}) => {
  const edits = oracle.greedy.map(([pixel, tool]: [number, 'pen']) => ({ pixel, tool }));
  const figure = page.locator('#figure-change-its-mind');
  const changed = () => value(figure, 'mind-changed');
  const said = figure.locator('.mind-said');
  const arrive = (hash: string) =>
    page.evaluate((fragment) => void (location.hash = fragment), hash);
  await test.step('at the top of the chapter, with a full stop behind it', async () => {
    await page.goto(`change-its-mind/${writeLink({ wanted: 9, edits })}.`);
    await expect(said).toHaveText(/^This digit came with a link/);
    await expect(figure.locator('.figure-stage')).toBeInViewport();
    expect(await changed()).toBe(4);
  });
  await test.step('another, with a picture of its own, encoded and with a platform’s words', async () => {
    const pixels = new Uint8Array(784).fill(255, 400, 410);
    const hash = writeLink({ wanted: 3, edits: edits.slice(0, 2), pixels });
    await arrive(`${hash.replace('=', '%3D')}&utm_source=x`);
    await expect.poll(changed).toBe(2);
    await expect(figure.getByRole('radio', { name: 'the digit of the link' })).toBeChecked();
  });
  await test.step('the first once more: nothing of the second is left', async () => {
    await arrive(writeLink({ wanted: 9, edits }));
    await expect.poll(changed).toBe(4);
    await expect(figure.getByRole('radio', { name: 'the digit of the link' })).toHaveCount(0);
  });
  await test.step('damaged, after a search has said what it found', async () => {
    await figure.getByRole('button', { name: 'Let a search try' }).click();
    await expect(said).toHaveText(/needs 4\. Undo/);
    await arrive('##mind%3DAAAA');
    await expect(said).toHaveText(/^This link is damaged/);
    expect(await changed()).toBe(4);
  });
  await test.step('by itself on another page', async () => {
    await page.goto('glossary/');
    await page.goto(addressOf('change-its-mind') + writeLink({ wanted: 9, edits }));
    await wake(page);
    await expect.poll(changed).toBe(4);
  });
});
