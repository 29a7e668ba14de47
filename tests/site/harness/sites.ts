// Servers that a test starts for itself: they end with it, and the ledger knows what they were asked for.
import { type Site, serve } from '#src/tools/site/serve.ts';
import { everything } from '#src/tools/test/ledger.ts';

export type StartSite = (options?: Parameters<typeof serve>[0]) => Promise<Site>;
/** What a test is made of is told to it: a path below the book's. */
type Note = (path: string) => void;

/** Notes what a server was asked for whose book lies at `basePath`. */
export function noteVisits(visits: readonly string[], basePath: string, note: Note): void {
  for (const path of visits)
    note(path.startsWith(basePath) ? path.slice(basePath.length) : `..${path}`);
}

export function openSites(note: Note): { start: StartSite; end(): Promise<void> } {
  const started: [site: Site, basePath: string][] = [];
  return {
    async start(options = {}) {
      // Whatever such a folder holds, and at whatever paths, it was made of what is built.
      if (options.folder) note(everything);
      const site = await serve(options);
      started.push([site, options.base ?? '/']);
      return site;
    },
    async end() {
      for (const [site, basePath] of started.splice(0)) {
        await site.close();
        noteVisits(site.visits, basePath, note);
      }
    },
  };
}
