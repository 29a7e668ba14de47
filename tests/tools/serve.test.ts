// The static host of the tests behaves as a dumb host does, and breaks files when it is told to.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Site, serve } from '#src/tools/site/serve.ts';
import { makeSite } from './fixture.ts';

const bytes = Uint8Array.from({ length: 1000 }, (_, index) => index % 251);
const files = {
  'index.html': '<h1>Cover</h1>',
  'one/index.html': '<h1>One</h1>',
  '404.html': '<h1>Not here</h1>',
  'a.mjs': 'export {};',
  'weights.safetensors': bytes,
};
const folder = makeSite('served', files);
let site: Site;

beforeAll(async () => {
  site = await serve({ folder, base: '/some/course/' });
});
afterEach(() => site.mend());
afterAll(() => site.close());

const get = (path: string) => fetch(site.url + path, { redirect: 'manual' });

test('a folder gives its index.html', async () => {
  expect(await (await get('')).text()).toBe(files['index.html']);
  expect(await (await get('one/')).text()).toBe(files['one/index.html']);
});

test('a folder without its slash is redirected with status 301', async () => {
  const response = await get('one');
  expect([response.status, response.headers.get('location')]).toEqual([301, '/some/course/one/']);
});

test.each(['two/', 'one/two', '../index.html', '%2e%2e/%2e%2e/package.json'])(
  '%s gives 404.html with status 404',
  async (path) => {
    const response = await get(path);
    expect([response.status, await response.text()]).toEqual([404, files['404.html']]);
  },
);

test.each([
  ['', 'text/html; charset=utf-8'],
  ['a.mjs', 'text/javascript; charset=utf-8'],
  ['weights.safetensors', 'application/octet-stream'],
])('%s is served as %s, neither packed nor cached', async (path, type) => {
  const { headers } = await get(path);
  expect(headers.get('content-type')).toBe(type);
  expect(headers.get('content-encoding')).toBeNull();
  expect(headers.get('cache-control')).toBeNull();
});

test('a whole file comes byte for byte', async () => {
  const served = new Uint8Array(await (await get('weights.safetensors')).arrayBuffer());
  expect(served).toEqual(new Uint8Array(readFileSync(join(folder, 'weights.safetensors'))));
});

test('a missing file gives 404, and 200 once it is mended', async () => {
  site.break('weights.safetensors', 'missing');
  expect((await get('weights.safetensors')).status).toBe(404);
  site.mend();
  expect((await get('weights.safetensors')).status).toBe(200);
});

test('a truncated file of 1,000 bytes comes as its first 500', async () => {
  site.break('weights.safetensors', 'truncated');
  const served = new Uint8Array(await (await get('weights.safetensors')).arrayBuffer());
  expect(served).toEqual(bytes.subarray(0, 500));
});

test('a corrupt file differs in 1 byte', async () => {
  site.break('weights.safetensors', 'corrupt');
  const served = new Uint8Array(await (await get('weights.safetensors')).arrayBuffer());
  expect(served.filter((byte, index) => byte !== bytes[index])).toHaveLength(1);
});

test('a slow file takes at least 2.9 s', async () => {
  site.break('a.mjs', 'slow');
  const started = performance.now();
  await (await get('a.mjs')).text();
  // However slow the machine, it takes no less.
  expect(performance.now() - started).toBeGreaterThan(2900);
});
