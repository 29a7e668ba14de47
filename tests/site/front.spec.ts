// The front page: a digit is drawn, read at once, kept, and taken along.
import { exampleLabel } from '../mnist/example.ts';
import { drawings } from '../mnist/drawings/index.ts';
import { chooseTestImage, drawWithMouse } from './harness/digit.ts';
import { hastyWhile } from './harness/live.ts';
import { expect, ready, test, value } from './harness/page.ts';
import { shipped } from '../nn/oracle/read.ts';

const three = drawings.find(({ digit }) => digit === 3)!.strokes;

test('opens with NumPy’s reading of the book’s digit, before anything is touched @anywhere', async ({
  page,
}) => {
  await page.goto('');
  expect(await value(page, 'prediction')).toBe(exampleLabel);
  for (let digit = 0; digit < 10; digit++) {
    const expected = shipped.example.probabilities[digit];
    expect(await value(page, `probability-${digit}`)).toBeCloseTo(expected, 5);
  }
  expect(await value(page, 'correct')).toBe(shipped.test.correct);
});

// All 160 drawings go the same way from their strokes to an answer in tests/mnist/drawings.test.ts; here the mouse and
// the pad come before it.
test('reads at least 19 of 20 digits drawn with the mouse, two of each in different styles; the ten probabilities of each sum to 1 within 1e-6, and the largest is the answer', async ({
  page,
}) => {
  await page.goto('');
  await ready(page);
  const styles = Map.groupBy(drawings, ({ digit, style }) => `${digit} ${style}`);
  const firsts = [...styles.values()].map(([first]) => first!).filter((_, place) => place % 2);
  expect(firsts.map(({ digit }) => digit)).toEqual([...Array(20).keys()].map((k) => k >> 1));
  const names = ['prediction', ...Array.from({ length: 10 }, (_, k) => `probability-${k}`)];
  const misread: string[] = [];
  for (const { digit, style, strokes } of firsts) {
    await page.getByRole('button', { name: 'Clear' }).click();
    await drawWithMouse(page, strokes, true);
    await expect(page.locator('[data-name=prediction]').first()).not.toHaveAttribute('value', '');
    const [read, ...probabilities] = await page.evaluate(async (wanted) => {
      // All of one reading, once the page has drawn it.
      await new Promise(requestAnimationFrame);
      const shown = (name: string) => document.querySelector(`[data-name="${name}"][value]`)!;
      return wanted.map((name) => Number(shown(name).getAttribute('value')));
    }, names);
    if (read !== digit) misread.push(`${digit} (${style}) as ${read}`);
    expect(probabilities.reduce((sum, one) => sum + one)).toBeCloseTo(1, 6);
    expect(probabilities.indexOf(Math.max(...probabilities))).toBe(read);
  }
  expect(misread.length, misread.join(', ')).toBeLessThanOrEqual(1);
});

test('while four digits are drawn without a rest, a screen reader is told at most one message a second', async ({
  page,
}) => {
  await page.goto('');
  await ready(page);
  const clear = page.getByRole('button', { name: 'Clear' });
  const hasty = await hastyWhile(page, async () => {
    for (const { strokes } of drawings.slice(0, 4)) {
      await clear.click();
      await drawWithMouse(page, strokes);
    }
  });
  expect(hasty).toEqual([]);
});

