// The Chromium that setup found, and how to start it.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const pathFile = fileURLToPath(
  new URL('../../../node_modules/.cache/chromium-path', import.meta.url),
);
const quietFlags = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** What a Chromium without windows leaves out, and a reader's does not: her letters' widths, a process for each frame. */
const asReaders = ['--font-render-hinting=none', '--site-per-process'];

/** What Playwright turns off itself: of two such switches only the last counts, and ours comes last. */
const playwrightsOwn = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'TcpPortRandomizationWin',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'msForceBrowserSignIn',
  'msEdgeUpdateLaunchServicesPreferredVersion',
];
/** Two pages that Chromium opens in every window for its address bar, which nobody sees: a third of a short test's time. */
const addressBar = ['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'];
export const turnedOff = [...playwrightsOwn, ...addressBar];

/** @throws when `setup.mjs --browser` has not run. */
export function chromiumOptions(): { executablePath: string; args: string[] } {
  if (!existsSync(pathFile)) {
    throw new Error('No Chromium is known yet; run `node src/tools/setup.mjs --browser` first.');
  }
  // Chromium refuses to build its sandbox for root, which is who runs in most containers.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const features = `--disable-features=${turnedOff.join(',')}`;
  return {
    executablePath: readFileSync(pathFile, 'utf8'),
    args: [...quietFlags, ...asReaders, features, ...sandbox],
  };
}
