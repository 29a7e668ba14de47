// One task at a time: a second one takes the place of the first, and every end is told once.
import { expect, test } from 'vitest';
import { hasFields, isCount, isOneOf, messageReader } from '#src/workers/check-message.ts';
import { createTaskWorker, type Stopped } from '#src/workers/one-task.ts';
import { FakeWorker } from './fake-worker.ts';
import { watchMarks } from './marks-held.ts';

type Report = { kind: 'found'; count: number } | { kind: 'done' } | { kind: 'failed'; why: string };

const check = messageReader<Report>('a report', {
  found: { count: isCount },
  done: {},
  failed: {},
});

function open() {
  const started: FakeWorker[] = [];
  const tasks = createTaskWorker<string, Report>({
    name: 'The counting worker',
    check,
    start() {
      started.push(new FakeWorker());
      return started.at(-1)!;
    },
  });
  const listen = () => {
    const heard: (Report | Stopped)[] = [];
    return { heard, hear: (report: Report | Stopped) => void heard.push(report) };
  };
  return { started, tasks, one: listen(), other: listen() };
}

test('the worker is kept from one task to the next; a fresh task gets a new one', () => {
  const { started, tasks, one, other } = open();
  tasks.run('first', one.hear);
  started[0].say({ kind: 'found', count: 3 });
  started[0].say({ kind: 'done' });
  started[0].say({ kind: 'found', count: 4 });
  tasks.run('second', other.hear);
  expect(started[0].told).toEqual(['first', 'second']);
  expect(one.heard).toEqual([{ kind: 'found', count: 3 }, { kind: 'done' }]);
  tasks.run('third', one.hear, true);
  expect(other.heard).toEqual([{ kind: 'stopped', by: 'another' }]);
  expect([started[0].terminated, started[1].told]).toEqual([1, ['third']]);
});

test('a second task stops the first, whose late reports nobody hears', () => {
  const { started, tasks, one, other } = open();
  tasks.run('first', one.hear);
  tasks.run('second', other.hear);
  started[0].say({ kind: 'found', count: 1 });
  started[1].say({ kind: 'found', count: 2 });
  expect(one.heard).toEqual([{ kind: 'stopped', by: 'another' }]);
  expect(other.heard).toEqual([{ kind: 'found', count: 2 }]);
});

test('who asks again is not told of a stop, and hears only the second answer', () => {
  const { started, tasks, one } = open();
  tasks.run('first', one.hear);
  tasks.run('second', one.hear);
  started[0].say({ kind: 'found', count: 1 });
  started[1].say({ kind: 'found', count: 2 });
  expect(one.heard).toEqual([{ kind: 'found', count: 2 }]);
});

test('to stop is to end the worker; a stop of what has ended does nothing; the next task starts another', () => {
  const { started, tasks, one, other } = open();
  tasks.run('first', one.hear);
  tasks.stop(other.hear);
  expect(started[0].terminated).toBe(0);
  tasks.stop(one.hear);
  tasks.stop(one.hear);
  expect(one.heard).toEqual([{ kind: 'stopped', by: 'reader' }]);
  expect(started[0].terminated).toBe(1);
  tasks.run('second', one.hear);
  expect(started[1].told).toEqual(['second']);
});

test.each([
  ['breaks', (worker: FakeWorker) => worker.break('boom'), 'The counting worker broke: boom. '],
  ['does not come', (worker: FakeWorker) => worker.break(), 'could not be loaded. '],
  [
    'says nonsense',
    (worker: FakeWorker) => worker.say({ kind: 'found', count: -1 }),
    'cannot read. ',
  ],
  ['says nothing', (worker: FakeWorker) => worker.say(undefined), 'cannot read. '],
])(
  'a worker that %s fails the task once, in a sentence that says what is safe, and is not used again',
  (_, act, why) => {
    const { started, tasks, one } = open();
    tasks.run('first', one.hear);
    act(started[0]);
    act(started[0]);
    expect(one.heard).toEqual([
      {
        kind: 'failed',
        why: expect.stringContaining(`${why}Everything else on this page still works.`),
      },
    ]);
    expect(started[0].terminated).toBe(1);
    tasks.run('second', one.hear);
    expect(started[1].told).toEqual(['second']);
  },
);

test('a worker that the browser does not admit is reported with its reason, and the next task tries again', () => {
  const started: FakeWorker[] = [];
  let isForbidden = true;
  const tasks = createTaskWorker<string, Report>({
    name: 'The counting worker',
    check,
    start() {
      if (isForbidden) throw new Error('forbidden');
      started.push(new FakeWorker());
      return started[0];
    },
  });
  const heard: unknown[] = [];
  tasks.run('first', (report) => heard.push(report));
  expect(heard).toEqual([
    { kind: 'failed', why: expect.stringContaining('could not be started: forbidden.') },
  ]);
  isForbidden = false;
  tasks.run('second', (report) => heard.push(report));
  expect(started[0].told).toEqual(['second']);
});

test('a nested field that is wrong makes the object wrong, and so does one that is missing', () => {
  const isPair = hasFields({ name: isOneOf(['a', 'b']), counts: hasFields({ left: isCount }) });
  expect(isPair({ name: 'a', counts: { left: 1 } })).toBe(true);
  expect(isPair({ name: 'c', counts: { left: 1 } })).toBe(false);
  expect(isPair({ name: 'a', counts: { left: 0.5 } })).toBe(false);
  expect(isPair({ name: 'a' })).toBe(false);
  expect(isPair(null)).toBe(false);
});

test('a task is marked as work from its start to each of its 4 ends', async () => {
  const marks = await watchMarks();
  const { started, tasks, one, other } = open();
  const ends = [
    () => started.at(-1)!.say({ kind: 'done' }),
    () => started.at(-1)!.say({ kind: 'failed', why: 'no' }),
    () => tasks.stop(one.hear),
    () => tasks.run('second', other.hear),
  ];
  for (const end of ends) {
    tasks.run('first', one.hear);
    expect(await marks()).toBe(1);
    end();
    if (end !== ends.at(-1)) expect(await marks()).toBe(0);
  }
  // The second is at work now.
  expect(await marks()).toBe(1);
  started.at(-1)!.say({ kind: 'done' });
  expect(await marks()).toBe(0);
});
