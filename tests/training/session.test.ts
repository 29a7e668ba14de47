// A session obeys within a slice, tells at most 20 times a second, keeps nobody waiting, and says why it fails.
import { describe, expect, test } from 'vitest';
import { readNetwork } from '#src/nn/index.ts';
import { AssetError } from '#src/mnist/asset-error.ts';
import type { News } from '#src/training/messages.ts';
import { createHistory } from '#src/training/history.ts';
import { readSource } from '#src/mnist/source.ts';
import { sliceImages, splitImages, type SplitImages } from '#src/training/images.ts';
import { score } from '#src/training/score.ts';
import { bytesOf, images, run, smallRecipe, smallTrainer } from './small.ts';
import { isState, progressIn, progressOf, progressTimes, serve } from './served.ts';

const finalNetwork = () => {
  const trainer = smallTrainer();
  run(trainer);
  return trainer.network();
};

async function weightsOf(session: ReturnType<typeof serve>, which: 'now' | 'best', request = 1) {
  session.send({ kind: 'weights', request, which });
  const answer = await session.until((news) => news.kind === 'weights' && news.request === request);
  return readNetwork((answer as Extract<News, { kind: 'weights' }>).bytes);
}

test('a run of 189 steps and 3 epochs goes from ready over training to done, and its weights are the trainer’s bytes', async () => {
  const session = serve();
  await session.until(isState('done'));
  await session.until((news) => progressIn(news)?.step === 189);
  const [first] = session.heard;
  expect(first!.news).toMatchObject({
    kind: 'ready',
    level: 'simd',
    trainCount: 2000,
    stepsPerEpoch: 63,
    stepCount: 189,
  });
  const history = createHistory();
  for (const progress of progressOf(session.heard)) history.take(progress);
  const trainer = smallTrainer();
  const reports = run(trainer);
  const losses = reports.flatMap((report) =>
    report.kind === 'step' ? [Math.fround(report.loss)] : [],
  );
  expect([...history.losses]).toEqual(losses);
  expect(history.epochs).toEqual(reports.filter(({ kind }) => kind === 'epoch'));
  const last = progressOf(session.heard).at(-1)!;
  expect(last.checkpoints.map(({ step, automatic }) => [step, automatic])).toEqual([
    [0, true],
    [63, true],
    [126, true],
    [189, true],
  ]);
  expect(last.secondsLeft).toBe(0);
  const { network, metadata } = await weightsOf(session, 'now');
  expect(bytesOf(network)).toEqual(bytesOf(finalNetwork()));
  expect(JSON.parse(metadata.recipe!)).toEqual(smallRecipe);
  const best = await weightsOf(session, 'best', 2);
  expect(best.metadata.epochs).toBe(`${trainer.best!.epoch}`);
  expect(bytesOf(best.network)).toEqual(bytesOf(trainer.best!.network));
});

test('over 2,000 ms of a clock, no two progress messages are closer than 50 ms: at most 20 in any second', async () => {
  const session = serve({ recipe: { ...smallRecipe, epochs: 100 } });
  await session.until(() => session.now() > 2500);
  session.send({ kind: 'stop' });
  await session.ended;
  const times = progressTimes(session.heard);
  expect(times.length).toBeGreaterThan(20);
  const gaps = times.slice(1).map((time, k) => time - times[k]!);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(50);
  for (const start of times) {
    expect(times.filter((time) => time >= start && time < start + 1000).length).toBeLessThanOrEqual(
      20,
    );
  }
});

test('a hidden page hears once a second, and training goes on: all 6,300 losses come, none twice', async () => {
  const session = serve({ recipe: { ...smallRecipe, epochs: 100 }, tick: 3 });
  session.send({ kind: 'visibility', hidden: true });
  await session.until((news) => progressIn(news)?.step === 6300);
  const times = progressTimes(session.heard);
  const gaps = times.slice(1).map((time, k) => time - times[k]!);
  expect(times.length).toBeGreaterThan(3);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
  expect(progressOf(session.heard).reduce((sum, { losses }) => sum + losses.length, 0)).toBe(6300);
});

