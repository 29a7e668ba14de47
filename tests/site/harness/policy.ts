// Hears each time that a page breaks its own content security policy.
import type { Page } from '@playwright/test';

/** Listens from before the page's first script. @returns a function that reads what has been heard so far. */
export async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { violations: seen });
    document.addEventListener('securitypolicyviolation', (event) => {
      seen.push(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`.trim());
    });
  });
  return () => page.evaluate(() => (window as unknown as { violations: string[] }).violations);
}
