// Loading pictures from a real server that misbehaves in every way the net knows.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { contentOf } from '#src/mnist/assets.ts';
import { AssetError, loadShard } from '#src/mnist/load.ts';
import { shardNamed } from '#src/mnist/manifest.ts';
import { readSource } from '#src/mnist/source.ts';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;

const shard = shardNamed('test');
const published = readSource('test');
const content = contentOf(shard, published);
// Packed otherwise than makeAssets does, as another zlib would: the length in the manifest is no promise.
const packed = gzipSync(content);

let server: Server;
let address: string;
let answers: Answer[] = [];
let requests: IncomingMessage[] = [];
let roots = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    requests.push(request);
    const answer = answers.length > 1 ? answers.shift()! : answers[0];
    answer(response, request);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
afterEach(() => vi.unstubAllGlobals());

/** A root no other test has used, at which the given answers wait, the last one for good. */
function serve(...given: Answer[]): string {
  answers = given;
  requests = [];
  return `${address}/site-${roots++}/`;
}

function send(body: Uint8Array, headers: Record<string, string> = {}): Answer {
  const all = { 'content-type': 'application/octet-stream', 'content-length': `${body.length}` };
  return (response) => response.writeHead(200, { ...all, ...headers }).end(body);
}

function flipped(bytes: Uint8Array, at: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at < 0 ? copy.length + at : at] ^= 0b100;
  return copy;
}

async function failure(promise: Promise<unknown>): Promise<AssetError> {
  const error: unknown = await promise.then(
    () => expect.fail('it should have been refused'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AssetError);
  return error as AssetError;
}

async function expectPublished(pictures: Promise<{ pixels: Uint8Array; labels: Uint8Array }>) {
  const { pixels, labels } = await pictures;
  expect(Buffer.compare(pixels, published.pixels)).toBe(0);
  expect(Buffer.compare(labels, published.labels)).toBe(0);
}

describe('loadShard brings the 10,000 published pictures', () => {
  const smaller = gzipSync(content, { level: 8, memLevel: 9 });
  const inPieces =
    (body: Uint8Array): Answer =>
    async (response) => {
      response.writeHead(200);
      for (let at = 0; at < body.length; at += 99_991) {
        response.write(body.subarray(at, at + 99_991));
        await new Promise((resume) => setImmediate(resume));
      }
      response.end();
    };

  test.each<[string, Answer]>([
    ['packed', send(packed)],
    ['in pieces without a length, larger than the manifest says', inPieces(packed)],
    ['in pieces without a length, smaller than the manifest says', inPieces(smaller)],
    ['already unpacked by the host', send(content)],
    ['marked content-encoding: gzip', send(packed, { 'content-encoding': 'gzip' })],
    ['packed twice', send(gzipSync(packed), { 'content-encoding': 'gzip' })],
  ])('%s, with progress that never falls and ends at the total', async (_name, answer) => {
    const progress: [number, number][] = [];
    const root = serve(answer);
    const onProgress = (loaded: number, total: number) => progress.push([loaded, total]);
    await expectPublished(loadShard('test', { root, onProgress }));
    expect(progress.length).toBeGreaterThan(3);
    const [loaded, totals] = [0, 1].map((i) => progress.map((pair) => pair[i]));
    expect(loaded).toEqual(loaded.toSorted((a, b) => a - b));
    expect(new Set(totals).size).toBe(1);
    expect(loaded.at(-1)).toBe(totals[0]);
  });

  test('below any root, with or without its last slash', async () => {
    const root = serve(send(packed));
    await expectPublished(loadShard('test', { root: root.slice(0, -1) }));
    await expectPublished(loadShard('test', { root: new URL(root) }));
    expect(requests.map(({ url }) => url)).toEqual([
      `${new URL(root).pathname}mnist/${shard.file}`,
    ]);
  });

  test('where the browser gives no crypto.subtle', async () => {
    vi.stubGlobal('crypto', {});
    await expectPublished(loadShard('test', { root: serve(send(packed)) }));
    const error = await failure(
      loadShard('test', { root: serve(send(flipped(content, 5_000_000))) }),
    );
    expect(error.kind).toBe('corrupt');
  });

  test('with one request for four who ask, three at once and one later', async () => {
    const root = serve(send(packed));
    const sets = await Promise.all([1, 2, 3].map(() => loadShard('test', { root })));
    sets.push(await loadShard('test', { root }));
    expect(new Set(sets).size).toBe(1);
    expect(requests).toHaveLength(1);
  });
});

describe('loadShard never shows a wrong picture', () => {
  test.each([0, 1, 10, 1000, packed.length >> 1, packed.length - 8, packed.length - 1])(
    'a file cut after %i bytes is truncated',
    async (length) => {
      const error = await failure(
        loadShard('test', { root: serve(send(packed.subarray(0, length))) }),
      );
      expect(error.kind).toBe('truncated');
      expect(error.message).toMatch(/broke off before the end\. Try again\.$/);
    },
  );

  test('an unpacked file cut in half is truncated', async () => {
    const root = serve(send(content.subarray(0, content.length / 2)));
    expect((await failure(loadShard('test', { root }))).kind).toBe('truncated');
  });

  test('a connection lost half-way is truncated', async () => {
    const root = serve((response) => {
      response.writeHead(200, { 'content-length': packed.length });
      response.write(packed.subarray(0, packed.length / 2), () => response.destroy());
    });
    expect((await failure(loadShard('test', { root }))).kind).toBe('truncated');
  });

  test.each([0, 1, 2, 12, 1000, 100_000, packed.length >> 1, packed.length - 100, -12, -8, -5])(
    'one bit changed in byte %i of the packed file is corrupt',
    async (at) => {
      const error = await failure(loadShard('test', { root: serve(send(flipped(packed, at))) }));
      expect(error.kind).toBe('corrupt');
      expect(error.message).toMatch(/damaged.*Try again\.$/);
    },
  );

  test.each([1, 9_999, 10_000, 4_000_000, -1])(
    'one bit changed in byte %i of the unpacked file is corrupt',
    async (at) => {
      const error = await failure(loadShard('test', { root: serve(send(flipped(content, at))) }));
      expect(error.kind).toBe('corrupt');
    },
  );

  test('sound gzip of other pictures, or with more after them, is corrupt', async () => {
    const others = gzipSync(flipped(content, 50_000));
    const longer = gzipSync(Buffer.concat([content, content.subarray(0, 785)]));
    for (const body of [others, longer]) {
      expect((await failure(loadShard('test', { root: serve(send(body)) }))).kind).toBe('corrupt');
    }
  });
});

describe('loadShard says why it could not load', () => {
  const status =
    (code: number): Answer =>
    (response) =>
      response.writeHead(code).end('no');

  test.each<[string, Answer, string]>([
    ['404', status(404), 'missing'],
    ['410', status(410), 'missing'],
    ['500', status(500), 'network'],
    [
      'the front page instead',
      send(Buffer.from('<!doctype html>'), { 'content-type': 'text/html; charset=utf-8' }),
      'missing',
    ],
  ])('%s', async (_name, answer, kind) => {
    const error = await failure(loadShard('test', { root: serve(answer) }));
    expect(error.kind).toBe(kind);
    expect(error.message).toMatch(/try again\.$/);
    expect(error.detail).toContain(shard.file);
  });

  test('offline', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const root = `http://127.0.0.1:${(closed.address() as AddressInfo).port}/`;
    closed.close();
    await once(closed, 'close');
    const error = await failure(loadShard('test', { root }));
    expect(error.kind).toBe('network');
    expect(error.message).toMatch(/Go online, then try again\.$/);
  });

  test('an unknown shard is the caller’s mistake', async () => {
    await expect(loadShard('nonsense', { root: address })).rejects.toThrow('found "nonsense"');
  });
});

