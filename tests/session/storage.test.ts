// What cannot be kept counts within the page all the same, and is told; in a page of another site nothing is written.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Kept } from '#src/session/storage.ts';
import { windowWithin } from './frame.ts';

const [ours, theirs] = ['https://book.example', 'https://other.example'];
let stored: Map<string, string>;
/** Why the storage of now refuses to be written. */
let refusal: DOMException | undefined;

const load = () => import('#src/session/storage.ts');

beforeEach(() => {
  vi.resetModules();
  stored = new Map();
  refusal = undefined;
  vi.stubGlobal('window', windowWithin(ours));
  vi.stubGlobal('document', {
    baseURI: `${ours}/`,
    querySelector: () => null,
    dispatchEvent: () => true,
  });
  // What lasts and what is over with the tab: here one store stands for both.
  const storage = {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem(key: string, text: string) {
      if (refusal) throw refusal;
      stored.set(key, text);
    },
    removeItem(key: string) {
      if (refusal) throw refusal;
      stored.delete(key);
    },
  };
  vi.stubGlobal('localStorage', storage);
  vi.stubGlobal('sessionStorage', storage);
});
afterEach(() => vi.unstubAllGlobals());

const full = new DOMException('full', 'QuotaExceededError');
const refused = new DOMException('no', 'SecurityError');

test.each([
  ['a tab of its own', true, [ours]],
  ['a page of our own', true, [ours, ours]],
  ['our own in our own', true, [ours, ours, ours]],
  ['a stranger', false, [theirs, ours]],
  ['our own, which a stranger frames', false, [theirs, ours, ours]],
  ['a stranger within our own', false, [ours, theirs, ours]],
  ['a stranger within a stranger of our own name', false, [ours, theirs, theirs, ours]],
])('in %s, writing is %s', async (_, isWritten, origins) => {
  vi.stubGlobal('window', windowWithin(...origins));
  const { keep, forget, recall, notKept, whyNothingIsKept } = await load();
  stored.set('/#course-test', 'hers');
  expect(keep('digit', 'new')).toBe(isWritten);
  expect(forget('course-test')).toBe(isWritten);
  expect([recall('digit'), recall('course-test')]).toEqual(['new', null]);
  expect([...stored]).toEqual(isWritten ? [['/#digit', 'new']] : [['/#course-test', 'hers']]);
  const why = isWritten ? undefined : 'framed';
  expect(notKept.value).toEqual(isWritten ? {} : { digit: why, 'course-test': why });
  expect(whyNothingIsKept()).toBe(why);
});

test('in a frame of our own things are kept, but the offline worker is not started', async () => {
  vi.stubGlobal('window', windowWithin(ours, ours));
  vi.stubEnv('DEV', false);
  vi.stubGlobal('document', { querySelector: () => ({ content: 'an edition' }) });
  const { whyNot } = await import('#src/offline/possible.ts');
  expect(await whyNot()).toBe('framed');
  vi.stubGlobal('window', windowWithin(ours));
  vi.stubGlobal('isSecureContext', false);
  expect(await whyNot()).toBe('insecure');
  vi.unstubAllEnvs();
});

const inVain = [
  ['framed', () => vi.stubGlobal('window', windowWithin(theirs, ours))],
  ['full', () => (refusal = full)],
  ['refused', () => (refusal = refused)],
] as const;

test.each(inVain)(
  '%s: all 8 kinds of things count within the page at once, and each is told',
  async (why, refuse) => {
    refuse();
    const { notKept, recall } = await load();
    const { chaptersRead, markRead } = await import('#src/session/chapters-read.ts');
    const { exercisesDone, markDone } = await import('#src/session/exercises-done.ts');
    const { measuredTime, rememberTime } = await import('#src/session/measured-time.ts');
    const { chooseDigit, digit, recallDigit } = await import('#src/session/digit.ts');
    const { courseTestOf, handIn } = await import('#src/session/course-test.ts');
    const { follow, path, recallPath } = await import('#src/session/path.ts');
    const { keepEdit, keptEdits } = await import('#src/notebook/edits.ts');
    const { chooseLook, readLook } = await import('#src/session/look.ts');
    const dataset: Record<string, string> = {};
    Object.assign(document, { documentElement: { dataset } });
    vi.stubGlobal('location', { search: '' });
    const chosen = { theme: 'dark', size: 'large' } as const;
    chooseLook(chosen);
    expect([readLook(recall('look')), dataset]).toEqual([chosen, chosen]);
    markRead('inputs');
    markRead('speed');
    markDone('inputs', 'one');
    markDone('inputs', 'two');
    rememberTime(15.5);
    chooseDigit({ source: 'test', index: 3, label: 0, pixels: new Uint8Array(784) });
    recallDigit();
    handIn('before', { parameters: 1 });
    follow({ neuron: 50 });
    follow({ digit: 9 });
    recallPath();
    keepEdit('inputs', 'a', { text: 'one', hash: 'h' });
    keepEdit('inputs', 'b', { text: 'two', hash: 'h' });
    expect([...chaptersRead()]).toEqual(['inputs', 'speed']);
    expect([...exercisesDone()]).toEqual(['inputs/one', 'inputs/two']);
    expect(measuredTime()).toBe(15.5);
    expect(digit.value?.index).toBe(3);
    expect(courseTestOf().value).toEqual({ before: { parameters: 1 } });
    expect([...keptEdits('inputs').keys()]).toEqual(['a', 'b']);
    expect(path.value).toEqual({ neuron: 50, digit: 9 });
    expect([...stored]).toEqual([]);
    expect(Object.keys(notKept.value)).toHaveLength(8);
    expect(new Set(Object.values(notKept.value))).toEqual(new Set([why]));
  },
);

