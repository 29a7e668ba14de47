// What the figures of the chapter on the input tell each other.
import { answerByHand } from './weights-file.ts';
import { drawWithMouse } from '../site/harness/digit.ts';
import { expect, test, value, wake } from '../site/harness/page.ts';

test('a drawing becomes the digit of the book: 784 bytes with the shown centre of mass', async ({
  page,
}) => {
  await page.goto('inputs/');
  await wake(page);
  const pad = page.locator('#figure-preprocessing');
  await pad.locator('.pad').scrollIntoViewIfNeeded();
  const seven = [
    { x: 0.3, y: 0.2 },
    { x: 0.7, y: 0.2 },
    { x: 0.62, y: 0.4 },
    { x: 0.54, y: 0.6 },
    { x: 0.46, y: 0.85 },
  ];
  // The harness thins strokes out: every corner four times keeps them all.
  await drawWithMouse(page, [seven.flatMap((point) => [point, point, point, point])]);
  const stored = await page.evaluate(() => {
    const root = new URL(document.querySelector<HTMLLinkElement>('link[rel=home]')!.href);
    return localStorage.getItem(`${root.pathname}#digit`);
  });
  const bytes = Buffer.from(JSON.parse(stored!).pixels, 'base64');
  expect(bytes.length).toBe(784);
  let [mass, x, y] = [0, 0, 0];
  bytes.forEach((byte, place) => {
    mass += byte;
    x += byte * (place % 28);
    y += byte * Math.floor(place / 28);
  });
  expect(await value(page, 'centre-of-mass-x')).toBeCloseTo(x / mass, 4);
  expect(await value(page, 'centre-of-mass-y')).toBeCloseTo(y / mass, 4);
  const expected = answerByHand(Array.from(bytes, (byte) => byte / 255));
  const top = Math.max(...expected);
  await expect.poll(() => value(page, 'drawing-probability')).toBeCloseTo(top, 4);
  // The first figure shows the same digit at once.
  await expect.poll(() => value(page, 'lab-ink-sum')).toBe(mass);
});