describe('after a failure', () => {
  test('the next call tries again, past the cache, and works', async () => {
    const root = serve(send(flipped(packed, 5000)), send(packed.subarray(0, 99)), send(packed));
    expect((await failure(loadShard('test', { root }))).kind).toBe('corrupt');
    expect((await failure(loadShard('test', { root }))).kind).toBe('truncated');
    await expectPublished(loadShard('test', { root }));
    expect(requests.map(({ headers }) => headers['cache-control'])).toEqual([
      undefined,
      'no-cache',
      'no-cache',
    ]);
  });

  test('all who waited for it are told, and one of them can try again', async () => {
    const root = serve((response) => response.writeHead(404).end(), send(packed));
    const errors = await Promise.all([1, 2].map(() => failure(loadShard('test', { root }))));
    expect(errors.map(({ kind }) => kind)).toEqual(['missing', 'missing']);
    await expectPublished(loadShard('test', { root }));
  });
});

describe('an abort', () => {
  const half: Answer = (response) => {
    response.writeHead(200, { 'content-length': packed.length });
    response.write(packed.subarray(0, packed.length / 2));
  };
  const begun = () => vi.waitFor(() => expect(requests).toHaveLength(1));

  test('before the call keeps it from asking the server', async () => {
    const root = serve(send(packed));
    const signal = AbortSignal.abort();
    await expect(loadShard('test', { root, signal })).rejects.toBe(signal.reason);
    expect(requests).toHaveLength(0);
  });

  test('half-way rejects with its reason, closes the connection, and lets a later call work', async () => {
    const root = serve(half, send(packed));
    const stop = new AbortController();
    const loading = loadShard('test', { root, signal: stop.signal });
    await begun();
    const closed = once(requests[0].socket, 'close');
    stop.abort();
    await expect(loading).rejects.toBe(stop.signal.reason);
    await closed;
    await expectPublished(loadShard('test', { root }));
  });

  test('by one of two leaves the other its pictures', async () => {
    let finish!: () => void;
    const root = serve((response, request) => {
      half(response, request);
      finish = () => response.end(packed.subarray(packed.length / 2));
    });
    const stop = new AbortController();
    const leaving = loadShard('test', { root, signal: stop.signal });
    const staying = loadShard('test', { root });
    await begun();
    stop.abort();
    await expect(leaving).rejects.toBe(stop.signal.reason);
    finish();
    await expectPublished(staying);
    expect(requests).toHaveLength(1);
  });
});
