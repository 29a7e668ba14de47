// A world of two or three small editions, a host that may change between any two requests, a browser's cache, and the
// book's own service worker between them.
import { pathToFileURL } from 'node:url';
import { sep } from 'node:path';
import { vi } from 'vitest';
import { writeEdition } from '#src/integrations/offline.ts';
import { readSite, type Site } from '#src/integrations/site-files.ts';
import { contentHash, type Edition, isHashedName, isPage, pathsOf } from '#src/offline/edition.ts';
import { makeSite } from '../tools/fixture.ts';

export const root = 'https://host.test/~user/a$&b/';

const page = (body: string) =>
  `<!doctype html><html><head><meta charset="utf-8"></head><body>${body}</body></html>`;

export interface BuiltEdition extends Edition {
  site: Site;
}

/** An edition whose every text carries `mark`; one file is the same in all. */
export async function buildEdition(mark: string, exactFiles = false): Promise<BuiltEdition> {
  const script = `_astro/page.${mark}.js`;
  const folder = makeSite(`world-${mark}`, {
    'index.html': page(`<h1>${mark}</h1><script src="./${script}"></script>`),
    'one/index.html':
      page(`<h1>${mark}</h1><script src="../${script}"></script><script src="../_astro/one.${mark}.js"></script>
      <link rel="icon" href="../icon.svg"><a href="../table.csv">Table</a>`),
    'offline/index.html': page(`<h1>${mark}</h1>Not here. <a href="../">Home</a>`),
    'icon.svg': '<svg/>',
    'table.csv': mark,
    'weights/a.safetensors': `weights ${mark}`,
    'mnist/test-1.bin': 'images',
    'pagefind/pagefind.js': `search ${mark}`,
    [script]: `import "./same.A1.js"; fetch("weights/a.safetensors") // ${mark}`,
    [`_astro/one.${mark}.js`]: `one ${mark}`,
    '_astro/same.A1.js': 'same',
  });
  const url = pathToFileURL(folder + sep);
  const edition = await writeEdition(url, exactFiles);
  return { ...edition, site: await readSite(url) };
}

type Entry = [bytes: ArrayBuffer, headers: [string, string][]];

/** As the standard has it, as far as the book uses it: a second `put` goes to the end. */
class FakeCache {
  readonly entries = new Map<string, Entry>();
  async match(address: string): Promise<Response | undefined> {
    const entry = this.entries.get(address);
    return entry && new Response(entry[0], { headers: entry[1] });
  }
  async put(address: string, response: Response): Promise<void> {
    const entry: Entry = [await response.arrayBuffer(), [...response.headers]];
    this.entries.delete(address);
    this.entries.set(address, entry);
  }
  async delete(address: string): Promise<boolean> {
    return this.entries.delete(address);
  }
  async keys(): Promise<{ url: string }[]> {
    return [...this.entries.keys()].map((url) => ({ url }));
  }
}

/** What a page was given when it was opened. */
export interface Opened {
  status: number;
  /** Of the page itself; undefined for the stand-in, and for what is no page of the book. */
  edition?: BuiltEdition;
  html: string;
  /** Files that it needs and did not get, and those that are not its edition's. */
  missing: string[];
  foreign: string[];
}

export class World {
  readonly editions: readonly BuiltEdition[];
  readonly caches = new Map<string, FakeCache>();
  /** Which edition the host has; undefined while it does not answer at all. */
  host: number | undefined = 0;
  requests = 0;
  /** Called before each answer with the number of requests until then. */
  onRequest?: (count: number) => void;
  /** What the host makes of a file on its way. */
  onWay?: (path: string, bytes: Buffer<ArrayBuffer>) => Buffer<ArrayBuffer>;
  /** While it is set, the host's answers wait for it. */
  slow?: Promise<void>;
  /** Other tabs of the host. */
  tabs: { id: string; url: string }[] = [];
  private heard = new Map<string, (event: object) => void>();

