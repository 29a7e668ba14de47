// Images that the page brings: a run trains on them, however few classes there are, and wrong ones are told.
import { expect, test } from 'vitest';
import type { ImageSet } from '#src/mnist/image-set.ts';
import { readNetwork } from '#src/nn/index.ts';
import { startTraining } from '#src/training/client.ts';
import type { Command, News } from '#src/training/messages.ts';
import { readCommand } from '#src/training/read-message.ts';
import { type Recipe, shippedRecipe } from '#src/training/recipe.ts';
import { isState, serve } from './served.ts';

/** Class k has ink in row k alone. */
function rows(name: string, count: number, classes: number): ImageSet {
  const pixels = new Uint8Array(count * 784);
  const labels = Uint8Array.from({ length: count }, (_, image) => image % classes);
  labels.forEach((label, image) => {
    const start = image * 784 + label * 28;
    pixels.fill(255, start, start + 28);
  });
  return { name, count, pixels, labels };
}

const recipe = (classes: number): Recipe => ({
  ...shippedRecipe,
  sizes: [784, 8, classes],
  optimiser: 'adam',
  learningRate: 0.01,
  batchSize: 8,
  epochs: 10,
  validationCount: 20,
});

async function trainOn(classes: number, training: ImageSet, validation: ImageSet) {
  const loadImages = () => Promise.reject(new Error('The book’s images were asked for.'));
  const session = serve({
    recipe: recipe(classes),
    images: { training, validation },
    around: { loadImages },
  });
  await session.until((news) => isState('done')(news) || news.kind === 'failed');
  return session;
}

test('2 classes and 20 classes are learned from the images given, and those of the book stay where they are', async () => {
  for (const classes of [2, 20]) {
    const session = await trainOn(
      classes,
      rows('training', 80, classes),
      rows('held', 20, classes),
    );
    session.send({ kind: 'weights', request: 1, which: 'now' });
    const told = await session.until(({ kind }) => kind === 'weights');
    const { network } = readNetwork((told as Extract<News, { kind: 'weights' }>).bytes);
    expect(network.sizes).toEqual([784, 8, classes]);
    const done = session.heard.find(({ news }) => isState('done')(news))!.news;
    expect(done).toMatchObject({ progress: { step: 10 * 10, stepCount: 100 } });
  }
});

test('no images, too few pixels, and labels without a neuron are each told in a sentence', async () => {
  const good = rows('held', 20, 2);
  const wrong: [ImageSet, RegExp][] = [
    [rows('none', 0, 2), /training should hold at least one image, found 0\.$/],
    [
      { ...rows('short', 4, 2), pixels: new Uint8Array(783) },
      /4 labels and 3136 pixels, found 4 and 783\.$/,
    ],
    [rows('many', 30, 3), /labels of training should be from 0 to 1, found 2 at image 2\.$/],
  ];
  for (const [training, words] of wrong) {
    const session = await trainOn(2, training, good);
    expect(session.heard.at(-1)!.news).toMatchObject({
      kind: 'failed',
      why: expect.stringMatching(words),
    });
  }
});

test('the page hands the memory of its images over, each piece once', () => {
  const [training, validation] = [rows('training', 4, 2), rows('held', 4, 2)];
  let told: Command | undefined;
  const worker = {
    postMessage(message: Command, transfer: Transferable[]) {
      told ??= readCommand(structuredClone(message, { transfer }));
    },
    terminate() {},
    addEventListener() {},
  };
  const page = Object.assign(new EventTarget(), { hidden: false }) as unknown as Document;
  const images = { training, validation };
  startTraining(recipe(2), { createWorker: () => worker, root: '', page, images }).stop();
  expect(told).toMatchObject({
    kind: 'start',
    images: { training: { count: 4, name: 'training' } },
  });
  expect(training.pixels.length).toBe(0);
  expect(validation.labels.length).toBe(0);
});
