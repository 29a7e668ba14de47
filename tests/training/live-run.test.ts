// One run in a figure: begun, stepped, taken back and gone on with, against a real trainer behind a worker's messages.
import { parseHTML } from 'linkedom';
import { h, render } from 'preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Button } from '#components/controls/Button.tsx';
import { RunButtons } from '#components/controls/LiveRun/RunButtons.tsx';
import { RunControls } from '#components/controls/LiveRun/RunControls.tsx';
import { MeasureButton } from '#components/controls/Measuring/MeasuringLine.tsx';
import { type LiveRunState, useLiveRun } from '#components/controls/LiveRun/use-live-run.ts';
import { startTraining, type TrainingRun } from '#src/training/client.ts';
import type { Recipe } from '#src/training/recipe.ts';
import { ServedWorker } from './served.ts';
import { smallRecipe } from './small.ts';

/** 2,000 images in batches of 32. */
const stepsPerEpoch = Math.ceil(2000 / 32);
const patience = { timeout: 60_000, interval: 5 };
let end = () => {};

beforeEach(() => void vi.stubGlobal('matchMedia', () => ({ matches: false })));
afterEach(() => {
  end();
  end = () => {};
  vi.unstubAllGlobals();
});

function open(recipe: Recipe = smallRecipe, stays = true) {
  const { document } = parseHTML('<html><body><main></main></body></html>');
  vi.stubGlobal('document', document);
  const place = document.querySelector('main')!;
  const workers: ServedWorker[] = [];
  const seeds: number[] = [];
  const asked: string[] = [];
  const seen = { now: undefined as unknown as LiveRunState<string> };
  const load = async () => ({
    trainHere(wanted: Recipe, options: object): TrainingRun {
      seeds.push(wanted.seed);
      const worker = new ServedWorker(wanted);
      workers.push(worker);
      return startTraining(wanted, {
        ...options,
        createWorker: () => worker,
        root: 'https://book.example/',
      });
    },
  });
  const learn = async (run: TrainingRun, which: 'now' | 'best') => {
    await run.weights(which);
    asked.push(which);
    return which;
  };
  function Probe() {
    seen.now = useLiveRun({ recipe, load, learn, stays });
    return null;
  }
  render(h(Probe, {}), place as never);
  end = () => render(null, place as never);
  return {
    workers,
    seeds,
    asked,
    get live() {
      return seen.now;
    },
    get step() {
      return seen.now.run?.progress?.step;
    },
    comesTo: (kind: string) =>
      vi.waitFor(() => expect(seen.now.view.state).toMatchObject({ kind }), patience),
  };
}

const lossesOf = ({ run }: LiveRunState) => Array.from(run!.losses);
const checkpointAt = ({ run }: LiveRunState, step: number) =>
  run!.progress!.checkpoints.find((one) => one.step === step)!.id;

test('begun with 1 step it pauses after exactly 1; 5 more make 6, and each is shown', async () => {
  const figure = open();
  figure.live.begin(1);
  await vi.waitFor(() => expect(figure.step).toBe(1), patience);
  expect(figure.live.view.state.kind).toBe('paused');
  figure.live.step(5);
  await vi.waitFor(() => expect(figure.step).toBe(6), patience);
  expect(lossesOf(figure.live)).toHaveLength(6);
});

test(`rewound from its end to the end of epoch 1 it stands at step ${stepsPerEpoch}, goes on, and ends with the very losses of the first time`, async () => {
  const figure = open();
  figure.live.begin();
  await figure.comesTo('done');
  const first = lossesOf(figure.live);
  expect(first).toHaveLength(3 * stepsPerEpoch);
  await vi.waitFor(() => expect(figure.live.learned).toBe('best'), patience);

  figure.live.rewind(checkpointAt(figure.live, stepsPerEpoch));
  await figure.comesTo('paused');
  expect(figure.step).toBe(stepsPerEpoch);
  expect(figure.live.run!.epochs).toHaveLength(1);
  expect(lossesOf(figure.live)).toEqual(first.slice(0, stepsPerEpoch));
  await vi.waitFor(() => expect(figure.live.learned).toBe('now'), patience);

  figure.live.resume();
  await figure.comesTo('done');
  expect(lossesOf(figure.live)).toEqual(first);
  expect(figure.live.run!.epochs.map(({ epoch }) => epoch)).toEqual([1, 2, 3]);
  expect(figure.live.learned).toBe('best');
  expect(figure.workers).toHaveLength(1);
});

