// Values told: each kind in its own words, the long ones shortened, and nothing a reader can throw at it breaks it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bundle, errorNote } from '#src/notebook/display/index.ts';
import type { MimeBundle } from '#src/notebook/output.ts';

const told = (value: unknown, shape?: number[]) => bundle(value, { shape }) as MimeBundle;
const text = (value: unknown, shape?: number[]) => told(value, shape)['text/plain'];

class Layer {
  inputs = 784;
  get expensive() {
    throw new Error('must not run');
  }
}

test.each<[string, unknown, string]>([
  ['a string as it is', 'two\nlines', 'two\nlines'],
  ['a number whole', 0.1, '0.1'],
  ['the sum that surprises', 0.1 + 0.2, '0.30000000000000004'],
  ['negative zero', -0, '-0'],
  ['no number', NaN, 'NaN'],
  ['minus infinity', -Infinity, '-Infinity'],
  ['a BigInt', 12n, '12n'],
  ['true', true, 'true'],
  ['null', null, 'null'],
  ['undefined', undefined, 'undefined'],
  ['a symbol', Symbol('x'), 'Symbol(x)'],
  ['a function', (a: number, b: number) => a + b, '[function, 2 arguments]'],
  [
    'a named function',
    function one(x: number) {
      return x;
    },
    '[function one, 1 argument]',
  ],
  ['a class', Layer, '[class Layer]'],
  ['a date', new Date(0), '1970-01-01T00:00:00.000Z'],
  ['no date', new Date(NaN), 'Invalid Date'],
  ['a regular expression', /a+/giu, '/a+/giu'],
  ['a map', new Map([['a', 1]]), 'Map(1) { "a" → 1 }'],
  ['a set', new Set([1, 'b']), 'Set(2) { 1, "b" }'],
  ['an instance', new Layer(), 'Layer { inputs: 784 }'],
  ['an object', { a: 1, 'b c': [true, null] }, '{ a: 1, "b c": [true, null] }'],
  ['an empty array', [], '[]'],
  ['holes', [1, , 'x'], '[1, (empty), "x"]'], // oxlint-disable-line no-sparse-arrays
  [
    'a getter, not called',
    {
      get a() {
        throw new Error('ran');
      },
    },
    '{ a: [computed when asked] }',
  ],
  ['an error', new RangeError('too far'), 'RangeError: too far'],
  ['a promise', Promise.resolve(1), '[a promise: write await before it to see its value]'],
  ['a short list', [1, 0.25, -0], '[1, 0.25, -0]'],
  ['Float32 numbers as they were meant', Float32Array.of(0.1, 0.2), 'Float32Array(2) [0.1, 0.2]'],
  ['BigInts', BigInt64Array.of(1n), 'BigInt64Array(1) [1n]'],
  ['depth', [[[[[[1]]]]]], '[[[[[… 1 elements]]]]]'],
])('%s', (_, value, expected) => {
  expect(text(value)).toBe(expected);
});

test('an object that stands in itself is told once', () => {
  const loop: Record<string, unknown> = { a: 1 };
  loop.self = loop;
  expect(text(loop)).toBe('{ a: 1, self: [circular: the object that contains it] }');
});

test('101,632 weights are 8 of them, the smallest and the largest', () => {
  const weights = new Float32Array(101_632).fill(0.125);
  weights[1] = -0.5;
  weights[7] = 0.123456;
  weights[9] = NaN;
  expect(text(weights)).toBe(
    'Float32Array(101632) [0.125, -0.5, 0.125, 0.125, 0.125, …, 0.125, 0.125, 0.125]\nsmallest -0.5, largest 0.125',
  );
});

test('text beyond 8,000 characters is counted and not shown', () => {
  const shown = text('x'.repeat(10_500));
  expect(shown.endsWith('\n… 2,500 more characters are not shown.')).toBe(true);
  expect(shown.length).toBeLessThan(8_100);
  expect(text('𝒳'.repeat(8_000)).isWellFormed()).toBe(true);
});

test('200 levels and a million entries take their share and no more', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 200; level++) deep = { deep, again: [deep, deep, deep] };
  expect(text(deep).length).toBeLessThan(8_100);
  expect(text(Array.from({ length: 1e6 }, (_, index) => `${index}`))).toContain('… 999950 more');
});

