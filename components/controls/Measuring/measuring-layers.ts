// The page's one worker that measures networks of layers, shared by its figures.
import layersRelaxedSimd from '#made/kernels/layers-relaxed-simd.wasm?url';
import layersScalar from '#made/kernels/layers-scalar.wasm?url';
import layersSimd from '#made/kernels/layers-simd.wasm?url';
import relaxedSimd from '#made/kernels/relaxed-simd.wasm?url';
import scalar from '#made/kernels/scalar.wasm?url';
import simd from '#made/kernels/simd.wasm?url';
import { shippedNetworks } from '#src/nn/layers/shipped.ts';
import { bookNetwork } from '#src/nn/networks.ts';
import { fileAddress } from '#src/session/files.ts';
import { siteRoot } from '#src/session/root.ts';
import { startWorker } from '#src/session/start-worker.ts';
import {
  type AnyShipped,
  checkLayersReport,
  type LayersOrder,
  type LayersPlaces,
  type LayersReport,
  type LayersTask,
} from '#src/speed/layers-messages.ts';
// The bundler makes the worker's address; the linter looks for it in the file.
// oxlint-disable-next-line import/default
import workerUrl from '#src/speed/layers-worker.ts?worker&url';
import { createTaskWorker } from '#src/workers/one-task.ts';
import type { Runner } from './useTask.ts';

/** The addresses that the build gives are whole, those of `npm start` begin at the host. */
const whole = (address: string) => new URL(address, document.baseURI).href;

const places = (names: readonly AnyShipped[]): LayersPlaces => ({
  root: siteRoot().href,
  weights: names.map((name) => fileAddress(fileOf(name)).href),
  modules: { scalar: whole(scalar), simd: whole(simd), 'relaxed-simd': whole(relaxedSimd) },
  ofLayers: {
    scalar: whole(layersScalar),
    simd: whole(layersSimd),
    'relaxed-simd': whole(layersRelaxedSimd),
  },
});

const worker = createTaskWorker<LayersOrder, LayersReport>({
  start: () => startWorker(workerUrl),
  name: 'The measuring worker',
  check: checkLayersReport,
});

const fileOf = (name: AnyShipped) =>
  name === 'book' ? bookNetwork.file : shippedNetworks[name].file;

export const measuringLayers: Runner<LayersTask, LayersReport> = {
  run: (task, hear) => worker.run({ kind: 'measure', task, places: places(task.names) }, hear),
  stop: worker.stop,
};
