// Bundles the browser's side with esbuild: page, worker, and each peer as a module of its own.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { benchFolder, bundleFolder } from '../folders.ts';
import { peerPackages } from './peer.ts';

interface Esbuild {
  build(options: Record<string, unknown>): Promise<unknown>;
}

export async function bundle(): Promise<void> {
  // By address, as all packages of this room: the project's type check does without them.
  const place = createRequire(import.meta.url).resolve('esbuild');
  const { build } = ((await import(pathToFileURL(place).href)) as { default: Esbuild }).default;
  const options = {
    absWorkingDir: benchFolder,
    bundle: true,
    format: 'esm',
    target: 'esnext',
    minify: true,
    loader: { '.wasm': 'binary' },
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
  };
  await build({
    ...options,
    entryPoints: ['browser/page.ts', 'browser/worker.ts', 'browser/partner.ts'],
    outdir: bundleFolder,
  });
  // Together, for the parts of TensorFlow.js have to share one core.
  await build({
    ...options,
    entryPoints: { ...peerPackages },
    outdir: `${bundleFolder}/peers`,
    splitting: true,
    mainFields: ['module', 'main'],
    conditions: ['browser'],
  });
}
