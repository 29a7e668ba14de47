// A chapter on A4: a worksheet without the furniture of a site, in light colours, with room for the guesses.
import { readCourse } from '#src/book/course.ts';
import { expect, test, wake } from './harness/page.ts';

/** What is printed comes from the same sheets in all chapters; the first five hold every kind of part. */
const chapters = readCourse().chapters.slice(0, 5);

for (const { slug } of chapters) {
  test(`the print of /${slug}/ has no furniture, is ink on white though the screen is dark, hides each answer behind a line to write on, keeps figures whole, and comes to 4 to 20 pages of A4`, async ({
    page,
  }) => {
    await page.goto(`${slug}/`);
    await wake(page);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });

    const furniture =
      '.site-header, .contents, .site-footer, .onward, [type=range], .button:not(.guess-choices *), dialog';
    expect(await page.locator(furniture).filter({ visible: true }).count()).toBe(0);

    const colours = await page.evaluate(() => {
      const { color } = getComputedStyle(document.body);
      const figure = getComputedStyle(document.querySelector('.figure')!);
      return { text: color, figure: figure.backgroundColor, adjust: figure.printColorAdjust };
    });
    expect(colours).toEqual({
      text: 'rgb(28, 26, 21)',
      figure: 'rgb(255, 255, 255)',
      adjust: 'exact',
    });

    expect(await page.locator('.guess-answer').filter({ visible: true }).count()).toBe(0);
    const kept = await page.evaluate(() => {
      const guesses = [...document.querySelectorAll('.guess')].map(
        (guess) => getComputedStyle(guess, '::after').borderBottomWidth,
      );
      const figures = [...document.querySelectorAll('.figure')].map(
        (figure) => getComputedStyle(figure).breakInside,
      );
      return { guesses: [...new Set(guesses)], figures: [...new Set(figures)] };
    });
    expect(kept.guesses.filter((width) => parseFloat(width) < 1)).toEqual([]);
    expect(kept.figures).toEqual(['avoid']);
    expect(await page.locator('.figure figcaption').filter({ visible: true }).count()).toBe(
      await page.locator('.figure').count(),
    );

    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
    expect(pages).toBeGreaterThanOrEqual(4);
    expect(pages).toBeLessThanOrEqual(20);
    const [, width, height] = pdf.match(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/) ?? [];
    expect(Math.round(Number(width))).toBe(595);
    expect(Math.round(Number(height))).toBe(842);
  });
}
