// The reader's own data: what she brings, trains and takes away, against arithmetic, her own files and ONNX Runtime.
import { readFileSync } from 'node:fs';
import type { Download, Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { idx, png, stroke } from '../own-data/files.ts';
import { runOnnx } from '../own-data/runtime.ts';
import { tabTo } from '../site/harness/focus.ts';
import { expect, openFigure, test, value } from '../site/harness/figure.ts';
import { logitsByHand, metadataIn } from '../chapters/weights-file.ts';

/** Training, on a machine that may be busy. */
const patience = { timeout: 120_000 };
test.describe.configure({ timeout: 180_000 });

async function open(page: Page): Promise<Locator> {
  const figure = await openFigure(page, 'own-data');
  await expect(figure.getByRole('button', { name: 'Try with 3 against 8' })).toBeEnabled();
  return figure;
}

const stateOf = (figure: Locator) => figure.locator('.own-data');
const filesOf = (figure: Locator) => figure.locator('input[type=file]').first();
const named = (name: string, buffer: Buffer) => ({ name, mimeType: '', buffer });

/** Three kinds of pictures that any network tells apart, each a little different. */
const numbers = Array.from({ length: 12 }, (_, k) => k);
const full = (k: number) => Uint8Array.from({ length: 784 }, (_, i) => (i % 28 > 20 - k % 3 && i > 28 ? 250 - k : 0)); // oxfmt-ignore
const uprights = numbers.map((k) => stroke('upright', k));
const lyings = numbers.map((k) => stroke('lying', k));
const sides = numbers.map(full);

const pngs = uprights.map((pixels, k) => named(`upright-${k}.png`, png(28, 28, pixels)));
const table = named('lying.csv', Buffer.from(lyings.map((pixels) => `lying,${pixels.join()}`).join('\n'))); // oxfmt-ignore
const pair = [
  named('side-images.idx', idx([12, 28, 28], sides.flatMap((pixels) => [...pixels]))), // oxfmt-ignore
  named('side-labels.idx', idx([12], numbers.map(() => 7))), // oxfmt-ignore
];

const bytesOf = async (download: Download) => readFileSync(await download.path());

async function take(figure: Locator, name: string): Promise<Buffer> {
  const [download] = await Promise.all([
    figure.page().waitForEvent('download'),
    figure.getByRole('button', { name }).click(),
  ]);
  return bytesOf(download);
}

async function train(figure: Locator) {
  await figure.getByRole('button', { name: /^Train/ }).click();
  await expect(stateOf(figure)).toHaveAttribute('data-state', 'done', patience);
}

test(
  'PNG, CSV and IDX come in together, a bad file is told and loses nothing; trained, the rows sum to the held-out counts, and ONNX Runtime and the weights file give the same answers',
  { tag: '@anywhere' },
  async ({ page, site }) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (!/^(blob|data):/.test(request.url())) asked.push(`${request.method()} ${request.url()}`);
    });
    const figure = await open(page);
    const bad = named('broken-1.png', png(28, 28, uprights[0]!).subarray(0, 60));
    await filesOf(figure).setInputFiles([...pngs, bad, table, ...pair, named('song.mp3', Buffer.from([73, 68, 51, 0]))]); // oxfmt-ignore
    await expect(figure.locator('.own-lines').first()).toContainText('36 images came in.');
    const lines = figure.locator('.own-troubles li');
    await expect(lines).toHaveText([
      'broken-1.png: this PNG is damaged: the browser cannot unpack it. Save it again.',
      'song.mp3, byte 0: this isn’t a PNG, JPEG, IDX or CSV file.',
    ]);
    for (const place of [0, 1, 2]) expect(await value(page, `own-class-count-${place}`)).toBe(12);
    const tops = await figure
      .locator('.own-thumbs')
      .first()
      .locator('.own-thumb')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect(tops.length).toBeGreaterThan(1);
    expect(new Set(tops).size, 'the pictures of a class stand in one row').toBe(1);
    // 12 of each: 2 held out, 10 learned from.
    expect(await value(page, 'own-held-out-count')).toBe(6);
    expect(await value(page, 'own-training-count')).toBe(30);
    await train(figure);
    for (const row of [0, 1, 2]) expect(await value(page, `own-row-${row}`)).toBe(2);
    expect(await value(page, 'own-count')).toBe(6);

    const weights = await take(figure, 'Weights (safetensors)');
    const model = await take(figure, 'Model (ONNX)');
    const card = (await take(figure, 'Model card (Markdown)')).toString();
    expect(JSON.parse(metadataIn(weights).classes!)).toEqual(['upright', 'lying', '7']);
    const inputs = Float32Array.from([...uprights, ...lyings, ...sides].flatMap((pixels) => [...pixels]), (pixel) => pixel / 255); // oxfmt-ignore
    const byHand = logitsByHand(weights, inputs);
    const { logits } = await runOnnx(model, inputs, 36);
    const worst = Math.max(...byHand.map((logit, k) => Math.abs(logit - logits[k]!)));
    expect(worst).toBeLessThan(1e-5);
    // By ONNX Runtime's answers every image is right; so are those that were held out.
    const answers = numbers.concat(numbers, numbers).map((_, image) => {
      const row = [...logits.subarray(image * 3, image * 3 + 3)];
      return row.indexOf(Math.max(...row));
    });
    expect(answers).toEqual([
      ...uprights.map(() => 0),
      ...lyings.map(() => 1),
      ...sides.map(() => 2),
    ]);
    expect(await value(page, 'own-correct')).toBe(6);
    expect(card).toContain('| lying | 10 | 2 |');
    expect(card).toContain('6 of 6 held-out images are right: 100.0 %.');
    // Nothing was sent: each request asks for a file of the book.
    expect(asked.filter((one) => !one.startsWith(`GET ${site.url}`))).toEqual([]);
  },
);

