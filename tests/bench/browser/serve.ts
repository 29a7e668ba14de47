// Serves page, bundle, work and packages, cross-origin isolated: only then is there shared memory and a fine clock.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { pathOf } from '../../../src/tools/site/serve.ts';
import { atRoot, bundleFolder, packageFolder, workFolder } from '../folders.ts';

const folders: Record<string, string> = {
  '/bundle/': bundleFolder,
  '/work/': workFolder,
  '/packages/': packageFolder,
  '/checkout/': atRoot(''),
};
const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
};
const isolation = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
};
const page = `<!doctype html><meta charset="utf-8" /><title>Benchmark</title>
<script type="module" src="/bundle/page.js"></script>`;

/** The file behind an address; undefined for what is in none of these folders. */
function fileOf(path: string): string | undefined {
  const base = Object.keys(folders).find((start) => path.startsWith(start));
  return base && join(folders[base], normalize(`/${path.slice(base.length)}`));
}

export async function serveBench(): Promise<{ url: string; close(): void }> {
  const server = createServer(async (request, response) => {
    const path = pathOf(request.url) ?? '';
    const file = fileOf(path);
    const body = path === '/' ? page : file && (await readFile(file).catch(() => undefined));
    const type = path === '/' ? 'text/html' : types[extname(path)];
    response
      .writeHead(body ? 200 : 404, {
        ...isolation,
        'content-type': type ?? 'application/octet-stream',
      })
      .end(body);
  });
  await new Promise<void>((started) => server.listen(0, '127.0.0.1', started));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
