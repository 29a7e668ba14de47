// The way through a chapter on a phone, by thumb.
import { readCourse } from '#src/book/course.ts';
import { expect, test, wake } from './harness/page.ts';
import { narrowParts, outOfSight, windowsOf } from './harness/phone.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** Windows of 390 × 844 px. */
const mostOfFigure = 2;
const mostOfChapter: Record<string, number> = { 'part-1': 16, 'part-2': 23 };

for (const { folder, title, chapters } of readCourse().parts) {
  const most = mostOfChapter[folder] ?? 16;
  test(`on a phone no chapter of ${title} is longer than ${most} windows of 390 × 844 px and no figure than 2, what is chosen in a figure stays in sight with its chart, and what stands below a chart is as wide as its stage`, async ({
    page,
  }, testInfo) => {
    const found: Record<string, number> = {};
    for (const { slug } of chapters)
      await test.step(slug, async () => {
        await page.goto(`${slug}/`);
        await wake(page);
        const { page: chapter, figures } = await windowsOf(page);
        found[slug] = Number(chapter.toFixed(1));
        expect.soft(chapter, `${slug}: windows`).toBeLessThanOrEqual(most);
        const tall = figures.filter(([, windows]) => windows > mostOfFigure);
        expect.soft(tall, `${slug}: figures`).toEqual([]);
        expect.soft(await outOfSight(page), slug).toEqual([]);
        expect.soft(await narrowParts(page), slug).toEqual([]);
      });
    testInfo.annotations.push({ type: 'windows', description: JSON.stringify(found) });
  });
}
