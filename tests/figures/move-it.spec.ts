// One digit disturbed: the picture, the five answers and the curves follow the slider.
import { readFileSync } from 'node:fs';
import { expect, test, value } from '../site/harness/figure.ts';

const oracle = JSON.parse(
  readFileSync(new URL('../experiments/oracle/disturbed.json', import.meta.url), 'utf8'),
);
const names = ['book', 'cnn-small', 'cnn', 'gru', 'transformer'];

test('move it: at 6 pixels, 30° and noise of 0.2 the table has NumPy’s counts, and five networks answer anew', async ({
  figure: open,
}) => {
  const figure = await open('move-it');
  const slider = figure.getByRole('slider', { name: 'How far' });
  const wanted = [
    ['Move it', '6', 'moved by 6 pixels', 'shift 6', 0.0004],
    ['Turn it', '6', 'turned by 30°', 'turn 30', 0.0004],
    ['Add noise', '2', 'noise of 0.2', 'noise 0.2', 0.0101],
  ] as const;
  for (const [kind, place, words, counted, distance] of wanted)
    await test.step(words, async () => {
      await figure.getByRole('radio', { name: kind }).check({ force: true });
      await slider.fill(place);
      await expect(
        figure.getByRole('img', { name: new RegExp(`(?:digit|example), ${words}`) }),
      ).toBeVisible();
      for (const name of names) {
        const share = await value(figure, `moved-right-${name}`);
        expect(Math.abs(share - oracle[name][counted] / 10_000)).toBeLessThan(distance);
        expect(await value(figure, `moved-probability-${name}`)).toBeGreaterThan(0.1);
      }
      await expect(
        figure.getByRole('img', { name: new RegExp(`Test images read correctly, ${words}`) }),
      ).toBeVisible();
    });
});
