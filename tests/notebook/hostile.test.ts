// What a stranger may send: 100,000 messages, links and stored states, and never anything but a typed answer.
import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseEdits, writeEdits } from '#src/notebook/edits.ts';
import { parseFromRunner } from '#src/notebook/page/parse.ts';
import { linkLimits, readShared, ShareError, writeShared } from '#src/notebook/share.ts';

const types = [
  'ready',
  'alive',
  'unloadable',
  'ask',
  'display',
  'progress',
  'done',
  'failed',
  'superseded',
  'stray',
  'redrawn',
];
const keys = [
  'run',
  'ask',
  'need',
  'bundle',
  'id',
  'done',
  'total',
  'error',
  'plot',
  'name',
  'why',
  'milliseconds',
  '__proto__',
  'constructor',
];

const messagesOf = (shape: fc.ObjectConstraints) =>
  fc.oneof(
    fc.anything({
      ...shape,
      withBigInt: true,
      withMap: true,
      withTypedArray: true,
      withNullPrototype: true,
    }),
    fc
      .tuple(
        fc.constantFrom(...types),
        fc.dictionary(fc.constantFrom(...keys), fc.anything(shape), { maxKeys: shape.maxKeys }),
      )
      .map(([type, rest]) => ({ ...rest, type })),
  );
/** One in ten is large and deep; such a one takes longer to make than to refuse. */
const message = fc.oneof(
  { weight: 9, arbitrary: messagesOf({ maxDepth: 1, maxKeys: 4 }) },
  { weight: 1, arbitrary: messagesOf({}) },
);

test('50,000 random messages are parsed or refused, and none throws', () => {
  let admitted = 0;
  fc.assert(
    fc.property(message, (data) => {
      const parsed = parseFromRunner(data);
      if (parsed === undefined) return;
      admitted++;
      expect(types).toContain(parsed.type);
    }),
    { numRuns: 50_000 },
  );
  // A filter that lets nothing through would pass as well.
  expect(admitted).toBeGreaterThan(100);
});

test('messages of ours pass as they are, with one key more or of another type they do not', () => {
  const ours: object[] = [
    { type: 'ready' },
    { type: 'ask', ask: 1, need: 'weights' },
    { type: 'display', run: 1, bundle: { 'text/plain': 'a', 'image/png': 'b' } },
    { type: 'progress', run: 1, done: 1, total: 2 },
    { type: 'done', run: 1, milliseconds: 1, verdict: { passed: 1, failures: ['a'] } },
    {
      type: 'failed',
      run: 1,
      milliseconds: 1,
      error: { name: 'a', message: 'b', line: 3, cause: { name: 'c', message: 'd' } },
    },
    { type: 'superseded', run: 1 },
  ];
  for (const one of ours) {
    expect(parseFromRunner(one)).toEqual(one);
    expect(parseFromRunner({ ...one, extra: 1 })).toBeUndefined();
    if ('run' in one) expect(parseFromRunner({ ...one, run: '1' })).toBeUndefined();
  }
  expect(parseFromRunner({ type: 'ask', ask: 1, need: 'cookies' })).toBeUndefined();
});

const cellsOf = fc.uniqueArray(
  fc.tuple(fc.string({ minLength: 1, maxLength: 20 }), fc.string({ maxLength: 200 })),
  { minLength: 1, maxLength: 12, selector: ([name]) => name },
);

test('1,000 sets of changed cells come out of their link as they went in', async () => {
  await fc.assert(
    fc.asyncProperty(cellsOf, async (cells) => {
      const shared = { chapter: 'inputs', cells: new Map(cells) };
      expect(await readShared(await writeShared(shared))).toEqual(shared);
    }),
    { numRuns: 1000 },
  );
});

test('12 usual cells make a link of at most 2,500 characters', async () => {
  const cells = new Map(
    Array.from({ length: 12 }, (_, place) => [
      `cell-${place}`,
      `const side${place} = 28;\nfor (let i = 0; i < side${place}; i++) display(i * ${place});\n`,
    ]),
  );
  expect((await writeShared({ chapter: 'inputs', cells })).length).toBeLessThanOrEqual(2500);
});

const refused = async (hash: string) => {
  try {
    await readShared(hash);
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(ShareError);
    return true;
  }
};

test('25,000 random and damaged links are read or refused with a ShareError', async () => {
  const good = await writeShared({ chapter: 'inputs', cells: new Map([['a', 'const a = 1;']]) });
  const damaged = fc
    .tuple(fc.nat(good.length - 8), fc.string({ minLength: 1, maxLength: 1 }))
    .map(([place, character]) => good.slice(0, place + 7) + character + good.slice(place + 8));
  const packed = fc.json().map((text) => `#cells=${deflateRawSync(text).toString('base64url')}`);
  const link = fc.oneof(
    fc.string().map((text) => `#cells=${text}`),
    fc.stringMatching(/^#cells=[\w-]{0,80}$/),
    damaged,
    packed,
    fc.string(),
  );
  let refusals = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(link, { minLength: 25, maxLength: 25 }), async (hashes) => {
      for (const one of await Promise.all(hashes.map(refused))) refusals += Number(one);
    }),
    { numRuns: 1000 },
  );
  expect(refusals).toBeGreaterThan(20_000);
}, 120_000);

test('a link that unpacks to 20 MB is refused, and so are one too long, one that says a name twice, and a __proto__', async () => {
  const bomb = deflateRawSync(Buffer.alloc(20_000_000, 'a')).toString('base64url');
  expect(bomb.length).toBeLessThan(linkLimits.encodedCharacters);
  expect(await refused(`#cells=${bomb}`)).toBe(true);
  expect(await refused(`#cells=${'a'.repeat(linkLimits.encodedCharacters + 1)}`)).toBe(true);
  const packed = (value: unknown) =>
    `#cells=${deflateRawSync(JSON.stringify(value)).toString('base64url')}`;
  expect(
    await refused(
      packed({
        v: 1,
        chapter: 'a',
        cells: [
          ['a', '1'],
          ['a', '2'],
        ],
      }),
    ),
  ).toBe(true);
  expect(await refused(packed({ v: 2, chapter: 'a', cells: [['a', '1']] }))).toBe(true);
  const { cells } = await readShared(packed({ v: 1, chapter: 'a', cells: [['__proto__', '1']] }));
  expect([...cells]).toEqual([['__proto__', '1']]);
  expect(({} as { 1?: unknown })[1]).toBeUndefined();
});

test('25,000 stored states give changes or none, and what was kept comes back', () => {
  const edits = fc
    .uniqueArray(fc.tuple(fc.string({ minLength: 1 }), fc.string(), fc.string()), {
      maxLength: 10,
      selector: ([name]) => name,
    })
    .map((all) => new Map(all.map(([name, text, hash]) => [name, { text, hash }])));
  fc.assert(
    fc.property(edits, (all) => {
      expect(parseEdits(writeEdits(all))).toEqual(all);
    }),
    { numRuns: 2000 },
  );
  const stored = fc.oneof(fc.string(), fc.json(), fc.constant(null));
  fc.assert(
    fc.property(stored, (text) => {
      expect(parseEdits(text)).toBeInstanceOf(Map);
    }),
    { numRuns: 23_000 },
  );
});
