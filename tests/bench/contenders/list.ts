// Everybody who runs in Chromium, in the order of the table. To add a contender: one file, one line here.
import type { Entrant, LayerEntrant } from '../contender.ts';
import { convnet } from './convnetjs.ts';
import { jax } from './jax-js.ts';
import { layersByConvnet } from './layers/convnetjs.ts';
import { layersByJax } from './layers/jax-js.ts';
import { layersByOnnx } from './layers/onnxruntime-web.ts';
import { layersByOurs } from './layers/ours.ts';
import { layersByTensorflow } from './layers/tfjs-wasm.ts';
import { naiveLoops } from './naive-loops.ts';
import { onnxruntimeWeb } from './onnxruntime-web.ts';
import { ours } from './ours.ts';
import { oursOnGpu } from './ours-gpu.ts';
import { skipsZeros } from './skips-zeros.ts';
import { tensorflow } from './tfjs-wasm.ts';

export const browserEntrants: Entrant[] = [
  ...ours,
  oursOnGpu,
  ...tensorflow,
  ...onnxruntimeWeb,
  ...jax,
  skipsZeros,
  naiveLoops,
  convnet,
];

/** Those of other layers, network by network. */
export const layerEntrants: LayerEntrant[] = [
  ...layersByOurs,
  ...layersByTensorflow,
  ...layersByOnnx,
  ...layersByJax,
  ...layersByConvnet,
];

export const layerEntrantNamed = (name: string): LayerEntrant | undefined =>
  layerEntrants.find((one) => one.name === name);

export function entrantNamed(name: string): Entrant {
  const entrant = browserEntrants.find((one) => one.name === name);
  if (!entrant) throw new Error(`there is no contender named ${name}`);
  return entrant;
}
