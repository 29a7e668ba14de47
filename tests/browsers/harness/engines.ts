// The other browsers of this machine behind one small driver, and how to see what a page in any of them does unseen.
import type { Evaluates } from '#src/tools/site/islands.ts';
import { programNamed, startFirefox } from './firefox.ts';
import { miniBrowser, startWebKit } from './webkit.ts';

/** A browser with one window. */
export interface Driver {
  /** Until the page has loaded. */
  open(url: string): Promise<void>;
  /** An expression in the page, awaited; its value must be a text. */
  evaluate(expression: string): Promise<string>;
  /** Makes the window's inside so large, in CSS pixels, or as near to it as the browser lets it be. */
  resize(width: number, height: number): Promise<void>;
  close(): Promise<void>;
}

/** For functions that were written for Playwright's page. */
export const pageOf = (driver: Driver): Evaluates => ({
  evaluate: async (act: unknown, given?: unknown) => {
    const call = `(${String(act)})(${JSON.stringify(given) ?? ''})`;
    const text = await driver.evaluate(`(async () => JSON.stringify(await ${call}) ?? 'null')()`);
    return JSON.parse(text);
  },
});

export interface Engine {
  name: string;
  /** Undefined where the browser is not installed. */
  start(): Promise<Driver> | undefined;
}

/** In the order in which they are tried. */
export const engines: Engine[] = [
  {
    name: 'Firefox',
    start() {
      const path = programNamed('firefox-esr', 'firefox');
      return path === undefined ? undefined : startFirefox(path);
    },
  },
  {
    name: 'WebKit',
    start() {
      const [driver, screen] = [programNamed('WebKitWebDriver'), programNamed('Xvfb')];
      const browser = miniBrowser();
      if (!driver || !screen || !browser) return undefined;
      return startWebKit(driver, screen, browser);
    },
  },
];

/** What a test says where an engine is absent. */
export const notHere = (name: string) => `${name} is not here: not tried`;

type Listening = typeof globalThis & { heard?: string[] };

/** For the head of every page: remembers what goes wrong unseen; and no offline worker answers in the server's place. */
const listening = () => {
  const heard: string[] = [];
  (globalThis as Listening).heard = heard;
  Object.defineProperty(navigator, 'serviceWorker', { value: undefined });
  // Its dialog waits for somebody to close it.
  window.print = () => {};
  addEventListener(
    'error',
    ({ message, error, target }) => {
      // Firefox says so of modules that are there already; whatever needs one that is not there says it itself.
      if (target instanceof HTMLLinkElement && target.rel === 'modulepreload') return;
      heard.push(
        target instanceof Element
          ? `not loaded: ${target.outerHTML.slice(0, 200)}`
          : `error: ${message} ${error?.stack ?? ''}`,
      );
    },
    true,
  );
  addEventListener('unhandledrejection', ({ reason }) => heard.push(`rejection: ${reason}`));
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
    heard.push(`policy: ${violatedDirective} ${blockedURI}`),
  );
  for (const level of ['error', 'warn', 'log', 'info'] as const)
    console[level] = (...words) => heard.push(`console.${level}: ${words.map(String).join(' ')}`);
};
export const listeningHead = `<script>(${String(listening)})()</script>`;

/** What went wrong on the page that is open. @throws where it was not served with `listeningHead`. */
export const heardIn = (page: Evaluates) =>
  page.evaluate(() => {
    const { heard } = globalThis as Listening;
    if (!heard) throw new Error('Nothing listens on this page.');
    return heard;
  });
