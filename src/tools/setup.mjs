// Makes the folder ready to work: installs the packages of package-lock.json when they are missing or old.
// Runs before start, build, test and the other scripts, on any Node from 20 on, so it may use no package and no TypeScript.
// `--browser` also finds a Chromium for the site tests.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mendLineEnds } from './line-ends.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const stampFile = `${root}node_modules/.cache/setup-stamp`;

function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}

function readStamp() {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return '';
  }
}

/** `npm ci`, except where it would have to delete the very Node that runs this file (Windows refuses that). */
function installArguments() {
  const ownNode = process.platform === 'win32' && process.execPath.includes('node_modules');
  return [
    ownNode ? 'install' : 'ci',
    ...(ownNode ? ['--no-save'] : []),
    '--loglevel=silent',
    '--prefer-offline',
    // npm refuses a longest wait below its shortest, which is 10 s unless told: then nothing new can be fetched.
    '--fetch-retries=2',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
  ];
}

function runNpm(npmArguments) {
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  const npm = process.env.npm_execpath;
  return npm
    ? spawnSync(process.execPath, [npm, ...npmArguments], options)
    : spawnSync('npm', npmArguments, { ...options, shell: process.platform === 'win32' });
}

function installPackages() {
  const stamp = createHash('sha256')
    .update(readFileSync(`${root}package-lock.json`))
    .digest('hex');
  if (readStamp() === stamp) return;
  console.log(
    'Setup: installing the packages of package-lock.json (once; usually under a minute) …',
  );
  const started = Date.now();
  const { status } = runNpm(installArguments());
  if (status !== 0) {
    stop(
      'Setup: the packages could not be installed. If this computer is offline, connect it to the network ' +
        '(only the first run needs it) and run the same command again.',
    );
  }
  // Written last: a run that was cut off leaves no stamp, so the next one starts over.
  mkdirSync(`${root}node_modules/.cache`, { recursive: true });
  writeFileSync(stampFile, stamp);
  console.log(`Setup: packages ready in ${Math.round((Date.now() - started) / 1000)} s.`);
}

/** The bundler reads a path as an address, in which these are no letters. */
function expectPlainPath() {
  const [sign] = /[#?%]/.exec(root) ?? [];
  if (!sign) return;
  stop(
    `Setup: the folder ${root} has a “${sign}” in its path, with which the book cannot be built. ` +
      'Rename that folder, or move the project to another one, and run the same command again.',
  );
}

function mendFiles() {
  try {
    const { length } = mendLineEnds(root);
    if (length > 0)
      console.log(
        `Setup: gave ${length} ${length === 1 ? 'file' : 'files'} the line ends of .gitattributes.`,
      );
  } catch (error) {
    stop(`Setup: a file with the line ends of Windows cannot be mended: ${error.message}.`);
  }
}

async function provideBrowser() {
  const { rememberChromium } = await import('./chromium.mjs');
  const problem = await rememberChromium();
  if (problem) stop(`Setup: ${problem}`);
}

if (Number.parseInt(process.versions.node, 10) < 20) {
  stop(
    `Setup: this project needs Node 20 or newer, and this is Node ${process.versions.node}; see https://nodejs.org/.`,
  );
}
expectPlainPath();
mendFiles();
installPackages();
if (process.argv.includes('--browser')) await provideBrowser();
