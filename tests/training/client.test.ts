// The page's handle: one state at a time, whatever the worker does, and no promise is left open.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTraining, type TrainingOptions } from '#src/training/client.ts';
import type { Command, News } from '#src/training/messages.ts';
import { readCommand } from '#src/training/read-message.ts';
import { watchMarks } from '../workers/marks-held.ts';
import { smallRecipe } from './small.ts';

/** A worker that says what the test tells it to, and notes what it is told. */
class FakeWorker extends EventTarget {
  told: Command[] = [];
  terminated = 0;
  postMessage(message: Command) {
    this.told.push(readCommand(structuredClone(message)));
  }
  terminate() {
    this.terminated += 1;
  }
  say(data: News | object) {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
  kinds() {
    return this.told.map(({ kind }) => kind);
  }
}

class FakePage extends EventTarget {
  hidden = false;
  hide(hidden: boolean) {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

function start(options: Partial<TrainingOptions> = {}) {
  const worker = new FakeWorker();
  const page = new FakePage();
  const states: string[] = [];
  const run = startTraining(smallRecipe, {
    createWorker: () => worker,
    root: 'https://book.example/',
    page: page as unknown as Document,
    onChange: ({ state }) => states.push(state.kind),
    ...options,
  });
  return { worker, page, run, states };
}

const progress: News & { kind: 'progress' } = {
  kind: 'progress',
  epoch: 1,
  step: 2,
  stepCount: 189,
  learningRate: 0.1,
  loss: 2,
  smoothLoss: 2.5,
  smoothAccuracy: 0.2,
  imagesPerSecond: 1000,
  secondsLeft: 6,
  firstStep: 1,
  losses: Float32Array.of(3, 2),
  epochs: [],
  checkpoints: [],
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('starting → training → paused → training → done, with each progress acknowledged', () => {
  const { worker, run, states } = start({ level: 'scalar', paused: false });
  expect(run.state).toEqual({ kind: 'starting', share: 0 });
  expect(worker.told[0]).toEqual({
    kind: 'start',
    recipe: smallRecipe,
    root: 'https://book.example/',
    level: 'scalar',
    paused: false,
  });
  worker.say({ kind: 'starting', loadedBytes: 1, totalBytes: 4 });
  expect(run.state).toEqual({ kind: 'starting', share: 0.25 });
  worker.say({
    kind: 'ready',
    level: 'scalar',
    threads: 1,
    trainCount: 2000,
    stepsPerEpoch: 63,
    stepCount: 189,
  });
  expect(run.ready?.level).toBe('scalar');
  worker.say({ kind: 'state', state: 'training', progress });
  worker.say(progress);
  expect(run.progress?.step).toBe(2);
  expect([...run.history.losses]).toEqual([3, 2]);
  run.pause();
  worker.say({ kind: 'state', state: 'paused', progress });
  run.resume();
  worker.say({ kind: 'state', state: 'training', progress });
  worker.say({ kind: 'state', state: 'done', progress });
  expect(states).toEqual(['starting', 'training', 'training', 'paused', 'training', 'done']);
  expect(worker.kinds()).toEqual(['start', 'seen', 'pause', 'resume']);
  expect(worker.terminated).toBe(0); // its weights may still be asked for
});

test('every wish is a command of its own', () => {
  const { worker, run } = start();
  run.step();
  run.step(5);
  run.setLearningRate(0.2);
  run.checkpoint();
  run.rewind(3);
  expect(worker.told.slice(1)).toEqual([
    { kind: 'step', count: 1 },
    { kind: 'step', count: 5 },
    { kind: 'learningRate', learningRate: 0.2 },
    { kind: 'checkpoint' },
    { kind: 'rewind', checkpoint: 3 },
  ]);
  worker.say({ kind: 'refused', why: 'There is no checkpoint 3.' });
  expect(run.refusal).toBe('There is no checkpoint 3.');
  run.pause();
  expect(run.refusal).toBe(undefined);
});

test('answers come to whoever asked, in any order; a refusal rejects with its words', async () => {
  const { worker, run } = start();
  const [first, second, third] = [run.weights(), run.weights('best'), run.firstLayerWeights()];
  worker.say({ kind: 'refused', request: 1, why: 'No epoch has ended yet.' });
  worker.say({
    kind: 'firstLayer',
    request: 2,
    step: 0,
    weights: new Float32Array(6),
    inputSize: 3,
    outputSize: 2,
  });
  worker.say({ kind: 'weights', request: 0, bytes: Uint8Array.of(7) });
  expect(await first).toEqual(Uint8Array.of(7));
  await expect(second).rejects.toThrow('No epoch has ended yet.');
  expect((await third).inputSize).toBe(3);
});

describe('the end', () => {
  test('a stop during the start terminates the worker at once, a second stop does nothing, and late news are not heard', async () => {
    const { worker, run, states } = start();
    const asked = run.weights();
    run.stop();
    run.stop();
    worker.say({ kind: 'state', state: 'training', progress });
    worker.dispatchEvent(new Event('error'));
    run.resume();
    expect(run.state).toEqual({ kind: 'stopped' });
    expect(states).toEqual(['stopped']);
    expect(worker.terminated).toBe(1);
    expect(worker.kinds()).toEqual(['start', 'weights', 'stop']);
    await expect(asked).rejects.toThrow('The training was stopped.');
    await expect(run.weights()).rejects.toThrow('its worker is gone');
    expect(vi.getTimerCount()).toBe(0);
  });

  test.each([
    [
      'error',
      { message: 'boom' },
      'The training worker broke: boom. Everything else on this page still works. Try again.',
    ],
    [
      'error',
      {},
      'The training worker could not be loaded. Everything else on this page still works. Check your connection, then try again.',
    ],
    [
      'messageerror',
      {},
      'A message from the training worker arrived damaged. Everything else on this page still works. Try again.',
    ],
  ])('a worker’s %s event %o fails the run: %s', async (type, fields, why) => {
    const { worker, run } = start();
    const asked = run.firstLayerWeights();
    worker.dispatchEvent(Object.assign(new Event(type), fields));
    expect(run.state).toEqual({ kind: 'failed', why });
    expect(worker.terminated).toBe(1);
    await expect(asked).rejects.toThrow(why);
  });

  test('a worker that cannot be made fails the run with the reason', () => {
    const createWorker = () => {
      throw new Error('forbidden');
    };
    const { run } = start({ createWorker });
    expect(run.state).toEqual({
      kind: 'failed',
      why: 'The training worker could not be started: forbidden. Everything else on this page still works. Reload the page, then try again.',
    });
  });

  test('silence after 3 unanswered pings of 10 s each fails the run; one that answers lives on', () => {
    const { worker, run } = start();
    for (let beat = 0; beat < 10; beat++) {
      vi.advanceTimersByTime(10_000);
      if (worker.kinds().at(-1) === 'ping') worker.say({ kind: 'pong' });
    }
    expect(run.state.kind).toBe('starting');
    vi.advanceTimersByTime(30_000);
    expect(run.state.kind).toBe('starting');
    vi.advanceTimersByTime(10_000);
    expect(run.state).toEqual({
      kind: 'failed',
      why: 'The training worker has stopped answering. Everything else on this page still works. Try again.',
    });
    expect(worker.terminated).toBe(1);
  });

  test.each([
    { kind: 'dance' },
    { kind: 'progress', step: 'two' },
    { ...progress, losses: [1] },
    7,
  ])('news that are none, %o, fail the run instead of a page that shows nonsense', (message) => {
    const { worker, run } = start();
    worker.say(message as object);
    expect(run.state).toMatchObject({
      kind: 'failed',
      why: expect.stringContaining('sent a message that this page cannot read'),
    });
  });

  test('a run that is paused or done may sleep for an hour, and is asked again once something is asked of it', () => {
    const { worker, run } = start();
    for (const state of ['paused', 'done'] as const) {
      worker.say({ kind: 'state', state, progress });
      vi.advanceTimersByTime(3_600_000);
      expect(run.state.kind).toBe(state);
    }
    expect(worker.kinds()).toEqual(['start']);
    const asked = run.weights();
    vi.advanceTimersByTime(40_000);
    expect(run.state.kind).toBe('failed');
    return expect(asked).rejects.toThrow('stopped answering');
  });

  test('diverged is told with its words, and a rewind leads out of it', () => {
    const { worker, run } = start();
    worker.say({ kind: 'diverged', why: 'too fast', progress });
    expect(run.state).toEqual({ kind: 'diverged', why: 'too fast' });
    run.rewind(0);
    worker.say({ kind: 'state', state: 'paused', progress });
    expect(run.state.kind).toBe('paused');
  });
});

test('the worker is told when the page hides and shows, from the start and until the end', () => {
  const { worker, page, run } = start();
  page.hide(true);
  page.hide(false);
  run.stop();
  page.hide(true);
  expect(worker.told.slice(1, -1)).toEqual([
    { kind: 'visibility', hidden: true },
    { kind: 'visibility', hidden: false },
  ]);
  const hiddenPage = Object.assign(new FakePage(), { hidden: true }) as unknown as Document;
  expect(start({ page: hiddenPage }).worker.told[1]).toEqual({ kind: 'visibility', hidden: true });
});

test('a run is marked as work while it starts and trains, and not while it rests or once it has ended', async () => {
  const marks = await watchMarks();
  const { worker, run } = start();
  const found = [await marks()];
  for (const state of ['training', 'paused', 'training', 'done'] as const) {
    worker.say({ kind: 'state', state, progress });
    found.push(await marks());
  }
  expect(found).toEqual([1, 1, 0, 1, 0]);
  worker.say({ kind: 'state', state: 'training', progress });
  run.stop();
  expect(await marks()).toBe(0);
  const broken = start({
    createWorker() {
      throw new Error('no');
    },
  });
  expect(broken.run.state.kind).toBe('failed');
  expect(await marks()).toBe(0);
});