test('a page that sleeps and hears nothing finds 1 progress message, not a pile, while training runs to its end', async () => {
  const session = serve({ attentive: false });
  await session.until(isState('done'));
  expect(progressTimes(session.heard).length).toBe(1);
  const told = progressOf(session.heard);
  expect(told.at(-1)!.step).toBe(189);
  expect(told.reduce((sum, { losses }) => sum + losses.length, 0)).toBe(189);
});

test('pause is obeyed within one slice of 10 ms, and resumed the run ends in the bytes of one that never paused', async () => {
  const session = serve();
  await session.until((news) => (progressIn(news)?.step ?? 0) > 0);
  let asked = 0;
  setImmediate(() => (asked = session.now()));
  session.send({ kind: 'pause' });
  await session.until(isState('paused'));
  // One slice, and the few looks at the clock around it.
  expect(session.heard.find(({ news }) => isState('paused')(news))!.at - asked).toBeLessThan(20);
  const before = session.heard.length;
  const { metadata } = await weightsOf(session, 'now');
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect((await weightsOf(session, 'now', 2)).metadata.steps).toBe(metadata.steps);
  session.send({ kind: 'resume' });
  await session.until(isState('done'), before);
  expect(bytesOf((await weightsOf(session, 'now', 3)).network)).toEqual(bytesOf(finalNetwork()));
});

test.each([
  [1, 10],
  [3, 30],
  [5, 50],
  [40, 50],
])('where letting messages in takes %i ms, a slice lasts %i ms', async (milliseconds, expected) => {
  let time = 0;
  let slept = 0;
  const slices: number[] = [];
  const session = serve({
    recipe: { ...smallRecipe, epochs: 5 },
    around: {
      now: () => (time += 1),
      async breathe() {
        slices.push(time - slept);
        await new Promise((resolve) => setImmediate(resolve));
        // The second of the two looks that time this breath counts too.
        time += milliseconds - 1;
        slept = time;
      },
    },
  });
  await session.until(isState('done'));
  // A few looks at the clock around each slice; a slice that an epoch or a moment ends is shorter.
  const usual = slices.slice(1).toSorted((a, b) => a - b)[slices.length >> 1]!;
  expect(usual).toBeGreaterThanOrEqual(expected);
  expect(usual).toBeLessThan(expected + 8);
});

test('started paused it takes 0 steps, then as many as are asked for; the 63rd brings the epoch’s validation', async () => {
  const session = serve({ paused: true });
  await session.until((news) => Boolean(progressIn(news)));
  expect(progressOf(session.heard)[0]!.step).toBe(0);
  for (const [count, step] of [
    [1, 1],
    [61, 62],
    [1, 63],
  ] as const) {
    session.send({ kind: 'step', count });
    await session.until((news) => progressIn(news)?.step === step);
  }
  await session.until((news) => progressIn(news)?.epochs.length === 1);
  expect(session.heard.some(({ news }) => isState('training')(news))).toBe(false);
  expect(progressOf(session.heard).at(-1)!.step).toBe(63);
});

test('a checkpoint at step 40, training on to the end, a rewind and training again give the same bytes; the history is cut', async () => {
  const session = serve({ paused: true });
  session.send({ kind: 'step', count: 40 });
  await session.until((news) => progressIn(news)?.step === 40);
  session.send({ kind: 'checkpoint' });
  session.send({ kind: 'resume' });
  await session.until((news) => progressIn(news)?.step === 189);
  const mine = progressOf(session.heard)
    .at(-1)!
    .checkpoints.find(({ automatic }) => !automatic)!;
  expect(mine.step).toBe(40);
  const from = session.heard.length;
  session.send({ kind: 'rewind', checkpoint: mine.id });
  await session.until((news) => progressIn(news)?.step === 40, from);
  const history = createHistory();
  for (const progress of progressOf(session.heard)) history.take(progress);
  expect([history.losses.length, history.epochs.length]).toEqual([40, 0]);
  expect(
    progressOf(session.heard)
      .at(-1)!
      .checkpoints.map(({ step }) => step),
  ).toEqual([0, 40]);
  session.send({ kind: 'resume' });
  await session.until(isState('done'), from);
  expect(bytesOf((await weightsOf(session, 'now')).network)).toEqual(bytesOf(finalNetwork()));
});

