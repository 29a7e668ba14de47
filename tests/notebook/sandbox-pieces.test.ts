// The pieces around the sandbox that need no browser: texts read in a worker that can be ended, pointers told one at a
// time, and what a run leaves behind.
import { afterEach, expect, test, vi } from 'vitest';
import { type CompiledCell, SlowTextError } from '#src/notebook/cell.ts';
import { createReader, tooLong } from '#src/notebook/compile/reader.ts';
import { differenceLimits, partsOf } from '#src/notebook/page/difference.ts';
import { createPointing } from '#src/notebook/page/pointing.ts';
import { watchLeftovers } from '#src/notebook/runner/leftovers.ts';
import { isSound } from '#src/notebook/runner/soundness.ts';

afterEach(() => vi.useRealTimers());

const compiled: CompiledCell = { body: '', declares: [], reads: [], assigns: [], imports: [] };

/** Workers that answer each text but those that begin with “for ever”. */
function workers() {
  const all: { texts: string[]; isEnded: boolean }[] = [];
  const start = () => {
    const own = { texts: [] as string[], isEnded: false };
    all.push(own);
    let hear = (_event: Event) => {};
    const say = (data: unknown) =>
      queueMicrotask(() => own.isEnded || hear(new MessageEvent('message', { data })));
    say({ kind: 'ready' });
    return {
      postMessage(text: unknown) {
        own.texts.push(String(text));
        if (!String(text).startsWith('for ever')) say({ kind: 'read', compiled });
      },
      terminate: () => (own.isEnded = true),
      addEventListener(type: string, listener: (event: Event) => void) {
        if (type === 'message') hear = listener;
      },
    };
  };
  return { all, start };
}

test('a text that takes for ever ends its worker and is told in a sentence; the next is read by another worker', async () => {
  vi.useFakeTimers();
  const { all, start } = workers();
  const read = createReader(start);
  expect(await read('a')).toEqual(compiled);
  const stuck = read('for ever').catch((error: unknown) => error);
  const next = read('b');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(await stuck).toEqual(new SlowTextError(tooLong, 1));
  expect(await next).toEqual(compiled);
  expect(all).toEqual([
    { texts: ['a', 'for ever'], isEnded: true },
    { texts: ['b'], isEnded: false },
  ]);
});

test('where no worker starts, every text is told so, and each is tried anew', async () => {
  let tries = 0;
  const read = createReader(() => {
    tries++;
    throw new ReferenceError('Worker is not defined');
  });
  for (const text of ['a', 'b'])
    expect(String(await read(text).catch((error: unknown) => error))).toMatch(
      /^Error: The program that reads cells could not be started: /,
    );
  expect(tries).toBe(2);
});

test('a pointer that is not answered yet waits, the last of many is told, and only what was asked for is drawn', () => {
  const sent: number[] = [];
  let time = 0;
  const pointing = createPointing(
    ({ x }) => sent.push(x),
    () => time,
  );
  const move = (x: number, cell = 'mine', plot = 1) =>
    pointing.point({ type: 'pointer', plot, event: 'pointermove', x, y: 0 }, cell);
  expect(pointing.answered(1)).toBeUndefined();
  for (const x of [1, 2, 3, 4]) move(x);
  expect(sent).toEqual([1]);
  // Another cell’s chart, which nobody pointed at.
  expect(pointing.answered(2)).toBeUndefined();
  expect(pointing.answered(1)).toBe('mine');
  expect(sent).toEqual([1, 4]);
  expect(pointing.answered(1)).toBe('mine');
  expect(pointing.answered(1)).toBeUndefined();
  move(5, 'other', 7);
  time = 1000;
  move(6);
  expect(sent).toEqual([1, 4, 5, 6]);
  expect(pointing.answered(7)).toBeUndefined();
  expect(pointing.answered(1)).toBe('mine');
});

