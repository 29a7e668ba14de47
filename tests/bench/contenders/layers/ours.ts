// The book's own engine of layers at each of its levels in WebAssembly, forced to one; and on two threads.
import { createLayerEngine, type LayerEngine } from '../../../../src/nn/kernels/layer-engine.ts';
import {
  type LayerMachine,
  type LayerTeamMachine,
  wasmLayerMachine,
} from '../../../../src/nn/kernels/layer-machine.ts';
import { detectLevel, isSupported, type WasmLevel } from '../../../../src/nn/kernels/index.ts';
import type { Layer } from '../../../../src/nn/layers/index.ts';
import { type Network, parameterArrays } from '../../../../src/nn/index.ts';
import {
  type LayersPartnerStart,
  twoThreadLayerMachine,
} from '../../../../src/training/layers-two-threads.ts';
import { checkoutAddress } from '../../browser/peer.ts';
import { type Contender, layerSubjects } from '../../contender.ts';
import { classCount } from '../../work/work.ts';
import { entrantsFor } from './entrants.ts';

const titles: Record<WasmLevel, string> = {
  'relaxed-simd': 'ours, relaxed SIMD',
  simd: 'ours, SIMD',
  scalar: 'ours, scalar WASM',
};

export const layersByOurs = [
  ...(Object.entries(titles) as [WasmLevel, string][]).flatMap(([level, name]) =>
    entrantsFor(layerSubjects, { name, ours: true }, () => createOurs(level)),
  ),
  ...entrantsFor(layerSubjects, { name: 'ours, 2 threads', ours: true }, createOursOnTwo),
];

const modulesOf = (names: string[]): Promise<WebAssembly.Module[]> =>
  Promise.all(
    names.map(async (name) => {
      const response = await fetch(checkoutAddress(`.cache/kernels/${name}.wasm`));
      return WebAssembly.compile(await response.arrayBuffer());
    }),
  );

async function createOurs(level: WasmLevel): Promise<Contender<Layer>> {
  if (!isSupported(level)) throw new Error('this browser has no such instructions');
  const [module, layerModule] = await modulesOf([level, `layers-${level}`]);
  return contenderOn(() => wasmLayerMachine(level, module!, layerModule!));
}

async function createOursOnTwo(): Promise<Contender<Layer>> {
  if (!self.crossOriginIsolated) throw new Error('this page is not cross-origin isolated');
  const level = detectLevel();
  if (level !== 'simd' && level !== 'relaxed-simd') throw new Error('this browser has no SIMD');
  const modules = await modulesOf([`${level}-shared`, `layers-${level}-shared`]);
  const callPartner = (start: LayersPartnerStart) =>
    new Worker('/bundle/partner.js', { type: 'module' }).postMessage(start, []);
  return contenderOn(() =>
    twoThreadLayerMachine(level, modules, callPartner, () => performance.now()),
  );
}

function contenderOn(newMachine: () => LayerMachine | LayerTeamMachine): Contender<Layer> {
  const ten = new Float32Array(classCount);
  let reader: LayerEngine;
  let learner: LayerEngine | undefined;
  let rate: number;
  return {
    load(network: Network<Layer>) {
      reader = createLayerEngine(newMachine(), network);
      reader.load(network);
    },
    infer(pixels, count) {
      const probabilities = new Float32Array(count * classCount);
      reader.infer(pixels, probabilities, count);
      return probabilities;
    },
    one(pixels) {
      reader.infer(pixels, ten, 1);
      return ten;
    },
    optimisers: ['sgd', 'adam'],
    startTraining({ optimiser, batchSize, learningRate }, network) {
      // The partner of the measure before would sit in the way.
      learner?.dismiss();
      learner = createLayerEngine(newMachine(), network, { capacity: batchSize, rule: optimiser });
      learner.load(network);
      rate = learningRate;
    },
    trainOn(pixels, labels) {
      learner!.pixels.set(pixels);
      learner!.labels.set(labels);
      learner!.learn(labels.length, { learningRate: rate });
    },
    trainedParameters: () => parameterArrays(learner!.save()),
  };
}