test('once there is room again all is kept that had no room, and no place says otherwise any more', async () => {
  const { keep, recall, notKept } = await load();
  refusal = full;
  expect(keep('exercises-done', '["a"]')).toBe(false);
  refusal = undefined;
  expect(keep('exercises-done', recall('exercises-done')!.replace(']', ',"b"]'))).toBe(true);
  expect(stored.get('/#exercises-done')).toBe('["a","b"]');
  expect(notKept.value['exercises-done']).toBeUndefined();
});

test('what another tab writes after a refusal is read, and not written over unseen', async () => {
  const { keep, recall } = await load();
  refusal = full;
  keep('cells:inputs', 'here');
  stored.set('/#cells:inputs', 'there');
  expect(recall('cells:inputs')).toBe('there');
});

async function readCourseTest(part: string): Promise<unknown> {
  vi.stubGlobal('addEventListener', () => undefined);
  // It reads once for all.
  vi.resetModules();
  const { courseTestOf, recallCourseTest } = await import('#src/session/course-test.ts');
  recallCourseTest(part);
  return courseTestOf(part).value;
}

/** What is read of each thing that is kept: the list is the storage's own, so that a new one has to be here. */
const readers: Record<Kept, { key?: string; read: () => Promise<unknown>; nothing: unknown }> = {
  digit: {
    async read() {
      const { digit, recallDigit } = await import('#src/session/digit.ts');
      recallDigit();
      return digit.value;
    },
    nothing: undefined,
  },
  'course-test': { read: () => readCourseTest(''), nothing: {} },
  'exercises-done': {
    read: async () => (await import('#src/session/exercises-done.ts')).exercisesDone(),
    nothing: new Set(),
  },
  'chapters-read': {
    read: async () => (await import('#src/session/chapters-read.ts')).chaptersRead(),
    nothing: new Set(),
  },
  'measured-time': {
    read: async () => (await import('#src/session/measured-time.ts')).measuredTime(),
    nothing: undefined,
  },
  path: {
    async read() {
      const { path, recallPath } = await import('#src/session/path.ts');
      recallPath();
      return path.value;
    },
    nothing: {},
  },
  look: {
    async read() {
      const { readLook } = await import('#src/session/look.ts');
      return readLook((await load()).recall('look'));
    },
    nothing: { theme: 'system', size: 'normal' },
  },
  cells: {
    key: 'cells:inputs',
    read: async () => (await import('#src/notebook/edits.ts')).keptEdits('inputs'),
    nothing: new Map(),
  },
};

const numbers = [
  '1e308',
  '-1e308',
  '1e309',
  'NaN',
  'Infinity',

  '-101',
  '-101.5',
  '9007199254740993',
];
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
/** Each number by itself and in every place where something is kept; then shapes, sizes and kinds that nobody wrote. */
const strange: string[] = [
  ...numbers,
  ...numbers.flatMap((number) => [
    `[${number}]`,
    `["${number}/"]`,
    `{"before":{"parameters":${number}},"after":{"halving":${number}}}`,
    `{"source":"test","index":${number},"label":${number},"pixels":"${'A'.repeat(1046)}=="}`,
    `{"source":"drawn","strokes":[[{"x":${number},"y":${number}}]],"pixels":"${'A'.repeat(1046)}=="}`,
    `{"neuron":${number},"digit":${number}}`,
    `{"version":${number},"cells":[{"name":${number},"text":${number},"hash":${number}}]}`,
    `{"version":1,"cells":[{"name":"a","text":${number},"hash":"h"}]}`,
  ]),
  '',
  ' ',
  'null',
  'true',
  '"text"',
  '{}',
  '[]',
  '[null, [], {}, true, 7, ""]',
  '{"__proto__":{"before":{"parameters":1}}}',
  '{"before":"1","after":[1]}',
  '{"version":1,"cells":{}}',
  '["<img src=x onerror=alert(1)>", "a/b/c", "a b", "../x"]',
  `["${'a'.repeat(201)}", "${'a'.repeat(100)}/${'b'.repeat(101)}"]`,
  nested(5_000),
  nested(200_000),
  'x'.repeat(500_000),
  '\0\u202E\uD800',
];

const partTwo = { read: () => readCourseTest('part-2'), nothing: {} };

test.each([...Object.entries(readers), ['course-test:part-2', partTwo] as const])(
  `of “%s”, ${strange.length} texts that nobody wrote are read as nothing`,
  async (name, { key = name, read, nothing }: (typeof readers)[Kept]) => {
    for (const text of strange) {
      stored.set(`/#${key}`, text);
      expect({ text: text.slice(0, 100), is: await read() }).toEqual({
        text: text.slice(0, 100),
        is: nothing,
      });
    }
  },
);

test('of a stored list of 100,000 names 10,000 count', async () => {
  const { chaptersRead } = await import('#src/session/chapters-read.ts');
  stored.set('/#chapters-read', JSON.stringify(Array.from({ length: 1e5 }, (_, k) => `c-${k}`)));
  expect(chaptersRead().size).toBe(10_000);
});
