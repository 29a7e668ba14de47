// Serves the page of the trial under the book's policy and without one, and counts who asks the canary.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
// Of each worker its own: a build empties the folder, and another worker may be serving from it.
const outDir = at(`../../../.cache/notebook-trial/${process.env['TEST_PARALLEL_INDEX'] ?? '0'}`);

/** As NOTEBOOK.md gives it for a page; `styles` are hashes of inline sheets. */
const policy = (styles: string[]) =>
  `default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval'; style-src 'self' ${styles.join(' ')}; \
style-src-attr 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; \
worker-src 'self' data: blob:; manifest-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; \
form-action 'none'; require-trusted-types-for 'script'; trusted-types runner site dompurify`;

export interface TrialSite {
  address: string;
  canary: string;
  /** Paths that somebody asked the canary for. */
  asked: string[];
  /** What /built shows. */
  built: string;
  close(): void;
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const html = (path: string, site: TrialSite) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Trial</title>
<link rel="stylesheet" href="/tokens.css"><link rel="stylesheet" href="/base.css"><link rel="stylesheet" href="/outputs.css">
</head><body><h1>Trial</h1><main id="outputs" style="width: min(46rem, 100%)">${path === '/built' ? site.built : ''}</main>
<script type="module" src="/page.js"></script></body></html>`;

const files: Record<string, string> = {
  '/page.js': `${outDir}/page.js`,
  '/tokens.css': at('../../../src/styles/tokens.css'),
  '/base.css': at('../../../src/styles/base.css'),
  '/outputs.css': at('../../../src/notebook/show/outputs.css'),
};

/** @param styles hashes that /built and /strict admit besides their own sheets. */
export async function trialSite(styles: string[]): Promise<TrialSite> {
  await build({
    configFile: false,
    root: at('.'),
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      rolldownOptions: {
        input: at('page.ts'),
        output: { entryFileNames: 'page.js', codeSplitting: false },
      },
    },
  });
  const site: TrialSite = { address: '', canary: '', asked: [], built: '', close: () => {} };
  const canary = createServer((request, response) => {
    site.asked.push(request.url!);
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end();
  });
  const server = createServer((request, response) => {
    const path = request.url!.split('?')[0]!;
    const file = files[path];
    if (file) {
      response.setHeader('content-type', path.endsWith('.js') ? 'text/javascript' : 'text/css');
      return void response.end(readFileSync(file));
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    if (path !== '/bare') response.setHeader('content-security-policy', policy(styles));
    response.end(html(path, site));
  });
  site.canary = await listening(canary);
  site.address = `http://${await listening(server)}`;
  site.close = () => {
    for (const one of [canary, server]) {
      one.close();
      one.closeAllConnections();
    }
  };
  return site;
}