test('a 1 and a 7 drawn with the keyboard alone are read right', async ({ page }) => {
  await page.goto('');
  await ready(page);
  const press = async (keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const times = (count: number, ...keys: string[]) => Array<string[]>(count).fill(keys).flat();
  await page.getByRole('button', { name: 'Clear' }).focus();
  await page.keyboard.press('Enter');
  const pad = page.locator('[data-name=pad]').first();
  await pad.focus();
  await press([...times(7, 'ArrowUp'), 'Space', ...times(14, 'ArrowDown'), 'Space']);
  await expect.poll(() => value(page, 'prediction')).toBe(1);
  await press(['Backspace']);
  await expect(page.locator('[data-name=prediction]').first()).toHaveAttribute('value', '');
  await press([...times(14, 'ArrowUp'), ...times(4, 'ArrowLeft'), 'Space']);
  await press([...times(8, 'ArrowRight'), ...times(5, 'ArrowDown', 'ArrowLeft', 'ArrowDown')]);
  await press(['Space']);
  await expect.poll(() => value(page, 'prediction')).toBe(7);
});

test('the drawn digit is kept over a reload and follows into every chapter @anywhere', async ({
  page,
}) => {
  await page.goto('');
  await ready(page);
  await page.getByRole('button', { name: 'Clear' }).click();
  await drawWithMouse(page, three);
  await expect.poll(() => value(page, 'prediction')).toBe(3);
  await page.reload();
  await expect.poll(() => value(page, 'prediction')).toBe(3);
  for (const address of ['forward-pass/', 'prediction/']) {
    await page.goto(address);
    await expect.poll(() => value(page, 'prediction')).toBe(3);
  }
});

test('Clear empties the pad in words, Undo takes back one stroke, and both can be pressed twice', async ({
  page,
}) => {
  await page.goto('');
  await ready(page);
  const clear = page.getByRole('button', { name: 'Clear' });
  const undo = page.getByRole('button', { name: 'Undo' });
  await clear.dblclick();
  await expect(page.getByText('Until you draw, your last digit stays')).toBeVisible();
  await expect(page.locator('[data-name=prediction]').first()).toHaveAttribute('value', '');
  await drawWithMouse(page, [three[0], [{ x: 0.1, y: 0.1 }]]);
  await expect(page.locator('.pad-stroke')).toHaveCount(2);
  await undo.click();
  await expect(page.locator('.pad-stroke')).toHaveCount(1);
  await undo.click();
  await expect(page.getByText('Until you draw, your last digit stays')).toBeVisible();
});

test('a dot far from the rest is told and can be removed; a wheel turned in the middle of a stroke draws no line; a lying line, a 1 with an upstroke and a letter are told what they get', async ({
  page,
}) => {
  await page.goto('');
  await ready(page);
  await page.getByRole('button', { name: 'Clear' }).click();
  const told = page.getByText('One dot lies far from the rest: it is taken as part of the digit.');
  await drawWithMouse(page, three);
  await expect.poll(() => value(page, 'prediction')).toBe(3);
  await expect(told).toHaveCount(0);
  await drawWithMouse(page, [[{ x: 0.97, y: 0.97 }]]);
  await expect(told).toBeVisible();
  await page.getByRole('button', { name: 'Remove it' }).click();
  await expect(told).toHaveCount(0);
  await expect(page.locator('.pad-stroke')).toHaveCount(three.length);
  await expect.poll(() => value(page, 'prediction')).toBe(3);

  await page.getByRole('button', { name: 'Clear' }).click();
  const box = (await page.locator('[data-name=pad]').first().boundingBox())!;
  const level = box.y + box.height / 2;
  const scrolled = await page.evaluate(() => scrollY);
  await page.mouse.move(box.x + 0.2 * box.width, level);
  await page.mouse.down();
  await page.mouse.move(box.x + 0.5 * box.width, level, { steps: 5 });
  await page.mouse.wheel(0, 200);
  await page.mouse.move(box.x + 0.8 * box.width, level, { steps: 5 });
  // However else the page may scroll.
  await page.evaluate(() => scrollBy({ top: 40, behavior: 'instant' }));
  await page.mouse.move(box.x + 0.7 * box.width, level, { steps: 5 });
  await page.mouse.up();
  expect(await page.evaluate(() => scrollY)).toBe(scrolled + 40);
  const points = (await page.locator('.pad-stroke').first().getAttribute('points'))!;
  for (const point of points.split(' ')) expect(Number(point.split(',')[1])).toBeCloseTo(0.5, 1);
  await expect(page.getByText('That is a line lying on its side.')).toBeVisible();

  const between = (from: [number, number], to: [number, number]) =>
    Array.from({ length: 12 }, (_, k) => ({
      x: from[0] + ((to[0] - from[0]) * k) / 11,
      y: from[1] + ((to[1] - from[1]) * k) / 11,
    }));
  await page.getByRole('button', { name: 'Clear' }).click();
  const top: [number, number] = [0.55, 0.12];
  await drawWithMouse(page, [[...between([0.2, 0.47], top), ...between(top, [0.54, 0.85])]]);
  await expect(
    page.getByText(/^Is this a 1\? MNIST was written in the United States/),
  ).toBeVisible();
  expect(await value(page, 'prediction')).not.toBe(1);
  await page.getByRole('button', { name: 'Clear' }).click();
  await drawWithMouse(page, [between([0.2, 0.2], [0.8, 0.8]), between([0.8, 0.2], [0.2, 0.8])]);
  await expect(
    page.getByText(/^Whatever you draw, a letter too, the network names one/),
  ).toBeVisible();
});

test('what Clear took, Undo brings back: the book’s digit, a drawn 3, and the 3 again after a reload', async ({
  page,
}) => {
  await page.goto('');
  await ready(page);
  const clear = page.getByRole('button', { name: 'Clear' });
  const undo = page.getByRole('button', { name: 'Undo' });
  await expect(undo).toBeDisabled();
  await clear.dblclick();
  await undo.click();
  expect(await value(page, 'prediction')).toBe(exampleLabel);
  await clear.click();
  await drawWithMouse(page, three);
  await expect.poll(() => value(page, 'prediction')).toBe(3);
  await clear.click();
  await expect(page.getByText('your last digit stays')).toBeVisible();
  await page.locator('[data-name=pad]').first().press('Backspace');
  await expect.poll(() => value(page, 'prediction')).toBe(3);
  await expect(page.locator('.pad-stroke')).toHaveCount(three.length);
  await clear.click();
  await page.reload();
  await expect.poll(() => value(page, 'prediction')).toBe(3);
});

test('a dot and a page full of ink get a sentence', async ({ page }) => {
  await page.goto('');
  await ready(page);
  await page.getByRole('button', { name: 'Clear' }).click();
  await drawWithMouse(page, [[{ x: 0.5, y: 0.5 }]]);
  await expect(page.getByText('That is a dot.')).toBeVisible();
  const lines = Array.from({ length: 24 }, (_, line) => {
    const y = line / 23;
    return [
      { x: 0.02, y },
      { x: 0.98, y },
    ];
  });
  await drawWithMouse(page, lines);
  await expect(page.getByText('Most of the pad is ink.')).toBeVisible();
});

test('a digit from the test set comes with progress, and its number and label are MNIST’s', async ({
  page,
  site,
}) => {
  site.break('.bin', 'slow');
  await page.goto('');
  await ready(page);
  await page.getByRole('button', { name: 'Take one from the test set' }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await expect(page.getByText(/^Test image \d+: its writer meant an? \d\.$/)).toBeVisible();
});

for (const how of ['missing', 'truncated', 'corrupt'] as const) {
  test(`${how} test images give a sentence and no picture, and a second try works`, async ({
    page,
    noise,
    site,
  }) => {
    noise.allow(/404|Failed to load/);
    site.break('.bin', how);
    await page.goto('');
    await ready(page);
    const before = await page.locator('.pad .picture').innerHTML();
    const take = page.getByRole('button', { name: 'Take one from the test set' });
    await take.click();
    await expect(page.getByRole('alert')).toContainText(/try again/i);
    expect(await page.locator('.pad .picture').innerHTML()).toBe(before);
    site.mend();
    await take.click();
    await expect(page.getByText(/its writer meant an? \d/)).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}

for (const how of ['missing', 'truncated'] as const) {
  test(`${how} weights: no page shows another digit’s answer as hers, and Try again mends it`, async ({
    page,
    noise,
    site,
  }) => {
    noise.allow(/404/);
    site.break('.safetensors', how);
    await page.goto('');
    await ready(page);
    await page.getByRole('button', { name: 'Clear' }).click();
    await drawWithMouse(page, three);
    const answer = page.locator('[data-name=prediction]').first();
    await expect(page.getByRole('alert')).toContainText('could not be read');
    await expect(answer).toHaveAttribute('value', '');
    await page.goto('prediction/');
    await expect(page.getByRole('alert')).toContainText('could not be read');
    await expect(answer).toHaveAttribute('value', '');
    site.mend();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect.poll(() => answer.getAttribute('value')).toBe('3');
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
}

test('while slow weights are on their way, the page says so and shows no answer', async ({
  page,
  site,
}) => {
  site.break('.safetensors', 'slow');
  await page.goto('');
  await ready(page);
  await page.getByRole('button', { name: 'Clear' }).click();
  await drawWithMouse(page, three);
  const answer = page.locator('[data-name=prediction]').first();
  await expect(answer).toHaveAttribute('value', '');
  await expect(page.getByText('Your digit is being read.')).toBeVisible();
  await expect.poll(() => answer.getAttribute('value')).toBe('3');
});

test('stored nonsense is ignored: the page opens with its own digit', async ({ page }) => {
  await page.goto('');
  for (const nonsense of [
    '{',
    '{"pixels":"AAAA","source":"drawn"}',
    '[]',
    '"7"',
    '{"source":"x"}',
  ]) {
    await page.evaluate(
      (text) => localStorage.setItem(`${location.pathname}#digit`, text),
      nonsense,
    );
    await page.reload();
    await ready(page);
    expect(await value(page, 'prediction')).toBe(exampleLabel);
  }
});

test('the chip opens a pad on any page, by keyboard too, and Escape closes it', async ({
  page,
}) => {
  await chooseTestImage(page, 'forward-pass/', 1);
  await page.getByRole('link', { name: /our (digit|example)/ }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Your digit' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('button', { name: 'Clear' }).click();
  await drawWithMouse(page, three);
  await expect.poll(() => value(page, 'prediction')).toBe(3);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('a broken link of the book leads back to it', async ({ page, noise }) => {
  noise.allow(/404/);
  await page.goto('no-such-page/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is no page here');
});