  constructor(editions: readonly BuiltEdition[]) {
    this.editions = editions;
    const open = async (name: string) => {
      if (!this.caches.has(name)) this.caches.set(name, new FakeCache());
      return this.caches.get(name)!;
    };
    vi.stubGlobal('caches', {
      open,
      keys: async () => [...this.caches.keys()],
      delete: async (name: string) => this.caches.delete(name),
    });
    vi.stubGlobal('fetch', (asked: Request | URL | string) =>
      this.answer(asked instanceof Request ? asked.url : String(asked)),
    );
    // Nobody has work going on that the worker would wait for.
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('registration', { scope: root });
    vi.stubGlobal('clients', { claim: async () => {}, matchAll: async () => this.tabs });
    vi.stubGlobal('addEventListener', (type: string, listener: (event: object) => void) =>
      this.heard.set(type, listener),
    );
  }

  /** The worker begins anew, as after a rest: only what is in the cache is known to it. */
  async startWorker(): Promise<void> {
    vi.resetModules();
    await import('#src/offline/worker.ts');
    await this.dispatch('activate', {});
  }

  private async answer(address: string): Promise<Response> {
    this.onRequest?.(this.requests++);
    await this.slow;
    if (this.host === undefined) throw new TypeError('Failed to fetch');
    const { site, pageFile } = this.editions[this.host]!;
    const asked = address.slice(root.length);
    const path = pageFile ? asked.replace(/(^|\/)index\.html$/, '$1') : asked;
    // A host that serves no folders has nothing at a folder's address.
    const bytes = pageFile && isPage(asked) ? undefined : site.get(path);
    if (!bytes) return new Response('Not found', { status: 404 });
    const headers = { 'content-type': isPage(path) ? 'text/html' : 'text/plain' };
    return new Response(this.onWay?.(path, bytes) ?? bytes, { headers });
  }

  private async dispatch(type: string, event: object): Promise<Response | undefined> {
    const lasting: Promise<unknown>[] = [];
    let answer: Promise<Response> | undefined;
    this.heard.get(type)!({
      ...event,
      waitUntil: (work: Promise<unknown>) => lasting.push(work),
      respondWith: (given: Promise<Response>) => (answer = given),
    });
    const response = await answer;
    await Promise.all(lasting);
    return response;
  }

  /** As a page asks: through the worker, and past it where the worker does not answer. */
  async ask(path: string, mode = 'cors'): Promise<Response> {
    const request = new Request(root + path);
    Object.defineProperty(request, 'mode', { value: mode });
    return (await this.dispatch('fetch', { request })) ?? this.answer(request.url);
  }

  async tell(data: unknown, path = ''): Promise<void> {
    await this.dispatch('message', { data, source: { id: 'mine', url: root + path } });
  }

  /** Opens a page, asks for all that it needs, and greets the worker as the page does. */
  async open(path: string): Promise<Opened> {
    const response = await this.ask(path, 'navigate').catch(() => Response.error());
    const html = response.type === 'error' ? '' : await response.text();
    const id = /<meta name="edition" content="(\w+)">/.exec(html)?.[1];
    const isStandIn = path !== 'offline/' && html.includes('Not here.');
    const edition = isStandIn ? undefined : this.editions.find((one) => one.id === id);
    const opened: Opened = { status: response.status, html, edition, missing: [], foreign: [] };
    if (!edition) return opened;
    const bytes = new TextEncoder().encode(html);
    if ((await contentHash(path, bytes)) !== edition.hashes.get(path)) opened.foreign.push(path);
    for (const file of pathsOf(edition, edition.pages[path]!).filter(isHashedName)) {
      const given = await this.ask(file).catch(() => Response.error());
      if (!given.ok) opened.missing.push(file);
      else if ((await contentHash(file, await given.arrayBuffer())) !== edition.hashes.get(file))
        opened.foreign.push(file);
    }
    await this.tell({ edition: edition.id, used: [] }, path);
    return opened;
  }

  /** The book's own cache. */
  get kept(): Map<string, Entry> {
    return [...this.caches.values()][0]!.entries;
  }
}
