// The page's one measuring worker, shared by its figures, so that no two of them measure at a time.
import { bookNetwork } from '#src/nn/networks.ts';
import relaxedSimd from '#made/kernels/relaxed-simd.wasm?url';
import scalar from '#made/kernels/scalar.wasm?url';
import simd from '#made/kernels/simd.wasm?url';
import { fileAddress } from '#src/session/files.ts';
import { siteRoot } from '#src/session/root.ts';
import { startWorker } from '#src/session/start-worker.ts';
import { checkReport } from '#src/speed/check.ts';
import type { Order, Places, Report, Task } from '#src/speed/messages.ts';
// The bundler makes the worker's address; the linter looks for it in the file.
// oxlint-disable-next-line import/default
import workerUrl from '#src/speed/worker.ts?worker&url';
import { createTaskWorker } from '#src/workers/one-task.ts';
import type { Runner } from './useTask.ts';

/** The addresses that the build gives are whole, those of `npm start` begin at the host. */
const whole = (address: string) => new URL(address, document.baseURI);

const places = (): Places => ({
  root: siteRoot().href,
  weights: fileAddress(bookNetwork.file).href,
  modules: {
    scalar: whole(scalar).href,
    simd: whole(simd).href,
    'relaxed-simd': whole(relaxedSimd).href,
  },
});

const worker = createTaskWorker<Order, Report>({
  start: () => startWorker(workerUrl),
  name: 'The measuring worker',
  check: checkReport,
});

export const measuring: Runner<Task, Report> = {
  run: (task, hear) =>
    worker.run({ kind: 'measure', task, places: places() }, hear, task.kind === 'cold'),
  stop: worker.stop,
};
