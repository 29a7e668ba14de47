// A dumb static host, as a course would have it: serves dist/ under any path, with no compression and no caching.
// Tests may break a file on purpose, to see what the book says then.
import { readFile, stat } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/** How a file can be broken: not there, cut off half-way, one byte wrong, or late by three seconds. */
export type Breakage = 'missing' | 'truncated' | 'corrupt' | 'slow';

export interface Site {
  /** Where the book opens, with a slash at its end. */
  url: string;
  /** Breaks every file whose path below the base ends with `ending`. */
  break(ending: string, how: Breakage): void;
  /** Makes every file whole again. */
  mend(): void;
  /** Every path that was asked for, in order, whoever asked. */
  readonly visits: readonly string[];
  close(): Promise<void>;
}

const slowMilliseconds = 3000;
const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

async function isFolder(place: string): Promise<boolean> {
  return (await stat(place).catch(() => undefined))?.isDirectory() ?? false;
}

function damaged(bytes: Buffer, how: Breakage | undefined): Buffer {
  if (how === 'truncated') return bytes.subarray(0, bytes.length >> 1);
  if (how !== 'corrupt') return bytes;
  const copy = Buffer.from(bytes);
  copy[copy.length >> 1]! ^= 0xff;
  return copy;
}

const withHead = (page: Buffer, head: string) =>
  Buffer.from(page.toString().replace(/<head[^>]*>/, (tag) => `${tag}${head}`));

function send(response: ServerResponse, status: number, file: string, body: Buffer) {
  const type = contentTypes[extname(file)] ?? 'application/octet-stream';
  response.writeHead(status, { 'content-type': type, 'content-length': body.length }).end(body);
}

/** The path of an address as a client sends it, decoded; undefined where it is none. */
export function pathOf(address = '/'): string | undefined {
  if (!address.startsWith('/')) return undefined;
  try {
    const path = decodeURIComponent(address.split(/[?#]/, 1)[0]!);
    return path.includes('\0') ? undefined : path;
  } catch {
    return undefined;
  }
}

function cannotListen(port: number, { code, message }: NodeJS.ErrnoException): Error {
  if (code === 'EADDRINUSE')
    return new Error(`Port ${port} is taken by another program: end that one, or choose another.`);
  if (code === 'EACCES')
    return new Error(`Port ${port} is not for every program: choose one from 1024 on.`);
  return new Error(`Port ${port} cannot be listened on: ${message}.`);
}

/** What a host sends so that a page's threads may share memory; see public/_headers. */
const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};

async function sendMissing(response: ServerResponse, folder: string) {
  const page = await readFile(join(folder, '404.html')).catch(() => Buffer.from('Not found'));
  send(response, 404, '404.html', page);
}

/**
 * Serves `folder` under `base`, which begins and ends with a slash; port 0 takes any free one.
 * `isolated` hosts let threads share memory.
 * `head` is markup that each page gets at the start of its head.
 */
export async function serve({
  folder = 'dist',
  base = '/',
  port = 0,
  isolated = false,
  head = '',
} = {}): Promise<Site> {
  const broken = new Map<string, Breakage>();
  const visits: string[] = [];

  async function answer(path: string, response: ServerResponse) {
    if (!path.startsWith(base)) return sendMissing(response, folder);
    const how = [...broken].find(([ending]) => path.endsWith(ending))?.[1];
    const inside = normalize(`/${path.slice(base.length)}`);
    const place = join(folder, inside);
    if (!path.endsWith('/') && (await isFolder(place))) {
      // A header holds ASCII alone.
      const location = encodeURI(`${base.slice(0, -1)}${inside}/`);
      return response.writeHead(301, { location }).end();
    }
    const file = path.endsWith('/') ? join(place, 'index.html') : place;
    const bytes = how === 'missing' ? undefined : await readFile(file).catch(() => undefined);
    if (!bytes) return sendMissing(response, folder);
    if (how === 'slow') await wait(slowMilliseconds);
    const sent = head && file.endsWith('.html') ? withHead(bytes, head) : bytes;
    return send(response, 200, file, damaged(sent, how));
  }

  const server = createServer((request, response) => {
    const path = pathOf(request.url);
    if (isolated) response.setHeaders(new Headers(isolation));
    if (path === undefined) return void send(response, 400, '.txt', Buffer.from('Bad request'));
    visits.push(path);
    answer(path, response).catch(() => response.destroy());
  });
  await new Promise<void>((started, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => failed(cannotListen(port, error)));
    server.listen(port, '127.0.0.1', started);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`,
    break: (ending, how) => broken.set(ending, how),
    mend: () => broken.clear(),
    visits,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