test('a new learning rate holds from the next step, is told in the file, and a senseless one is refused with words', async () => {
  const session = serve({ paused: true });
  session.send({ kind: 'learningRate', learningRate: 0.05 });
  await session.until((news) => Math.abs((progressIn(news)?.learningRate ?? 0) - 0.05) < 1e-12);
  expect(JSON.parse((await weightsOf(session, 'now')).metadata.learningRateChanges!)).toEqual([
    { step: 1, learningRate: 0.05 },
  ]);
  session.send({ kind: 'learningRate', learningRate: NaN });
  expect(await session.until((news) => news.kind === 'refused')).toMatchObject({
    why: 'The learning rate should be a number above 0, found NaN.',
  });
  session.send({ kind: 'rewind', checkpoint: 99 });
  await session.until(
    (news) => news.kind === 'refused' && news.why === 'There is no checkpoint 99.',
  );
});

test('a run at 1e6 stops with words, and a rewind and a lower rate save it', async () => {
  const session = serve({ recipe: { ...smallRecipe, learningRate: 1e6 } });
  const lost = await session.until((news) => news.kind === 'diverged');
  expect(lost).toMatchObject({
    why: expect.stringMatching(/steps are too long. Try a lower learning rate, such as \d+\./),
  });
  session.send({ kind: 'resume' }); // does nothing
  session.send({ kind: 'rewind', checkpoint: 0 });
  session.send({ kind: 'learningRate', learningRate: 0.3 });
  session.send({ kind: 'resume' });
  await session.until(isState('done'));
  expect((await weightsOf(session, 'now')).network.layers[0]!.weights.every(Number.isFinite)).toBe(
    true,
  );
});

test('the first layer comes as 784 × 16 weights with its step', async () => {
  const session = serve({ paused: true });
  await session.until(isState('paused'));
  session.send({ kind: 'firstLayer', request: 8 });
  const layer = await session.until((news) => news.kind === 'firstLayer');
  expect(layer).toMatchObject({ request: 8, step: 0, inputSize: 784, outputSize: 16 });
  expect((layer as { weights: Float32Array }).weights).toEqual(
    smallTrainer().network().layers[0]!.weights,
  );
});

