// The static host of the tests behaves as a dumb host does, and breaks files when it is told to.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Site, serve } from '#src/tools/site/serve.ts';
import { makeSite, repository } from './fixture.ts';

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

/** The status that an address gets which no browser would send as it stands. */
async function statusOf(address: string): Promise<number> {
  const socket = connect(Number(new URL(site.url).port), '127.0.0.1');
  let answer = '';
  socket.on('data', (some: Buffer) => (answer += some.toString('latin1')));
  socket.write(`GET ${address} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`);
  await once(socket, 'close');
  return Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1]);
}

test.each([
  ['half a letter', '/%E0%A4%A', 400],
  ['a percent sign alone', '/some/course/%', 400],
  ['bytes of no letter', '/some/course/%FF', 400],
  ['no host between slashes', '//', 404],
  ['another host', '//elsewhere/some/course/', 404],
  ['an address of four slashes', '////', 404],
  ['a byte of 0', '/some/course/%00', 400],
  ['a byte of 0 in a folder', '/some/course/one%00/', 400],
  ['up', '/..', 404],
  ['up from within', '/some/course/../../../../etc/passwd', 404],
  ['up in code', '/some/course/%2e%2e%2f%2e%2e%2fpackage.json', 404],
  ['up by the other slash', '/some/course/..%5c..%5cpackage.json', 404],
  ['a path as long as may be', `/some/course/${'a'.repeat(8000)}`, 404],
  ['a whole address', 'http://x/some/course/', 400],
  ['a star', '*', 400],
  ['line ends on the way to a folder', '/some/course/x%0d%0ay%2f..%2fone', 301],
  ['foreign letters on the way to a folder', '/some/course/%E6%97%A5%2f..%2fone', 301],
])('%s: %s gets status %d, and the server lives', async (_, address, status) => {
  expect(await statusOf(address)).toBe(status);
  expect((await get('')).status).toBe(200);
});

test('the command says in one sentence that its port is taken, that port or path is none, or that nothing is built', () => {
  const run = (cwd: string, ...given: string[]) => {
    const program = join(repository, 'src/tools/serve.ts');
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...given], {
      cwd,
      encoding: 'utf8',
    });
    return [status, stdout, stderr.trim()];
  };
  const built = makeSite('served-by-command', { 'dist/index.html': '' });
  const { port } = new URL(site.url);
  expect(run(built, '/', port)).toEqual([
    1,
    '',
    `Port ${port} is taken by another program: end that one, or choose another.`,
  ]);
  expect(run(built, 'course')[2]).toMatch(/^The path should begin and end with a slash.*"course"/);
  for (const none of ['70000', 'x', '-1'])
    expect(run(built, '/', none)[2]).toMatch(/^The port should be a whole number/);
  expect(run(folder)).toEqual([1, '', 'There is no built book in dist/ yet: npm run build']);
});
