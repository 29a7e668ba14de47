// The order of a chapter's life: what runs when, what is out of date, and what a stop leaves, with the book's own runner
// in the place of the sandbox.
import { expect, test, vi } from 'vitest';
import { SlowTextError } from '#src/notebook/cell.ts';
import { compileCell } from '#src/notebook/compile/compile.ts';
import type { FromRunner, ToRunner } from '#src/notebook/messages.ts';
import { statusWords } from '#src/notebook/page/status-words.ts';
import { createNotebook } from '#src/notebook/page/notebook.ts';
import type { CellRecord, ChapterRecord } from '#src/notebook/record.ts';
import { createRunner } from '#src/notebook/runner/run-cells.ts';

function recordOf(
  cells: Record<string, string>,
  more: Record<string, Partial<CellRecord>> = {},
): ChapterRecord {
  const records = Object.entries(cells).map(([name, source]): CellRecord => ({
    name,
    role: 'cell',
    source,
    line: 1,
    manual: false,
    hidden: false,
    readonly: false,
    expectError: false,
    compiled: compileCell(source),
    hash: source,
    result: { outputs: [{ kind: 'display', bundle: { 'text/plain': 'as built' } }] },
    ...more[name],
  }));
  return { chapter: 'c', title: 'C', cells: records, needs: [] };
}