describe('moments', () => {
  const test400 = sliceImages(readSource('test'), 0, 400);
  const withTest = { ...splitImages(smallRecipe, images), test: test400 };
  const momentsOf = (session: ReturnType<typeof serve>) =>
    session.heard.flatMap(({ news }) => (news.kind === 'moment' ? [news] : []));

  test('at steps 0, 1, 64 and 189 of 189 the network comes whole, with its score on 400 test images as the textbook counts it; the last comes before the run is done, and the run ends in the same bytes as without', async () => {
    const session = serve({ images: withTest, moments: [0, 1, 64, 189] });
    await session.until(isState('done'));
    const told = momentsOf(session);
    expect(told.map(({ step }) => step)).toEqual([0, 1, 64, 189]);
    const trainer = smallTrainer();
    for (const { step, bytes, correct, testCount } of told) {
      run(trainer, step);
      const { network, metadata } = readNetwork(bytes);
      expect(bytesOf(network)).toEqual(bytesOf(trainer.network()));
      expect(metadata.steps).toBe(`${step}`);
      expect({ correct, testCount }).toEqual({
        correct: score(network, test400).correct,
        testCount: 400,
      });
    }
    expect(told[0]!.correct).toBeLessThan(120);
    expect(told.at(-1)!.correct).toBeGreaterThan(320);
    const seconds = told.map((moment) => moment.seconds);
    expect(seconds[0]).toBe(0);
    expect(seconds).toEqual(seconds.toSorted((a, b) => a - b));
    expect(bytesOf((await weightsOf(session, 'now')).network)).toEqual(bytesOf(finalNetwork()));
  });

  test('a paused run tells none; taken by hand to step 5 it tells that one; rewound, it tells it again', async () => {
    const session = serve({ images: withTest, moments: [5], paused: true });
    await session.until(isState('paused'));
    expect(momentsOf(session)).toEqual([]);
    session.send({ kind: 'step', count: 6 });
    await session.until((news) => progressIn(news)?.step === 6);
    expect(momentsOf(session).map(({ step }) => step)).toEqual([5]);
    session.send({ kind: 'rewind', checkpoint: 0 });
    session.send({ kind: 'step', count: 6 });
    const from = session.heard.length;
    await session.until((news) => progressIn(news)?.step === 6, from);
    expect(momentsOf(session).map(({ step }) => step)).toEqual([5, 5]);
  });

  test('without test images among those given, a run with moments fails in a sentence', async () => {
    const session = serve({ images: splitImages(smallRecipe, images), moments: [0] });
    await session.ended;
    expect(session.heard.map(({ news }) => news)).toEqual([
      {
        kind: 'failed',
        why: 'images: a run with moments should have test images, found none.',
      },
    ]);
  });

  test('the book’s test images are asked for with moments, and only then', async () => {
    const asked: (boolean | undefined)[] = [];
    for (const moments of [undefined, [0]]) {
      const loadImages = async (_: unknown, { withTest: wanted }: { withTest?: boolean }) => {
        asked.push(wanted);
        return withTest;
      };
      await serve({ moments, around: { loadImages } }).until(isState('training'));
    }
    expect(asked).toEqual([false, true]);
  });
});

describe('a start that comes to nothing', () => {
  test('a wrong recipe fails with its sentence', async () => {
    const session = serve({ recipe: { ...smallRecipe, batchSize: 0 } });
    await session.ended;
    expect(session.heard.map(({ news }) => news)).toEqual([
      {
        kind: 'failed',
        why: 'recipe: batchSize should be a whole number from 1 to 10000, found 0.',
      },
    ]);
  });

  test('images that cannot be had fail with the loader’s sentence', async () => {
    const loadImages = () => Promise.reject(new AssetError('network', 'gone'));
    const session = serve({ around: { loadImages } });
    await session.ended;
    expect(session.heard[0]!.news).toEqual({
      kind: 'failed',
      why: 'The digits could not be fetched: there is no connection to the site. Go online, then try again.',
    });
  });

  test('a stop while the images are on their way aborts the download, and nothing more is said', async () => {
    let aborted = false;
    const loadImages = (_: unknown, { signal }: { signal?: AbortSignal }) =>
      new Promise<never>(() => signal!.addEventListener('abort', () => (aborted = true)));
    const session = serve({ around: { loadImages } });
    session.send({ kind: 'stop' });
    await session.ended;
    expect(aborted).toBe(true);
    expect(session.heard).toEqual([]);
  });

  test('pressed before the images are here, Pause holds: the run starts with 0 steps', async () => {
    let arrive: (split: SplitImages) => void;
    const loadImages = () => new Promise<SplitImages>((resolve) => (arrive = resolve));
    const session = serve({ around: { loadImages } });
    session.send({ kind: 'pause' });
    session.send({ kind: 'ping' });
    await session.until((news) => news.kind === 'pong');
    arrive!(splitImages(smallRecipe, images));
    await session.until(isState('paused'));
    await session.until((news) => Boolean(progressIn(news)));
    expect(progressOf(session.heard)[0]!.step).toBe(0);
  });

  test('what is no command fails with words, and a ping is answered at any time', async () => {
    const session = serve({ around: { loadImages: () => new Promise<never>(() => {}) } });
    session.send({ kind: 'ping' });
    await session.until((news) => news.kind === 'pong');
    session.send({ kind: 'dance' });
    await session.ended;
    expect(session.heard.at(-1)!.news).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('found {"kind":"dance"}: its kind should be one of start,'),
    });
  });
});