test('a cell of the table shows its images, a drawing is read by the network, its stray dot told and removed, and the examples come back from their CSV', async ({
  page,
}) => {
  const figure = await open(page);
  await filesOf(figure).setInputFiles([...pngs, table]);
  await expect(figure.locator('.own-lines').first()).toContainText('24 images came in.');
  await train(figure);
  await figure.getByRole('button', { name: 'lying read as lying: 2' }).click();
  await expect(figure.locator('.own-cell-pictures li')).toHaveCount(2);
  await expect(figure.locator('.own-chosen')).toHaveText('2 of the 2 held-out images of lying are read as what they are.'); // oxfmt-ignore
  await figure.getByText('Draw one, and let your network read it').click();
  const pad = figure.getByRole('application', { name: /Pad for your network/ });
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + 0.1 * box.height);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 0.9 * box.height, { steps: 8 });
  await page.mouse.up();
  await expect(figure.getByText(/^Your network reads upright\./).first()).toBeVisible();
  // What a screen reader is told goes, too, and what comes next is told again.
  const told = figure.getByRole('status').filter({ hasText: 'Your network reads upright.' });
  await expect(told).toHaveCount(1);
  await page.mouse.click(box.x + 0.95 * box.width, box.y + 0.05 * box.height);
  await expect(pad.locator('polyline')).toHaveCount(2);
  await expect(figure.getByText('One dot lies far from the rest')).toBeVisible();
  await figure.getByRole('button', { name: 'Remove it' }).click();
  await expect(pad.locator('polyline')).toHaveCount(1);
  await expect(figure.getByText('One dot lies far from the rest')).toHaveCount(0);
  const sum = (await value(page, 'own-probability-0')) + (await value(page, 'own-probability-1'));
  expect(sum).toBeCloseTo(1, 5);
  await pad.locator('..').getByRole('button', { name: 'Clear' }).click();
  await expect(figure.getByText('Nothing is drawn yet.').first()).toBeVisible();
  await expect(figure.getByText(/^Your network reads/)).toHaveCount(0);
  const kept = (await take(figure, 'Keep these images (CSV)')).toString().split('\r\n');
  expect(kept).toHaveLength(26); // the head, 24 images, and the end of the last line
  expect(kept[1]).toBe(`upright,${uprights[0]!.join()}`);
});