/** Runs cells at once in this process; `hold` keeps a cell from ending. */
function createWorld(record: ChapterRecord, compiling?: () => Promise<void>) {
  const ran: string[] = [];
  const world = {
    ran,
    opened: 0,
    stopped: 0,
    held: new Set<string>(),
    asleep: false,
    unable: false,
  };
  let die = (_why: string, _hasBegun: boolean) => {};
  const notebook = createNotebook(record, {
    open(receive, died) {
      world.opened++;
      if (world.unable) throw new ReferenceError('MessageChannel is not defined');
      world.asleep = false;
      die = died;
      let isOpen = true;
      const send = (message: FromRunner) => isOpen && receive(message);
      const runner = createRunner({
        async load(code) {
          const address = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`;
          return { address, module: await import(/* @vite-ignore */ address) };
        },
        library: async () => ({ double: (x: number) => 2 * x }),
      });
      const run = async ({
        run: number,
        cell,
        code,
        given,
        imports,
      }: ToRunner & { type: 'run' }) => {
        ran.push(cell);
        const { kind, error, verdict } = await runner.run(
          { name: cell, code, given, imports },
          {
            display: (output) => send({ type: 'display', run: number, ...output }),
            progress: (done, total) => send({ type: 'progress', run: number, done, total }),
          },
        );
        if (world.held.has(cell)) return;
        if (kind === 'superseded') return send({ type: 'superseded', run: number });
        const end = { run: number, milliseconds: 1, verdict };
        return send(
          kind === 'done' ? { type: 'done', ...end } : { type: 'failed', ...end, error: error! },
        );
      };
      return {
        isAwake: async () => !world.asleep,
        post(message) {
          if (!isOpen) return;
          if (message.type === 'run') void run(message);
          if (message.type === 'forget') runner.forget(message.names);
          if (message.type === 'supersede') runner.supersede();
        },
        stop() {
          isOpen = false;
          world.stopped++;
        },
      };
    },
    library: async () => '',
    answer: async () => undefined,
    async compile(source) {
      await compiling?.();
      return compileCell(source);
    },
    changed: () => undefined,
    redrawn: () => undefined,
  });
  const texts = (cell: string) =>
    notebook.states
      .get(cell)!
      .result.outputs.map((output) =>
        output.kind === 'display'
          ? output.bundle['text/plain']
          : `${output.error.name}: ${output.error.message}`,
      );
  const status = (cell: string) => notebook.states.get(cell)!.status;
  const rest = async () => {
    while (notebook.isRunning()) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  return {
    world,
    notebook,
    texts,
    status,
    rest,
    die: (why: string, hasBegun: boolean) => die(why, hasBegun),
  };
}

const chain = {
  one: 'const a = 2;\ndisplay(a);',
  two: 'const b = a * 10;\ndisplay(b);',
  three: 'display(b + 1);',
  apart: 'display(0);',
};

test('the first Run of a cell runs what it reads from, itself and what follows, in order, and nothing else', async () => {
  const { world, notebook, texts, rest } = createWorld(recordOf(chain));
  await notebook.run('two');
  await rest();
  expect(world.ran).toEqual(['one', 'two', 'three']);
  expect(texts('three')).toEqual(['21']);
  expect(texts('apart')).toEqual(['as built']);
});

test('an edit makes the cell and its followers stale and runs nothing; Run brings all up to date', async () => {
  const { world, notebook, texts, status, rest } = createWorld(recordOf(chain));
  await notebook.edit('one', 'const a = 5;');
  expect(['one', 'two', 'three', 'apart'].map(status)).toEqual([
    'stale',
    'stale',
    'stale',
    'built',
  ]);
  expect(world.ran).toEqual([]);
  await notebook.run('one');
  await rest();
  expect(texts('three')).toEqual(['51']);
  expect(['one', 'two', 'three', 'apart'].map(status)).toEqual([
    'fresh',
    'fresh',
    'fresh',
    'built',
  ]);
});

test('a manual follower is not run along: it becomes stale', async () => {
  const { world, notebook, status, rest } = createWorld(
    recordOf(chain, { three: { manual: true } }),
  );
  await notebook.edit('one', 'const a = 5;');
  await notebook.run('one');
  await rest();
  expect(world.ran).toEqual(['one', 'two']);
  expect(status('three')).toBe('stale');
});

test('the book’s text typed back brings the book’s outputs back, without a run', async () => {
  const { world, notebook, texts, status, rest } = createWorld(recordOf(chain));
  await notebook.edit('one', 'const a = 5;');
  await notebook.run('one');
  await rest();
  world.ran.length = 0;
  await notebook.edit('one', chain.one);
  expect(['one', 'two', 'three'].map(status)).toEqual(['built', 'built', 'built']);
  expect(texts('three')).toEqual(['as built']);
  expect(world.ran).toEqual([]);
  // The sandbox still holds the values of before, which must not be used.
  await notebook.run('three');
  await rest();
  expect(texts('three')).toEqual(['21']);
});

test('the book’s text typed back while a follower runs brings the book’s output back at its end', async () => {
  const { waits, letGo } = gate();
  const { notebook, texts, status, rest } = createWorld(
    recordOf({ one: chain.one, two: `${waits}\ndisplay(a);` }),
  );
  await notebook.edit('one', 'const a = 5;');
  await notebook.run('one');
  while (status('two') !== 'running') await new Promise((resolve) => setTimeout(resolve, 5));
  await notebook.edit('one', chain.one);
  letGo();
  await rest();
  await vi.waitFor(() => expect(status('two')).toBe('built'));
  expect(['one', 'two'].map(texts)).toEqual([['as built'], ['as built']]);
});

test('an error stands at its line, and what follows waits in words', async () => {
  const { notebook, texts, status, rest } = createWorld(recordOf(chain));
  await notebook.edit('one', "const a = 1;\nthrow new RangeError('too far');");
  await notebook.run('one');
  await rest();
  const [output] = notebook.states.get('one')!.result.outputs;
  expect(output).toMatchObject({
    kind: 'error',
    error: { name: 'RangeError', message: 'too far', cell: 'one', line: 2 },
  });
  expect(status('one')).toBe('failed');
  expect(texts('two')).toEqual([
    'Waiting: Not run, because it reads from the cell “one”, which has an error.',
  ]);
});

test('a text that cannot be read is told at its line, and what reads from it waits, without a sandbox', async () => {
  const { world, notebook, texts, status } = createWorld(recordOf(chain));
  await notebook.edit('two', 'const b = ;');
  await notebook.run('three');
  const [output] = notebook.states.get('two')!.result.outputs;
  expect(output).toMatchObject({ kind: 'error', error: { cell: 'two', line: 1, name: 'Mistake' } });
  expect(['two', 'three'].map(status)).toEqual(['failed', 'failed']);
  expect(texts('three')[0]).toContain('reads from the cell “two”, which has an error');
  expect(world.opened).toBe(0);
});

test('a name defined twice and an assignment across cells are refused with their words', async () => {
  const { notebook, texts } = createWorld(recordOf(chain));
  await notebook.edit('apart', 'const a = 1;');
  await notebook.run('apart');
  expect(texts('apart')[0]).toContain('“a” is defined twice: in “one” and “apart”');
  await notebook.edit('apart', 'a = 1;');
  await notebook.run('apart');
  expect(texts('apart')[0]).toContain('belongs to the cell “one”');
});

test('Stop ends the sandbox, empties the queue, and the next Run makes the values anew', async () => {
  const { world, notebook, texts, status, rest } = createWorld(recordOf(chain));
  world.held.add('two');
  await notebook.run('two');
  while (status('two') !== 'running') await new Promise((resolve) => setTimeout(resolve, 5));
  expect(status('three')).toBe('queued');
  notebook.stop();
  expect(world.stopped).toBe(1);
  expect([status('two'), status('three'), notebook.isRunning()]).toEqual([
    'stopped',
    'built',
    false,
  ]);
  world.held.clear();
  world.ran.length = 0;
  await notebook.run('three');
  await rest();
  expect(world.ran).toEqual(['one', 'two', 'three']);
  expect(texts('three')).toEqual(['21']);
});

/** A line that lets a cell go on only after `letGo`. */
function gate() {
  const { promise, resolve: letGo } = Promise.withResolvers<void>();
  Object.assign(globalThis, { heldUp: promise });
  return { waits: 'await globalThis.heldUp;', letGo };
}

test('typing on while a check waits takes it out of the queue: it never sees half a text, and the next press is judged', async () => {
  const right = 'const double = (x: number) => 2 * x;';
  const { waits, letGo } = gate();
  const slow = `${waits}\n${right}`;
  const record = recordOf(
    { start: 'const double = (x: number) => x;', judge: 'check(double(2) === 4, "no");' },
    { start: { role: 'starter', exercise: 'e' }, judge: { role: 'check', exercise: 'e' } },
  );
  const { world, notebook, status, rest } = createWorld(record);
  await notebook.edit('start', slow);
  await notebook.run('judge');
  expect([status('start'), status('judge')]).toEqual(['running', 'queued']);
  // As typed, letter by letter, over the selected text; “c” alone can be read, and defines nothing.
  for (let length = 1; length <= right.length; length++)
    await notebook.edit('start', right.slice(0, length));
  expect(status('judge')).toBe('stale');
  letGo();
  await rest();
  expect(world.ran).toEqual(['start']);
  await notebook.run('judge');
  await rest();
  expect(world.ran).toEqual(['start', 'start', 'judge']);
  expect(notebook.states.get('judge')!.result.verdict).toEqual({ passed: 1, failures: [] });
});

test('a value that was made by a text of before, changed while it ran, is given to no other cell', async () => {
  const { waits, letGo } = gate();
  const slow = (a: number) => `${waits}\nconst a = ${a};`;
  const { notebook, texts, rest } = createWorld(recordOf({ one: slow(1), two: 'display(a);' }));
  await notebook.run('one');
  await notebook.edit('one', slow(7));
  letGo();
  await rest();
  await notebook.run('two');
  await rest();
  expect(texts('two')).toEqual(['7']);
});

test('Run on a running loop that ticks supersedes it without a stop', async () => {
  const loop = 'for (let i = 0; ; i++) { display(i, { id: "i" }); await tick(); }';
  const { world, notebook, texts, status, rest } = createWorld(recordOf({ loop }));
  await notebook.run('loop');
  while (texts('loop').length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(status('loop')).toBe('running');
  await notebook.edit('loop', 'display("ended");');
  await notebook.run('loop');
  await rest();
  expect(world.stopped).toBe(0);
  expect(status('loop')).toBe('fresh');
});

test('display with an id takes the place of the one before', async () => {
  const { notebook, texts, rest } = createWorld(
    recordOf({ a: 'display(1, { id: "x" }); display(2); display(3, { id: "x" });' }),
  );
  await notebook.run('a');
  await rest();
  expect(texts('a')).toEqual(['3', '2']);
});

test('checks run when asked, after their starter, and tell every failure in words', async () => {
  const record = recordOf(
    {
      start: 'const double = (x: number) => x;',
      judge:
        'check(double(2) === 4, "double(2) should be 4.");\ncheckClose(double(0), 0, 1e-6, "zero");\ncheckClose([1, NaN], [1, 2], 0.1, "list");',
    },
    { start: { role: 'starter', exercise: 'e' }, judge: { role: 'check', exercise: 'e' } },
  );
  const { world, notebook, rest } = createWorld(record);
  await notebook.run('start');
  await rest();
  expect(world.ran).toEqual(['start']);
  await notebook.run('judge');
  await rest();
  expect(notebook.states.get('judge')!.result.verdict).toEqual({
    passed: 1,
    failures: ['double(2) should be 4.', 'list (expected 2 at place 1, found NaN)'],
  });
});

test('a text that comes between a press and its run is not run: 3 ways to press, 2 kinds of cells', async () => {
  for (const changed of ['two', 'one'])
    for (const press of ['run', 'run all', 'run while another runs'] as const) {
      let release = () => {};
      const { world, notebook, status, rest } = createWorld(
        recordOf({ ...chain, slow: 'const slow = 1;' }),
        () => new Promise((resolve) => (release = resolve)),
      );
      if (press === 'run while another runs') {
        world.held.add('apart');
        await notebook.run('apart');
      }
      // Something is being read, so the press has to wait.
      void notebook.edit('slow', 'const slow = 2;');
      await Promise.resolve();
      const pressed = press === 'run all' ? notebook.runAll() : notebook.run('two');
      // The link’s text is laid over the cell, and shown.
      void notebook.edit(
        changed,
        'const a = 1; const b = 1; display("planted");'.replace(
          changed === 'two' ? 'const a = 1; ' : ' const b = 1;',
          '',
        ),
      );
      for (let turn = 0; turn < 20; turn++) {
        release();
        await new Promise((resolve) => setTimeout(resolve));
      }
      await pressed;
      if (press !== 'run while another runs') await rest();
      expect({ changed, press, ran: world.ran.filter((one) => one !== 'apart') }).toEqual({
        changed,
        press,
        ran: [],
      });
      expect(status('two')).toBe('stale');
    }
});

test('a press while a text is still being read is seen at once; Stop takes it back, and nothing runs', async () => {
  const { promise, resolve: letGo } = Promise.withResolvers<void>();
  const { world, notebook, status } = createWorld(recordOf(chain), () => promise);
  void notebook.edit('one', 'const a = 3;');
  const pressed = notebook.run('two');
  expect(status('two')).toBe('queued');
  notebook.stop();
  letGo();
  await pressed;
  expect([world.ran, status('two')]).toEqual([[], 'stale']);
  await notebook.run('two');
  expect(world.ran).toContain('one');
});

test('the book’s text typed back while a press waits for it to be read is the book’s again, with its output', async () => {
  const { world, notebook, texts, status } = createWorld(recordOf(chain));
  await notebook.edit('two', 'const b = 1;');
  await notebook.run('two');
  while (status('two') !== 'fresh') await new Promise((resolve) => setTimeout(resolve, 5));
  world.ran.length = 0;
  void notebook.edit('two', 'const b = 2;');
  const pressed = notebook.run('two');
  await notebook.edit('two', chain.two);
  await pressed;
  expect([world.ran, status('two'), texts('two')]).toEqual([[], 'built', ['as built']]);
});

test('a text that took too long to read is told so, read again by the next Run of it, and by no other', async () => {
  let readings = 0;
  const { world, notebook, texts, status, rest } = createWorld(recordOf(chain), async () => {
    if (++readings < 3) throw new SlowTextError('too long', 1);
  });
  await notebook.edit('two', 'const b = a * 100;\ndisplay(b);');
  await notebook.run('apart');
  await rest();
  expect(readings).toBe(1);
  await notebook.run('two');
  expect([readings, status('two'), texts('two')]).toEqual([2, 'failed', ['Mistake: too long']]);
  await notebook.run('three');
  await rest();
  expect([readings, texts('two'), texts('three')]).toEqual([3, ['200'], ['201']]);
  expect(world.ran).toEqual(['apart', 'one', 'two', 'three']);
});

test('Run all reads what took too long again', async () => {
  let readings = 0;
  const { notebook, texts, rest } = createWorld(recordOf(chain), async () => {
    if (++readings < 2) throw new SlowTextError('too long', 1);
  });
  await notebook.edit('two', 'const b = a * 100;\ndisplay(b);');
  await notebook.runAll();
  await rest();
  expect([texts('two'), texts('three')]).toEqual([['200'], ['201']]);
});

test('what an earlier run has left there, and lets nothing else run, is ended by the next Run, which makes all values anew', async () => {
  const { world, notebook, texts, rest } = createWorld(recordOf(chain));
  await notebook.run('two');
  await rest();
  world.ran.length = 0;
  world.asleep = true;
  await notebook.run('three');
  await rest();
  expect([world.stopped, world.ran]).toEqual([1, ['one', 'two', 'three']]);
  expect(texts('three')).toEqual(['21']);
});

test('a place that does not start is told in the cell that was pressed; the one that would have run first is as it was', async () => {
  for (const way of ['throws', 'dies']) {
    const { world, notebook, texts, status, rest, die } = createWorld(recordOf(chain));
    if (way === 'throws') world.unable = true;
    else world.held.add('one');
    await notebook.run('two');
    if (way === 'dies') {
      await vi.waitUntil(() => status('one') === 'running');
      die('No cell can run here.', false);
    }
    await rest();
    await new Promise((resolve) => setTimeout(resolve, 10));
    const words = way === 'dies' ? 'No cell can run here.' : 'MessageChannel is not defined';
    expect({ way, said: texts('two') }).toEqual({ way, said: [`Not started: ${words}`] });
    expect([status('one'), texts('one'), notebook.isRunning()]).toEqual([
      'built',
      ['as built'],
      false,
    ]);
    // The next press is a new one.
    Object.assign(world, { unable: false });
    world.held.clear();
    await notebook.run('two');
    await rest();
    expect(texts('three')).toEqual(['21']);
  }
});

test('what dies while nothing runs is told in the cell that ran last, under what it showed', async () => {
  const { notebook, texts, rest, die } = createWorld(recordOf(chain));
  await notebook.run('apart');
  await rest();
  die('What it had started went on.', true);
  expect(texts('apart')).toEqual([
    '0',
    'Stopped: What it had started went on. Its values are gone; Run starts anew.',
  ]);
});

test('a cell that shows nothing and ends with a value is known to, one that displays or declares is not', async () => {
  const { notebook, rest } = createWorld(
    recordOf({ value: '1 + 1;', shown: 'display(2); 2;', made: 'const a = 1;' }),
  );
  await notebook.runAll();
  await rest();
  const unshown = ['value', 'shown', 'made'].map(
    (cell) => notebook.states.get(cell)!.result.unshown,
  );
  expect(unshown).toEqual([true, undefined, undefined]);
});

test('a run of which nothing comes for 10 s, such as a getter that never returns, says so and names Stop, until something comes or it ends', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { notebook, world } = createWorld(recordOf({ one: 'display(1);', two: '1;' }));
  world.held.add('one').add('two');
  const words = (cell: string) => statusWords(notebook.states.get(cell)!);
  for (const cell of ['one', 'two']) {
    void notebook.run(cell);
    await vi.waitFor(() => expect(words(cell)).toBe('Running …'));
    await vi.advanceTimersByTimeAsync(9_000);
    expect(words(cell)).toBe('Running …');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(words(cell)).toMatch(/^Running … Nothing new has come for a while\..*Stop ends it\.$/);
    notebook.stop();
    expect(words(cell)).toMatch(/^Stopped/);
  }
  vi.useRealTimers();
});

test('a cell that waits for images tells how many megabytes of how many have come, and then runs on as before', async () => {
  let tell = (_loaded: number, _total: number) => {};
  let give = (_value: unknown) => {};
  let post = (_message: FromRunner) => {};
  const answered: ToRunner[] = [];
  const notebook = createNotebook(recordOf({ one: 'display(1);' }), {
    open(receive) {
      post = receive;
      const sandbox = { isAwake: async () => true, stop: () => undefined };
      return {
        ...sandbox,
        post(message) {
          if (message.type === 'run') receive({ type: 'ask', ask: 7, need: 'training-images' });
          else answered.push(message);
        },
      };
    },
    library: async () => '',
    answer(_, onProgress) {
      tell = onProgress!;
      return new Promise((resolve) => (give = resolve));
    },
    compile: async (source) => compileCell(source),
    changed: () => undefined,
    redrawn: () => undefined,
  });
  const words = () => statusWords(notebook.states.get('one')!);
  await notebook.run('one');
  await vi.waitFor(() => expect(words()).toBe('Running …'));
  tell(2_540_000, 9_912_000);
  expect(words()).toBe('Running: fetching images, 2.5 of 9.9 MB …');
  give('the images');
  await vi.waitFor(() => expect(words()).toBe('Running …'));
  expect(answered).toContainEqual({ type: 'answer', ask: 7, value: 'the images' });
  post({ type: 'done', run: 1, milliseconds: 1 });
  tell(1, 2);
  expect(words()).toMatch(/^Ran in/);
});
