// Installs the peers of package-lock.json into tests/bench/node_modules, when they are missing or old.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder, packageFolder } from './folders.ts';

const stampFile = join(packageFolder, '.bench-stamp');

/** @throws when npm could not do it. */
export function installPeers(): void {
  const lock = readFileSync(join(benchFolder, 'package-lock.json'));
  const stamp = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  console.log('Bench: installing the peers into tests/bench (once; about 550 MB) …');
  // Nobody's install script is needed: the only ones here fetch GPU libraries or another esbuild.
  const npmArguments = ['ci', '--ignore-scripts', '--loglevel=error', '--prefer-offline'];
  const npm = process.env.npm_execpath;
  const options = { cwd: benchFolder, stdio: 'inherit' } as const;
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...npmArguments], options)
    : spawnSync('npm', npmArguments, { ...options, shell: process.platform === 'win32' });
  if (status !== 0) throw new Error('the peers could not be installed; is this computer offline?');
  writeFileSync(stampFile, stamp);
}

/** The version of an installed package. */
export function versionOf(packageName: string): string {
  const text = readFileSync(join(packageFolder, packageName, 'package.json'), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
