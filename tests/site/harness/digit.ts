// Lets a test choose the reader's digit: by the mouse, or as if she had taken it from the test set.
import type { Page } from '@playwright/test';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { readSource } from '#src/mnist/source.ts';
import type { Stroke } from '#src/mnist/drawing.ts';
import { ready } from './page.ts';

/** Opens `path` as a reader whose digit is test image `index`. */
export async function chooseTestImage(page: Page, path: string, index: number): Promise<void> {
  const images = await readSource('test');
  const pixels = Buffer.from(pixelsOf(images, index)).toString('base64');
  const label = images.labels[index];
  // The first visit only leads to where the digit is kept; a page that is open already need not be opened again.
  if (path === '' || !page.url().endsWith(path))
    await page.goto(path, { waitUntil: 'domcontentloaded' });
  await page.evaluate(
    (stored) => {
      const root = new URL(document.querySelector<HTMLLinkElement>('link[rel=home]')!.href);
      localStorage.setItem(`${root.pathname}#digit`, JSON.stringify(stored));
    },
    { source: 'test', index, label, pixels },
  );
  await page.reload();
  await ready(page);
}

/** Draws strokes on the page's first pad with the mouse; `swift`, without waiting for the page at every point. */
export async function drawWithMouse(
  page: Page,
  strokes: readonly Stroke[],
  swift = false,
): Promise<void> {
  const box = (await page.locator('[data-name=pad]').first().boundingBox())!;
  const place = ({ x, y }: { x: number; y: number }) =>
    [box.x + x * box.width, box.y + y * box.height] as const;
  for (const [start, ...rest] of strokes) {
    await page.mouse.move(...place(start));
    await page.mouse.down();
    const points = thinned(rest);
    // The browser hands on in one event what has come since its last frame, as it does for a fast hand.
    if (swift) await Promise.all(points.map((point) => page.mouse.move(...place(point))));
    else for (const point of points) await page.mouse.move(...place(point));
    await page.mouse.up();
  }
}

/** Of a long stroke every sixth point and the last: a hand's stroke keeps its shape, and the test its time. */
const thinned = (points: Stroke) =>
  points.length < 40
    ? points
    : points.filter((_, index) => index % 6 === 5 || index === points.length - 1);
