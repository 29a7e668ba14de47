// The maps of a convolutional network on a digit that the reader moves, against NumPy and arithmetic.
import { readFileSync } from 'node:fs';
import { addressOf, expect, test, value } from '../site/harness/figure.ts';
import { chooseTestImage } from '../site/harness/digit.ts';
import { wake } from '../site/harness/page.ts';

const { cnn } = JSON.parse(
  readFileSync(new URL('../experiments/oracle/architectures.json', import.meta.url), 'utf8'),
) as {
  cnn: { image: number; moves: { right: number; down: number; probabilities: number[] }[] }[];
};

test('feature maps: moved 4 ways, 3 test images are read as NumPy reads them; the 8 maps change by 0, the 16 by 0 where both moves are even', async ({
  page,
}) => {
  for (const { image, moves } of cnn) {
    await chooseTestImage(page, addressOf('feature-maps'), image);
    await wake(page);
    const figure = page.locator('#figure-feature-maps');
    for (const { right, down, probabilities } of moves) {
      await figure.getByRole('slider', { name: 'Move right' }).fill(String(right));
      await figure.getByRole('slider', { name: 'Move down' }).fill(String(down));
      const highest = Math.max(...probabilities);
      await expect.poll(() => value(figure, 'maps-probability')).toBeCloseTo(highest, 4);
      expect(await value(figure, 'maps-prediction')).toBe(probabilities.indexOf(highest));
      expect(await value(figure, 'first-maps-difference')).toBe(0);
      const isEven = right % 2 === 0 && down % 2 === 0;
      expect((await value(figure, 'second-maps-difference')) === 0).toBe(isEven);
    }
    // 8 filters, 8 maps and 16 maps, once as built and hidden, once live.
    await expect(figure.locator('.map-row svg:visible')).toHaveCount(32);
  }
});