test('diverged at a rate of 1,000,000 it names the step; taken back to its start, with a rate of 0.1, it goes on', async () => {
  const figure = open({ ...smallRecipe, learningRate: 0.1, schedule: 'constant' });
  figure.live.begin(3);
  await vi.waitFor(() => expect(figure.step).toBe(3), patience);
  figure.live.setLearningRate(1e6);
  expect(figure.live.run).toBeDefined();
  figure.live.resume();
  await figure.comesTo('diverged');
  expect(figure.live.view.state).toMatchObject({ why: expect.stringMatching(/step \d/) });

  figure.live.rewind(checkpointAt(figure.live, 0));
  await figure.comesTo('paused');
  expect(figure.step).toBe(0);
  expect(figure.live.run!.diverged).toBeUndefined();
  // The rate is the checkpoint's again.
  expect(figure.live.learningRate).toBe(0.1);
  figure.live.resume();
  await figure.comesTo('done');
  expect(figure.live.run!.epochs.at(-1)!.validation.accuracy).toBeGreaterThan(0.5);
});

test.each([0, -1, NaN])(
  'a learning rate of %s in mid-run is refused in a sentence, and changes nothing',
  async (rate) => {
    const figure = open();
    figure.live.begin(1);
    await vi.waitFor(() => expect(figure.step).toBe(1), patience);
    const before = figure.live.run!.progress!.learningRate;
    figure.live.setLearningRate(rate);
    await vi.waitFor(
      () => expect(figure.live.run!.refusal).toMatch(/^The learning rate/),
      patience,
    );
    expect(figure.live.run!.progress!.learningRate).toBe(before);
  },
);

test('the first run has the recipe’s random weights, the next those of the number after; “again” has the same; a chosen rate is trained with', async () => {
  const figure = open({ ...smallRecipe, schedule: 'constant' });
  figure.live.setLearningRate(0.05);
  figure.live.begin(1);
  await figure.comesTo('paused');
  figure.live.begin(1);
  await vi.waitFor(() => expect(figure.seeds).toEqual([5, 6]), patience);
  figure.live.again();
  await vi.waitFor(() => expect(figure.seeds).toEqual([5, 6, 6]), patience);
  await figure.comesTo('done');
  expect(figure.live.run!.progress!.learningRate).toBe(0.05);
  figure.live.clear();
  await figure.comesTo('resting');
  await vi.waitFor(() => expect(figure.live.learned).toBeUndefined(), patience);
  expect(figure.live.seed).toBe(5);
  expect(figure.workers.map(({ isTerminated }) => isTerminated)).toEqual([true, true, true]);
});

test('a run that does not stay ends its worker with its end, and one that stays when the figure goes', async () => {
  const brief = open(smallRecipe, false);
  brief.live.begin();
  await brief.comesTo('done');
  expect(brief.live.learned).toBe('best');
  expect(brief.workers[0]!.isTerminated).toBe(true);
  const staying = open();
  staying.live.begin();
  await staying.comesTo('done');
  expect(staying.workers[0]!.isTerminated).toBe(false);
  end();
  expect(staying.workers[0]!.isTerminated).toBe(true);
});

/** Every button in what a part renders, with what it is given. */
function buttonsIn(part: unknown): { turns?: boolean; onClick(event: object): void }[] {
  if (Array.isArray(part)) return part.flatMap(buttonsIn);
  const { type, props } = (part ?? {}) as { type?: unknown; props?: { children?: unknown } };
  return [
    ...(type === Button ? [props as never] : []),
    ...(props ? buttonsIn(props.children) : []),
  ];
}

test('the second press of a double click is not heard by the 3 buttons that begin and stop, so that it does not stop what the first began', () => {
  const begin = vi.fn<() => void>();
  const idle = vi.fn<() => void>();
  const resting = { state: { kind: 'resting' }, share: 0 } as const;
  const parts = [
    RunButtons({
      view: resting,
      words: 'Train',
      begin,
      pause: idle,
      resume: idle,
      stop: idle,
    }),
    RunControls({ view: resting, words: 'Train', start: begin, stop: idle }),
    MeasureButton({
      measuring: { isRunning: false, stop: idle },
      start: begin,
      children: 'Measure',
    }),
  ];
  const buttons = parts.flatMap(buttonsIn).filter(({ turns }) => turns);
  expect(buttons).toHaveLength(3);
  for (const props of buttons) {
    const { onClick } = Button(props as never).props as unknown as {
      onClick(event: object): void;
    };
    begin.mockClear();
    // Keys press with 0.
    for (const detail of [1, 2, 3]) onClick({ detail });
    expect(begin).toHaveBeenCalledTimes(1);
    onClick({ detail: 0 });
    expect(begin).toHaveBeenCalledTimes(2);
  }
  expect(idle).not.toHaveBeenCalled();
});
