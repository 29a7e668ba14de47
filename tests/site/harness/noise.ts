// What a page says or asks for unseen: console messages, errors, requests that failed or went to another site.
import type { Page } from '@playwright/test';
import { watchRequests } from '#src/tools/site/islands.ts';

/** What went wrong unseen, and what a test says may go wrong. */
export interface Noise {
  heard: string[];
  /** For a test that provokes an error: messages that match `pattern` do not fail it. */
  allow(pattern: RegExp): void;
}

/** Chromium's own word when a reader asks for a graphics processor that is not there; the figure tells it too. */
const withoutGpu = /^console\.warning: No available adapters\.$/;

/** Hears every console message, page error, failed or refused request, and request to another site. */
export function listen(page: Page, url: string): Noise {
  const heard: string[] = [];
  const allowed: RegExp[] = [withoutGpu];
  const note = (message: string) => {
    if (!allowed.some((pattern) => pattern.test(message))) heard.push(message);
  };
  const { origin } = new URL(url);
  watchRequests(page);
  page.on('console', (message) => note(`console.${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => note(`page error: ${error.stack ?? error.message}`));
  page.on('request', (request) => {
    const address = request.url();
    if (/^(https?|wss?):/.test(address) && new URL(address).origin !== origin)
      note(`request to another site: ${address}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) note(`status ${response.status()}: ${response.url()}`);
  });
  page.on('requestfailed', (request) => {
    // A page that leaves or stops a download by itself aborts it: that is no failure.
    const reason = request.failure()?.errorText ?? 'unknown';
    if (reason !== 'net::ERR_ABORTED') note(`request failed (${reason}): ${request.url()}`);
  });
  return { heard, allow: (pattern) => void allowed.push(pattern) };
}