test('classes are named, drawn into, renamed into one, emptied and brought back; too few are told', async ({
  page,
}) => {
  const figure = await open(page);
  await figure.getByLabel('New class').fill('  arrow ');
  await figure.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(figure.locator('.own-enough')).toContainText(
    'There is one class, “arrow”. Bring a second one',
  );
  await figure.getByText('Draw examples').click();
  const pad = figure.getByRole('application', { name: /Pad for an example/ });
  await pad.scrollIntoViewIfNeeded();
  const box = (await pad.boundingBox())!;
  for (const [place, height] of [0.5, 0.8].entries()) {
    await page.mouse.move(box.x + 0.3 * box.width, box.y + 0.2 * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + 0.6 * box.width, box.y + height * box.height, { steps: 5 });
    await page.mouse.up();
    await figure.getByRole('button', { name: /^Add to arrow/ }).click();
    await expect.poll(() => value(page, 'own-class-count-0')).toBe(place + 1);
  }
  await filesOf(figure).setInputFiles(pngs.slice(0, 4));
  await expect.poll(() => value(page, 'own-class-count-1')).toBe(4);
  await expect(figure.locator('.own-enough')).toContainText('“arrow” has 2, “upright” has 4.');
  await expect(figure.getByRole('button', { name: /^Train/ })).toBeDisabled();
  const second = figure.getByLabel('Name of class 2');
  await second.fill('ARROW');
  await second.blur();
  await expect.poll(() => value(page, 'own-class-count-0')).toBe(6);
  await expect(figure.locator('.own-classes > li')).toHaveCount(1);
  await figure.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(figure.locator('.own-classes > li')).toHaveCount(2);
  await figure.getByRole('button', { name: /^Take image 4 of upright out/ }).click();
  await expect.poll(() => value(page, 'own-class-count-1')).toBe(3);
  await figure.getByRole('button', { name: 'Remove all' }).click();
  await expect(figure.getByText('Until you bring your own')).toBeVisible();
  await figure.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(figure.locator('.own-classes > li')).toHaveCount(2);
  await expect.poll(() => value(page, 'own-class-count-1')).toBe(3);
});

test('JPEG files of any size, dark on light or light on dark, are cut out and centred as MNIST’s digits are', async ({
  page,
}) => {
  const figure = await open(page);
  const bar = async (paper: number, ink: number) => {
    const line = await sharp({ create: { width: 20, height: 160, channels: 3, background: { r: ink, g: ink, b: ink } } }).png().toBuffer(); // oxfmt-ignore
    return sharp({ create: { width: 400, height: 260, channels: 3, background: { r: paper, g: paper, b: paper } } }) // oxfmt-ignore
      .composite([{ input: line, left: 50, top: 30 }])
      .jpeg({ quality: 90 })
      .toBuffer();
  };
  await filesOf(figure).setInputFiles([
    named('bar-1.jpg', await bar(230, 20)),
    named('bar-2.jpeg', await bar(10, 240)),
  ]);
  await expect.poll(() => value(page, 'own-class-count-0')).toBe(2);
  const rows = (await take(figure, 'Keep these images (CSV)')).toString().split('\r\n').slice(1, 3);
  for (const row of rows) {
    const inked = row.split(',').slice(1).flatMap((pixel, at) => (Number(pixel) > 128 ? [at] : [])); // oxfmt-ignore
    const lines = new Set(inked.map((at) => Math.floor(at / 28)));
    // 160 pixels high becomes 20; their middle lies between two lines, and either is pixel 14.
    const [first] = lines;
    expect([4, 5]).toContain(first);
    expect([...lines]).toEqual(Array.from({ length: 20 }, (_, k) => k + first!));
    expect(inked.length / 20).toBeGreaterThanOrEqual(2);
    expect(inked.length / 20).toBeLessThanOrEqual(4);
  }
});

