// A file of the site comes, or one sentence says which did not, and why: a file that did not come is a matter of the
// connection, an answer of the host is not.
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { fetchBytes, fetchText } from '#src/workers/fetch-bytes.ts';

afterEach(() => void vi.unstubAllGlobals());

async function serve(answer: RequestListener) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await new Promise((open) => server.once('listening', open));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/weights.bin`;
  return { address, [Symbol.asyncDispose]: async () => void server.close() };
}

test('the bytes of a file come as they lie on the host, and as text', async () => {
  await using host = await serve((_, response) => response.end('größe'));
  expect([...(await fetchBytes(host.address, 'The weights'))]).toEqual([...Buffer.from('größe')]);
  expect(await fetchText(host.address, 'The weights')).toBe('größe');
});

test.each([401, 403, 404, 410, 500, 503])(
  'status %i is told as the host’s answer, and as no matter of the connection',
  async (status) => {
    await using host = await serve((_, response) => response.writeHead(status).end());
    await expect(fetchBytes(host.address, 'The weights')).rejects.toThrow(
      `The weights should be on this site, but the host answered ${status}.`,
    );
  },
);

// As Chromium, Firefox and WebKit say it: at the start, and in the middle of a body.
test.each(['Failed to fetch', 'NetworkError when attempting to fetch resource.', 'Load failed'])(
  '“%s” is told as a file that did not come',
  async (words) => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError(words)));
    await expect(fetchBytes('weights.bin', 'The weights')).rejects.toThrow(
      'The weights could not be fetched. Check your connection.',
    );
  },
);

test.each(['network error', 'Error in input stream', 'The network connection was lost.'])(
  '“%s” in the middle of a file is told as one that did not come',
  async (words) => {
    const broken = new ReadableStream({ pull: (body) => body.error(new TypeError(words)) });
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(broken)));
    await expect(fetchBytes('weights.bin', 'The weights')).rejects.toThrow(
      'The weights could not be fetched. Check your connection.',
    );
  },
);

test('what else is thrown is told as it is', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new RangeError('Array buffer allocation failed')));
  await expect(fetchBytes('weights.bin', 'The weights')).rejects.toThrow(
    'The weights could not be fetched: Array buffer allocation failed.',
  );
});
