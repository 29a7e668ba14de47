// All 128 hidden neurons and the ten logits that they give, against NumPy.
import { weightsInFile } from '../chapters/weights-file.ts';
import { shipped } from '../nn/oracle/read.ts';
import { addressOf, expect, test, value } from '../site/harness/figure.ts';
import { chooseTestImage } from '../site/harness/digit.ts';
import { wake } from '../site/harness/page.ts';

const { logits, predictions, activeCounts } = shipped.first32;

test('hidden layer: each digit’s 128 products and bias add up to NumPy’s logit within 1e-4', async ({
  figure: open,
}) => {
  const figure = await open('hidden-layer');
  const biases = weightsInFile('output.biases');
  for (let digit = 0; digit < 10; digit++) {
    await figure.getByRole('radio', { name: String(digit), exact: true }).check();
    await expect(figure).toContainText(`logit of ${digit}`);
    const bias = await value(figure, 'output-bias');
    const sum = await value(figure, 'contribution-sum');
    expect(sum + bias).toBeCloseTo(shipped.example.logits[digit], 4);
    expect(bias).toBeCloseTo(biases[digit]!, 7);
    expect(await value(figure, 'chosen-logit')).toBeCloseTo(shipped.example.logits[digit], 4);
  }
});

test('hidden layer: follows the reader’s digit, for 5 test images as NumPy reads them, with the five strongest votes', async ({
  page,
}) => {
  const figure = page.locator('#figure-hidden-layer');
  const outputWeights = weightsInFile('output.weights');
  for (const image of [1, 2, 3, 8, 31]) {
    await chooseTestImage(page, addressOf('hidden-layer'), image);
    await wake(page);
    await expect.poll(() => value(figure, 'active-units')).toBe(activeCounts[image]);
    for (let digit = 0; digit < 10; digit++)
      expect(await value(figure, `logit-${digit}`)).toBeCloseTo(logits[image * 10 + digit], 4);
    const activations = shipped.first32HiddenPreActivations
      .slice(image * 128, image * 128 + 128)
      .map((preActivation: number) => Math.max(0, preActivation));
    const products = activations.map(
      (activation: number, neuron: number) =>
        activation * outputWeights[neuron * 10 + predictions[image]]!,
    );
    const strongest = [...products.keys()]
      .toSorted((a, b) => Math.abs(products[b]) - Math.abs(products[a]))
      .slice(0, 5);
    const buttons = figure.getByRole('group', { name: 'The strongest votes' });
    await expect(buttons.getByRole('button')).toContainText(
      strongest.map((neuron) => `neuron ${neuron + 1} `),
    );
    for (const neuron of strongest)
      expect(await value(figure, `strongest-${neuron + 1}`)).toBeCloseTo(products[neuron], 4);
    const last = strongest.at(-1)!;
    await buttons.getByRole('button', { name: `neuron ${last + 1} ` }).click();
    await expect(figure.locator('.vote')).toContainText(`neuron ${last + 1} adds`);
  }
});

test('hidden layer: its neuron opens in place; neuron 18 and the digit 3, chosen here, are followed in the figure before, and in the next chapter, whose two figures mark the digit; without weights the bench says so, and works at the next try', async ({
  page,
  site,
  noise,
}) => {
  const vote = (name: string) => page.locator(`#figure-${name} .vote`);
  const says = /neuron 18 adds .* to the logit of 3/;
  await page.goto('forward-pass/');
  await wake(page);
  const figure = page.locator('#figure-hidden-layer');
  await figure.locator('input[type=range]').fill('18');
  await figure.getByRole('radio', { name: '3', exact: true }).check();
  await expect(vote('hidden-layer')).toContainText(says);
  await expect(vote('one-neuron')).toContainText(says);
  await figure.getByRole('button', { name: 'Open neuron 18' }).click();
  await expect(figure.getByRole('img', { name: /The 784 weights of neuron 18/ })).toBeVisible();
  noise.allow(/404|Failed to load/);
  site.break('.safetensors', 'missing');
  await page.goto('prediction/');
  await wake(page);
  const trouble = page.locator('#figure-softmax-bench .trouble');
  await expect(trouble).toContainText('weights should be on this site');
  site.mend();
  await trouble.getByRole('button', { name: 'Try again' }).click();
  await expect(vote('softmax-bench')).toContainText(says);
  await expect(trouble.filter({ visible: true })).toHaveCount(0);
  for (const list of ['your-answer .probabilities', 'softmax-bench .softmax-rows'])
    await expect(page.locator(`#figure-${list} .followed .digit-name`)).toHaveText('3');
});