test('files that are dropped go into the class that the reader has chosen', async ({ page }) => {
  const figure = await open(page);
  await figure.getByLabel('New class').fill('mine');
  await figure.getByLabel('New class').press('Enter');
  await figure.getByLabel('Put images into').selectOption('mine');
  const transfer = await page.evaluateHandle((files) => {
    const given = new DataTransfer();
    for (const [name, text] of files) {
      const bytes = Uint8Array.from(atob(text!), (letter) => letter.charCodeAt(0));
      given.items.add(new File([bytes], name!));
    }
    return given;
  }, pngs.slice(0, 3).map(({ buffer }, k) => [`IMG_${k}.png`, buffer.toString('base64')])); // oxfmt-ignore
  await figure.locator('.own-drop').dispatchEvent('drop', { dataTransfer: transfer });
  await expect.poll(() => value(page, 'own-class-count-0')).toBe(3);
});

test('a table says what it was taken for; a press reads it in another way and keeps the focus, Undo brings it back, and any other change takes the presses away', async ({
  page,
}) => {
  const figure = await open(page);
  const rows = uprights.map((pixels, k) => [...pixels, k % 3].join());
  await filesOf(figure).setInputFiles([
    named('.DS_Store', Buffer.from('x')),
    named('last.csv', Buffer.from(rows.join('\n'))),
  ]);
  const taken = figure.locator('.own-taken li');
  await expect(taken).toContainText(
    'last.csv: 12 images of 28 × 28; the class is in column 785; there is no head; 0 is paper and 255 is ink.',
  );
  await expect(figure.locator('.own-troubles')).toHaveCount(0);
  await expect(figure.locator('.own-classes > li')).toHaveCount(3);
  await taken.getByRole('button', { name: 'Class in column 1' }).click();
  await expect(taken).toContainText('the class is in column 1;');
  await expect(taken.getByRole('button', { name: 'Class in column 785' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(taken).toContainText('the class is in column 785;');
  expect(await value(page, 'own-class-count-0')).toBe(4);
  await taken.getByRole('button', { name: 'Row 1 is a head' }).click();
  // The class of row 1 comes last now.
  await expect.poll(() => value(page, 'own-class-count-2')).toBe(4 - 1);
  await figure.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect.poll(() => value(page, 'own-class-count-2')).toBe(4);
  await expect(taken).toHaveCount(0);
  await figure
    .locator('.own-drop')
    .dispatchEvent('drop', { dataTransfer: await page.evaluateHandle(() => new DataTransfer()) });
  await expect(figure.getByText('No file came that could be read.')).toBeVisible();
});

test('a double click trains once; Stop keeps what was learned until then and says so on the card, the images stay, and it can begin again', async ({
  page,
}) => {
  const figure = await open(page);
  const count = 10_000;
  let state = 1;
  const noise = Uint8Array.from({ length: count * 784 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 24;
  });
  const labels = Uint8Array.from({ length: count }, (_, k) => k % 4);
  await filesOf(figure).setInputFiles([named('i', idx([count, 28, 28], noise)), named('l', idx([count], labels))]); // oxfmt-ignore
  await expect.poll(() => value(page, 'own-class-count-3'), patience).toBeGreaterThan(2000);
  const held = await value(page, 'own-held-out-count');
  await figure.getByLabel('Epochs').fill('60');
  await figure.getByRole('button', { name: 'Train on my images' }).dblclick();
  await expect(stateOf(figure)).toHaveAttribute('data-state', 'training', patience);
  await expect(figure.getByRole('progressbar')).not.toHaveAttribute('value', '0', patience);
  await figure.getByRole('button', { name: 'Stop' }).click();
  await expect(stateOf(figure)).toHaveAttribute('data-state', 'stopped');
  const sentence = figure.locator('.own-sentence');
  await expect(sentence).toContainText('and what was learned until then is kept');
  const [, step, stepCount, right] = /^Stopped after step ([\d,]+) of ([\d,]+), .*: ([\d,]+) of 2,000 held-out images are right\.$/.exec((await sentence.textContent())!)!; // oxfmt-ignore
  expect(await value(page, 'own-count')).toBe(held);
  expect(await value(page, 'own-correct')).toBe(Number(right!.replaceAll(',', '')));
  const card = (await take(figure, 'Model card (Markdown)')).toString();
  expect(card).toContain(`stopped by hand after step ${step} of ${stepCount}; the network is that of this step.`); // oxfmt-ignore
  expect(await value(page, 'own-held-out-count')).toBe(held);
  await figure.getByLabel('Epochs').fill('1');
  await train(figure);
  expect(await value(page, 'own-count')).toBe(held);
});

test('with the keyboard alone: the example is fetched, trained on, looked at and taken away', async ({
  page,
}) => {
  // The focus is looked at the moment it arrives; with motion the page would still be gliding there.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const figure = await open(page);
  await tabTo(page, figure.getByRole('button', { name: 'Try with 3 against 8' }));
  await page.keyboard.press('Enter');
  await expect(figure.locator('.own-lines').first()).toContainText('300 images came in.', patience);
  // Two presses: the second brings nothing twice.
  await page.keyboard.press('Enter');
  await expect(figure.locator('.own-lines').first()).toContainText('300 images are here already, in the same class', patience); // oxfmt-ignore
  expect(await value(page, 'own-class-count-0')).toBe(150);
  await tabTo(page, figure.getByRole('button', { name: 'Train on my images' }));
  await page.keyboard.press('Enter');
  await expect(stateOf(figure)).toHaveAttribute('data-state', 'done', patience);
  expect((await value(page, 'own-row-0')) + (await value(page, 'own-row-1'))).toBe(60);
  expect(await value(page, 'own-accuracy')).toBeGreaterThan(0.85);
  await tabTo(page, figure.locator('.confusion-table button[tabindex="0"]'));
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect(figure.locator('.own-chosen')).toContainText('held-out images of');
  await tabTo(page, figure.getByRole('button', { name: 'Model (ONNX)' }));
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]); // oxfmt-ignore
  expect(download.suggestedFilename()).toBe('my-network.onnx');
});

test('two classes that are made one by a name are told, and Undo parts them; a control that takes itself away hands the focus to Undo', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const figure = await open(page);
  const focused = (name: string) => expect(figure.getByRole('button', { name, exact: true })).toBeFocused(); // oxfmt-ignore
  const merged = figure.getByText('lying and upright are one class now. Undo parts them.');
  await filesOf(figure).setInputFiles([...pngs, table]);
  await expect(figure.locator('.own-lines').first()).toContainText('24 images came in.');
  for (const key of ['Enter', 'Tab']) {
    await figure.getByLabel('Name of class 2').fill('upright');
    await page.keyboard.press(key);
    await expect(merged).toBeVisible();
    await expect.poll(() => value(page, 'own-class-count-0')).toBe(24);
    await focused('Undo');
    await page.keyboard.press('Enter');
    await expect(merged).toHaveCount(0);
    await expect.poll(() => value(page, 'own-class-count-1')).toBe(12);
    await expect(figure.getByLabel('Name of class 2')).toHaveValue('lying');
  }
  await figure.getByRole('button', { name: 'Remove class lying' }).focus();
  await page.keyboard.press('Enter');
  await expect(figure.locator('.own-classes > li')).toHaveCount(1);
  await focused('Undo');
  await figure.getByRole('button', { name: 'Remove all' }).focus();
  await page.keyboard.press('Enter');
  await expect(figure.getByText('Until you bring your own')).toBeVisible();
  await focused('Undo');
  // Back to the very beginning: with nothing left to undo, the first button of the drop area is next.
  for (let undone = 0; undone < 3; undone++) {
    await focused('Undo');
    await page.keyboard.press('Enter');
  }
  await focused('Try with 3 against 8');
});