test('timers, frames, workers and channels that a run leaves are ended, counted, and found by no other way', () => {
  const ended: string[] = [];
  let count = 0;
  const calls = new Map<number, () => void>();
  const inherited = {
    setTimeout: (call: () => void) => {
      calls.set(++count, call);
      return count;
    },
    clearTimeout: (id: number) => void (calls.delete(id) && ended.push('timeout')),
    scheduler: { postTask: () => undefined },
  };
  // As a browser's own: of another thing it cannot be asked.
  class Worker {
    #name = 'worker';
    terminate() {
      ended.push(this.#name);
    }
  }
  class MessageChannel {
    port1 = { close: () => void ended.push('channel') };
  }
  const scope = Object.assign(Object.create(inherited) as typeof inherited, {
    setInterval: (_call: () => void) => ++count,
    clearInterval: () => void ended.push('interval'),
    Worker,
    MessageChannel,
    AbortSignal: { timeout: () => undefined as unknown },
    AbortController,
    Atomics: { waitAsync: () => undefined },
  });
  const leftovers = watchLeftovers(scope as never);
  const make = (maker: unknown) => Reflect.construct(maker as never, []) as object;
  leftovers.begin();
  expect(leftovers.end()).toBe(0);
  leftovers.begin();
  const heard: number[] = [];
  scope.setTimeout(() => heard.push(1));
  scope.clearTimeout(scope.setTimeout(() => heard.push(2)));
  calls.get(1)!();
  expect([heard, ended.splice(0)]).toEqual([[1], ['timeout']]);
  // Both are over, and nothing of them is left.
  expect(leftovers.end()).toBe(0);
  leftovers.begin();
  scope.setTimeout(() => undefined);
  scope.setInterval(() => undefined);
  const worker = make(scope.Worker);
  expect(worker).toBeInstanceOf(Worker);
  make(worker.constructor);
  make(scope.MessageChannel);
  const signal = scope.AbortSignal.timeout() as AbortSignal;
  expect(leftovers.end()).toBe(6);
  expect(ended).toEqual(['timeout', 'interval', 'worker', 'worker', 'channel', 'timeout']);
  expect([signal.aborted, 'waitAsync' in scope.Atomics]).toEqual([false, false]);
  expect('scheduler' in scope).toBe(false);
  expect('setTimeout' in inherited).toBe(false);
});

test('between two runs no function that answers by a promise or an event is asked, no timer starts, and nothing new is made', async () => {
  const asked: string[] = [];
  class Files {
    #name = 'kept';
    async read() {
      return void asked.push(`read ${this.#name}`);
    }
    static async open() {
      return void asked.push('opened');
    }
    size() {
      return void asked.push(`measured ${this.#name}`);
    }
  }
  class FileReader {
    #text = 'text';
    readAsText() {
      asked.push(`read as ${this.#text}`);
    }
  }
  class Worker {
    terminate() {}
  }
  const scope = {
    Files,
    FileReader,
    Worker,
    fetch: async () => void asked.push('fetched'),
    setTimeout: () => asked.push('timer'),
    clearTimeout: () => undefined,
  };
  const { begin, end } = watchLeftovers(scope as never);
  expect(asked.splice(0)).toEqual(['opened']);
  const files = new Files();
  const reader = new FileReader();
  const askAll = () => {
    scope.setTimeout();
    reader.readAsText();
    files.size();
    return [files.read(), Files.open(), scope.fetch()];
  };
  begin();
  await Promise.all(askAll());
  expect(end()).toBe(1);
  expect(asked.splice(0)).toEqual([
    'timer',
    'read as text',
    'measured kept',
    'read kept',
    'opened',
    'fetched',
  ]);
  const answered = Promise.race(askAll());
  expect(await Promise.race([answered, new Promise((go) => setTimeout(go, 5, 'nothing'))])).toBe(
    'nothing',
  );
  expect(() => new scope.Worker()).toThrow('has ended');
  // What is computed at once is nobody's to forbid.
  expect(asked).toEqual(['measured kept']);
});

test('a place is sound where lists have a display and a method of a cell’s own, and not where values get lost', async () => {
  expect(await isSound()).toBe(true);
  const ways = Array.prototype as unknown as Record<PropertyKey, unknown>;
  const display = Symbol.for('Jupyter.display');
  ways[display] = () => ({ 'text/html': '<b>a list</b>' });
  expect(await isSound()).toBe(true);
  Reflect.deleteProperty(ways, display);
  const spy = vi.spyOn(Object, 'fromEntries').mockReturnValue({});
  expect(await isSound()).toBe(false);
  spy.mockRestore();
  expect(await isSound()).toBe(true);
});

const lines = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

test('texts whose comparison would take long are shown whole, one out and one in; a change in many lines is found', () => {
  const kinds = (before: string, after: string) => partsOf(before, after).map(({ kind }) => kind);
  const half = differenceLimits.edits / 2 + 10;
  for (const [before, after] of [
    ['a', '\n'.repeat(300_000)],
    [lines(half * 2, (at) => `a${at}`), lines(half * 2, (at) => `b${at}`)],
    ['\n'.repeat(differenceLimits.lines + 1), 'a'],
  ] as const)
    expect(kinds(before, after)).toEqual(['removed', 'added']);
  const long = lines(5000, (at) => `line ${at}`);
  expect(kinds(long, long.replace('line 2500\n', 'another\n'))).toEqual([
    'same',
    'removed',
    'added',
    'same',
  ]);
});