test('what displays itself is asked, at once or later', async () => {
  const symbol = Symbol.for('Jupyter.display');
  const html = { 'text/html': '<b>x</b>', 'text/plain': 'x', nonsense: 'y', 'image/png': 7 };
  expect(bundle({ [symbol]: () => html })).toEqual({ 'text/html': '<b>x</b>', 'text/plain': 'x' });
  expect(await bundle({ [symbol]: async () => html })).toHaveProperty(['text/html'], '<b>x</b>');
  expect(text({ [symbol]: () => 7 })).toBe('7');
  expect(() => bundle({ [symbol]: () => JSON.parse('{') })).toThrow(SyntaxError);
  expect(told({ [symbol]: () => ({ 'application/json': { a: [1] } }) })).toEqual({
    'text/plain': '',
    'application/json': { a: [1] },
  });
});

const hostile: [string, () => unknown][] = [
  ['a proxy that refuses everything', () => new Proxy({}, refusing())],
  ['a proxy of an array', () => new Proxy([1, 2], refusing())],
  ['a proxy of a function', () => new Proxy(() => 1, refusing())],
  [
    'a revoked proxy',
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
  ],
  [
    'a class that calls itself something',
    () =>
      new (class {
        a = 1;
        static get name() {
          throw new Error('no');
        }
      })(),
  ],
  [
    'a throwing toString',
    () => ({
      toString() {
        throw new Error('no');
      },
      [Symbol.toPrimitive]() {
        throw new Error('no');
      },
    }),
  ],
  [
    'a map that lies',
    () => Object.assign(new Map([[1, 2]]), { get: 1, entries: null, [Symbol.iterator]: null }),
  ],
  [
    'an array of a strange class',
    () =>
      new (class Strange extends Array {
        override get length() {
          return Infinity;
        }
        override set length(_) {}
      })(),
  ],
  [
    'an error without words',
    () =>
      Object.defineProperties(new Error('x'), {
        name: {
          get() {
            throw new Error('no');
          },
        },
        message: {
          get() {
            throw new Error('no');
          },
        },
      }),
  ],
];

function refusing(): ProxyHandler<never> {
  const refuse = () => {
    throw new Error('no');
  };
  return new Proxy({}, { get: () => refuse });
}

test.each(hostile)('%s gives text and does not throw', (_, make) => {
  for (const value of [make(), [make()], { a: make() }, [{ a: make() }, { a: make() }]]) {
    expect(typeof text(value)).toBe('string');
    expect(typeof errorNote(value).message).toBe('string');
  }
});

test('an object that fights back gives a sentence', () => {
  expect(text(new Proxy({}, refusing()))).toBe('[an object that does not let itself be read]');
});

const anything = fc.anything({
  maxDepth: 4,
  withBigInt: true,
  withBoxedValues: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
});

test('any value gives text of bounded length, and any thrown value a note', () => {
  const traps = fc.subarray([
    'get',
    'ownKeys',
    'getPrototypeOf',
    'getOwnPropertyDescriptor',
    'has',
  ]);
  fc.assert(
    fc.property(anything, traps, (value, refusals) => {
      const fighter = new Proxy(
        { value },
        Object.fromEntries(
          refusals.map((trap) => [
            trap,
            () => {
              throw value;
            },
          ]),
        ),
      );
      for (const one of [value, fighter, [value, fighter], { fighter }]) {
        const shown = told(one);
        expect(shown['text/plain'].length).toBeLessThan(8_100);
        structuredClone(shown);
        const note = errorNote(one);
        expect(note.name.length).toBeGreaterThan(0);
        structuredClone(note);
      }
    }),
    { numRuns: 300 },
  );
});

test('an error is its name, its message and up to 5 causes', () => {
  let error = new Error('0');
  for (let level = 1; level < 9; level++) error = new TypeError(`${level}`, { cause: error });
  const messages: string[] = [];
  for (
    let note: ReturnType<typeof errorNote> | undefined = errorNote(error);
    note;
    note = note.cause
  )
    messages.push(`${note.name} ${note.message}`);
  expect(messages).toEqual(['8', '7', '6', '5', '4', '3'].map((level) => `TypeError ${level}`));
});

test('anything else that was thrown is named by its kind', () => {
  expect(errorNote('oh')).toEqual({ name: 'Thrown string', message: 'oh' });
  expect(errorNote(undefined)).toEqual({ name: 'Thrown undefined', message: 'undefined' });
  expect(errorNote({ code: 3 })).toEqual({ name: 'Thrown object', message: '{ code: 3 }' });
  class MyError extends Error {}
  expect(errorNote(new MyError('x'))).toEqual({ name: 'MyError', message: 'x' });
  expect(errorNote(new DOMException('gone', 'AbortError'))).toEqual({
    name: 'AbortError',
    message: 'gone',
  });
});
