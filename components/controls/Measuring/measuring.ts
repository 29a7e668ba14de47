// The page's one measuring worker, shared by its figures, so that no two of them measure at a time.
import { bookNetwork } from '#src/nn/networks.ts';
import relaxedSimd from '#made/kernels/relaxed-simd.wasm?url';
import scalar from '#made/kernels/scalar.wasm?url';
import simd from '#made/kernels/simd.wasm?url';
import { fileAddress } from '#src/session/files.ts';
import { siteRoot } from '#src/session/root.ts';
import { trustedScriptUrl } from '#src/session/trusted.ts';
import { createClient } from '#src/speed/client.ts';
import type { Places } from '#src/speed/messages.ts';
// The bundler makes the worker's address; the linter looks for it in the file.
// oxlint-disable-next-line import/default
import worker from '#src/speed/worker.ts?worker&url';

/** The addresses that the build gives are whole, those of `npm start` begin at the host. */
const whole = (address: string) => new URL(address, document.baseURI);

function startWorker(): Worker {
  return new Worker(trustedScriptUrl(whole(worker)) as string, { type: 'module' });
}

const places = (): Places => ({
  root: siteRoot().href,
  weights: fileAddress(bookNetwork.file).href,
  modules: {
    scalar: whole(scalar).href,
    simd: whole(simd).href,
    'relaxed-simd': whole(relaxedSimd).href,
  },
});

export const measuring = createClient(startWorker, places);
