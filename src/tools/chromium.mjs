// Finds a Chromium for the site tests, or fetches one, and remembers where it is.
// No dependency at load: setup.mjs imports it on any Node from 20 on.
import { spawnSync } from 'node:child_process';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const pathFile = join(root, 'node_modules/.cache/chromium-path');
/** A Chromium that has no window to draw around the page: a page costs it a fifth less time. */
const shell = 'chromium-headless-shell';
const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];
const advice =
  'no Chromium was found and none could be fetched; install Chromium or Chrome, or set CHROMIUM_PATH to its program file.';

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

function onPath(wanted) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return wanted.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function inUsualPlaces() {
  const mac = ['Chromium', 'Google Chrome', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  );
  const folders = [
    process.env.PROGRAMFILES,
    process.env['PROGRAMFILES(X86)'],
    process.env.LOCALAPPDATA,
  ];
  const windows = [
    'Chromium/Application/chrome.exe',
    'Google/Chrome/Application/chrome.exe',
    'Microsoft/Edge/Application/msedge.exe',
  ];
  return [
    ...mac,
    ...folders.filter(Boolean).flatMap((folder) => windows.map((file) => join(folder, file))),
  ];
}

async function playwrightsOwn() {
  const { chromium } = await import('playwright-core');
  return chromium.executablePath();
}

async function findChromium() {
  const places = [...onPath([shell]), await playwrightsOwn(), ...onPath(names)];
  return [...places, ...inUsualPlaces()].find(isProgram);
}

function fetchByPlaywright() {
  console.log('Setup: fetching Chromium with Playwright (once; about 170 MB) …');
  const command = [
    join(root, 'node_modules/playwright/cli.js'),
    'install',
    '--no-shell',
    'chromium',
  ];
  spawnSync(process.execPath, command, { stdio: 'ignore', timeout: 300_000 });
}

function fetchByApt() {
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return;
  console.log('Setup: installing Chromium with apt-get (once; a minute or two) …');
  const options = {
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 600_000,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  if (spawnSync('apt-get', ['update', '-q'], options).status !== 0) return;
  const install = ['install', '-y', '-q', '--no-install-recommends'];
  // The second is for older Debians, which do not part the two.
  for (const name of [shell, 'chromium'])
    if (spawnSync('apt-get', [...install, name], options).status === 0) return;
}

function remembered() {
  return existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : '';
}

/** Writes down the program file of a Chromium for the tests; returns a sentence when there is none. */
export async function rememberChromium() {
  const wanted = process.env.CHROMIUM_PATH;
  if (wanted && !isProgram(wanted))
    return `CHROMIUM_PATH should name a program file, found "${wanted}".`;
  if (!wanted && isProgram(remembered())) return undefined;
  let found = wanted || (await findChromium());
  for (const fetchOne of [fetchByPlaywright, fetchByApt]) {
    if (found) break;
    fetchOne();
    found = await findChromium();
  }
  rmSync(pathFile, { force: true });
  if (!found) return advice;
  mkdirSync(join(root, 'node_modules/.cache'), { recursive: true });
  writeFileSync(pathFile, found);
  return undefined;
}
