// One hidden neuron's sum, product by product, against NumPy.
import { shipped } from '../nn/oracle/read.ts';
import { addressOf, expect, test, value } from '../site/harness/figure.ts';
import { chooseTestImage } from '../site/harness/digit.ts';
import { wake } from '../site/harness/page.ts';

const { sumsOfProducts, biases, preActivations } = shipped.example;

test('one neuron: adds one product a step, pauses, ends at the whole sum; 8 neurons have NumPy’s sum, bias and pre-activation within 1e-5 @anywhere', async ({
  page,
  figure: open,
}) => {
  const figure = await open('one-neuron');
  await test.step('one product a step, a pause, the whole sum', async () => {
    const whole = await value(figure, 'neuron-sum');
    await figure.getByRole('button', { name: 'Step' }).click();
    await expect(figure).toContainText('sum of 1');
    // One product: the input and the weight that the line under the pictures names.
    const line = await figure.locator('.pixel-line code').textContent();
    const [input, weight] = line!.replaceAll('−', '-').split(/[×=]/).map(Number);
    expect(await value(figure, 'neuron-sum')).toBeCloseTo(input! * weight!, 3);
    await figure.getByRole('button', { name: 'Go on' }).click();
    await figure.getByRole('button', { name: 'Pause' }).click();
    const paused = await value(figure, 'neuron-sum');
    // Three frames that the page draws: a sum that went on would show in the first.
    await page.evaluate(
      () =>
        new Promise<void>((done) => {
          let frames = 0;
          const next = () => (++frames === 20 ? done() : requestAnimationFrame(next));
          requestAnimationFrame(next);
        }),
    );
    expect(await value(figure, 'neuron-sum')).toBe(paused);
    await figure.getByRole('button', { name: 'Show the whole sum' }).click();
    expect(await value(figure, 'neuron-sum')).toBe(whole);
  });
  await test.step('8 neurons', async () => {
    for (const neuron of [0, 1, 17, 50, 63, 64, 100, 127]) {
      await figure
        .locator('input[type=range]')
        .first()
        .fill(String(neuron + 1));
      await expect(figure.locator('output').first()).toHaveText(`${neuron + 1} of 128`);
      // Whole: neuron 125’s name begins as that of neuron 1 does.
      const name = new RegExp(`neuron ${neuron + 1}784 weights`);
      await expect(figure.locator('.labelled').nth(1)).toHaveText(name);
      const preActivation = preActivations[neuron];
      expect(await value(figure, 'neuron-sum')).toBeCloseTo(sumsOfProducts[neuron], 5);
      expect(await value(figure, 'neuron-bias')).toBeCloseTo(biases[neuron], 6);
      expect(await value(figure, 'neuron-pre-activation')).toBeCloseTo(preActivation, 5);
      expect(await value(figure, 'neuron-activation')).toBeCloseTo(Math.max(0, preActivation), 5);
    }
  });
});

test('one neuron: a bias moved by −2, 0.5 and −8 moves NumPy’s pre-activation by as much; the dot stands on ReLU’s line, and the vote follows', async ({
  figure: open,
}) => {
  const figure = await open('one-neuron');
  const neuron = 3;
  await figure
    .locator('input[type=range]')
    .first()
    .fill(String(neuron + 1));
  // The slider tells its number before the neuron has come.
  await expect
    .poll(() => value(figure, 'neuron-pre-activation'))
    .toBeCloseTo(preActivations[neuron], 4);
  const weight = (await value(figure, 'vote')) / (await value(figure, 'neuron-activation'));
  const dot = figure.locator('.hinge circle');
  await test.step('one product added: the dot is what the sum is so far', async () => {
    const whole = await dot.getAttribute('cx');
    await figure.getByRole('button', { name: 'Step' }).click();
    await expect(dot).not.toHaveAttribute('cx', whole!);
    await figure.getByRole('button', { name: 'Show the whole sum' }).click();
    await expect(dot).toHaveAttribute('cx', whole!);
  });
  for (const moved of [-2, 0.5, -8]) {
    await figure.getByLabel('Move its bias by').fill(String(moved));
    const expected = preActivations[neuron] + moved;
    await expect.poll(() => value(figure, 'neuron-pre-activation')).toBeCloseTo(expected, 4);
    expect(await value(figure, 'neuron-bias')).toBeCloseTo(biases[neuron] + moved, 5);
    const activation = Math.max(0, expected);
    expect(await value(figure, 'neuron-activation')).toBeCloseTo(activation, 4);
    expect(await value(figure, 'vote')).toBeCloseTo(activation * weight, 3);
    // As high over the foot as it lies right of 0, since the line behind the hinge has one slope.
    const [x, y] = await dot.evaluate((circle) =>
      ['cx', 'cy'].map((name) => Number(circle.getAttribute(name))),
    );
    const [foot, zero] = [112, 108];
    if (expected <= 0) expect(y).toBe(foot);
    else expect((foot - y!) / (x! - zero)).toBeCloseTo(100 / 92, 5);
    expect(Math.sign(x! - zero)).toBe(Math.sign(expected));
  }
});

test('one neuron: does not take a broken file of weights for a network', async ({
  noise,
  site,
  figure: open,
}) => {
  noise.allow(/404/);
  site.break('.safetensors', 'truncated');
  const figure = await open('one-neuron');
  const before = await value(figure, 'neuron-sum');
  await figure.locator('input[type=range]').first().fill('3');
  await expect(figure.locator('.trouble')).not.toBeEmpty();
  expect(await value(figure, 'neuron-sum')).toBe(before);
});

test('one neuron: under reduced motion “Add them one by one” goes a step with each press, and rests between', async ({
  page,
  figure: open,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const figure = await open('one-neuron');
  const first = figure.locator('.sum-lines div').first();
  await figure.getByRole('button', { name: 'Add them one by one' }).click();
  await expect(first).toContainText('sum of 1');
  for (const count of [2, 3]) {
    await figure.getByRole('button', { name: 'Go on' }).click();
    await expect(first).toContainText(`sum of ${count}`);
  }
  await expect(figure.getByRole('button', { name: 'Pause' })).toHaveCount(0);
});

test('one neuron: opens at the neuron that is loudest, for 4 digits', async ({ page }) => {
  const figure = page.locator('#figure-one-neuron');
  for (const image of [1, 2, 3, 31]) {
    await chooseTestImage(page, addressOf('one-neuron'), image);
    await wake(page);
    const activations = shipped.first32HiddenPreActivations
      .slice(image * 128, image * 128 + 128)
      .map((preActivation: number) => Math.max(0, preActivation));
    const loudest = activations.indexOf(Math.max(...activations));
    await expect(figure.locator('output').first()).toHaveText(`${loudest + 1} of 128`);
    await expect
      .poll(() => value(figure, 'neuron-activation'))
      .toBeCloseTo(activations[loudest], 4);
  }
});
