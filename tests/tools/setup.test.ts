// The first run of a fresh clone: the lock file is complete, and setup says in one sentence what is wrong.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { missingPackages } from '#src/tools/complete-lock.mjs';
import { makeSite, repository } from './fixture.ts';

const lockText = readFileSync(join(repository, 'package-lock.json'), 'utf8');

test('package-lock.json lacks 0 optional platform packages', () => {
  expect(missingPackages(JSON.parse(lockText).packages)).toEqual([]);
});

test('package-lock.json names 0 registry addresses', () => {
  expect(lockText).not.toMatch(/"resolved"/);
});

test.each([
  ['no entry', {}],
  ['an entry of another version', { 'node_modules/twin-linux': { version: '1.0.0' } }],
])('a lock with %s of a platform package is found incomplete', (_what, more) => {
  const twin = { version: '2.0.0', optionalDependencies: { 'twin-linux': '2.0.0' } };
  const packages = { 'node_modules/twin': twin, ...more };
  const wanted = { dependent: 'node_modules/twin', name: 'twin-linux', version: '2.0.0' };
  expect(missingPackages(packages)).toEqual([wanted]);
});

test('a lock with the platform package beside or inside its dependent is complete', () => {
  const twin = { version: '2.0.0', optionalDependencies: { 'twin-linux': '2.0.0' } };
  const wanted = { version: '2.0.0' };
  for (const place of ['node_modules/twin-linux', 'node_modules/twin/node_modules/twin-linux'])
    expect(missingPackages({ 'node_modules/twin': twin, [place]: wanted })).toEqual([]);
});

/** Runs a copy of setup.mjs whose npm is a script of ours. */
function runSetup(name: string, npm: string) {
  const folder = makeSite(name, { 'package-lock.json': '{}', 'npm.cjs': npm });
  for (const file of ['setup.mjs', 'chromium.mjs', 'line-ends.mjs'])
    cpSync(join(repository, 'src/tools', file), join(folder, 'src/tools', file));
  return () =>
    spawnSync(process.execPath, ['src/tools/setup.mjs'], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, npm_execpath: join(folder, 'npm.cjs') },
    });
}

test('packages are installed once, and the second run is silent', () => {
  const run = runSetup('setup', 'console.log("npm", process.argv[2]);');
  expect(run().stdout).toMatch(
    /^Setup: installing[^\n]*\nnpm ci\nSetup: packages ready in \d+ s\.\n$/,
  );
  expect(run()).toMatchObject({ status: 0, stdout: '', stderr: '' });
});

test.each(['50%', 'a%20b', 'C#', 'what?'])(
  'in a folder called “%s” the first thing said is that the book cannot be built there',
  (name) => {
    const { status, stdout, stderr } = runSetup(name, 'console.log("npm");')();
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^Setup: the folder [^\n]* has a “[#?%]” in its path[^\n]*\n$/);
  },
);

test('in a folder with a space and foreign letters, \\r\\n is mended once, and told', () => {
  const run = runSetup('a b ä 日本', 'console.log("npm");');
  const file = join(repository, '.cache/fixtures/a b ä 日本/src/one.ts');
  writeFileSync(file, 'a\r\nb\n');
  expect(run().stdout).toMatch(
    /^Setup: gave 1 file the line ends of \.gitattributes\.\nSetup: inst/,
  );
  expect(readFileSync(file, 'utf8')).toBe('a\nb\n');
  expect(run()).toMatchObject({ status: 0, stdout: '', stderr: '' });
});

test('a failed installation ends with status 1 and 1 sentence, and is tried again', () => {
  const run = runSetup('setup-offline', 'process.exit(1);');
  for (const { status, stderr } of [run(), run()]) {
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Setup: the packages could not be installed\.[^\n]*\n$/);
  }
});

test('with an empty cache, real npm fetches a package over a registry that fails at first', async () => {
  const folder = makeSite('setup-fetch', {
    'tiny/package.json': '{"name":"tiny","version":"1.0.0"}',
    'package.json': '{"name":"reader","version":"1.0.0","dependencies":{"tiny":"1.0.0"}}',
    'src/tools/chromium.mjs': '',
  });
  for (const file of ['src/tools/setup.mjs', 'src/tools/line-ends.mjs'])
    cpSync(join(repository, file), join(folder, file));
  const archive = spawnSync('npm pack --silent ./tiny', { cwd: folder, shell: true });
  expect(archive.status).toBe(0);
  const asked: string[] = [];
  const registry = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (asked.length === 1) response.writeHead(503).end();
    else response.end(readFileSync(join(folder, 'tiny-1.0.0.tgz')));
  });
  await once(registry.listen(0, '127.0.0.1'), 'listening');
  const { port } = registry.address() as AddressInfo;
  const lock = {
    name: 'reader',
    version: '1.0.0',
    lockfileVersion: 3,
    packages: {
      '': { name: 'reader', version: '1.0.0', dependencies: { tiny: '1.0.0' } },
      'node_modules/tiny': { version: '1.0.0', resolved: `http://127.0.0.1:${port}/tiny.tgz` },
    },
  };
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock));
  const { npm_execpath: _, ...environment } = process.env;
  const setup = spawn(process.execPath, ['src/tools/setup.mjs'], {
    cwd: folder,
    env: { ...environment, npm_config_cache: join(folder, 'empty-cache') },
  });
  const [status] = await once(setup, 'exit');
  registry.close();
  expect(status).toBe(0);
  expect(asked).toEqual(['/tiny.tgz', '/tiny.tgz']);
}, 30_000);
