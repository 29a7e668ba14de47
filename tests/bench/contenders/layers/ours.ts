// The book's own engine of layers at each of its levels in WebAssembly, forced to one.
import { createLayerEngine, type LayerEngine } from '../../../../src/nn/kernels/layer-engine.ts';
import { wasmLayerMachine } from '../../../../src/nn/kernels/layer-machine.ts';
import { isSupported, type WasmLevel } from '../../../../src/nn/kernels/index.ts';
import type { Layer } from '../../../../src/nn/layers/index.ts';
import { type Network, parameterArrays } from '../../../../src/nn/index.ts';
import { checkoutAddress } from '../../browser/peer.ts';
import { type Contender, layerSubjects } from '../../contender.ts';
import { classCount } from '../../work/work.ts';
import { entrantsFor } from './entrants.ts';

const titles: Record<WasmLevel, string> = {
  'relaxed-simd': 'ours, relaxed SIMD',
  simd: 'ours, SIMD',
  scalar: 'ours, scalar WASM',
};

export const layersByOurs = (Object.entries(titles) as [WasmLevel, string][]).flatMap(
  ([level, name]) => entrantsFor(layerSubjects, { name, ours: true }, () => createOurs(level)),
);

async function createOurs(level: WasmLevel): Promise<Contender<Layer>> {
  if (!isSupported(level)) throw new Error('this browser has no such instructions');
  const [module, layerModule] = await Promise.all(
    [level, `layers-${level}`].map(async (name) => {
      const response = await fetch(checkoutAddress(`.cache/kernels/${name}.wasm`));
      return WebAssembly.compile(await response.arrayBuffer());
    }),
  );
  const newMachine = () => wasmLayerMachine(level, module!, layerModule!);
  const ten = new Float32Array(classCount);
  let reader: LayerEngine;
  let learner: LayerEngine;
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
      learner = createLayerEngine(newMachine(), network, { capacity: batchSize, rule: optimiser });
      learner.load(network);
      rate = learningRate;
    },
    trainOn(pixels, labels) {
      learner.pixels.set(pixels);
      learner.labels.set(labels);
      learner.learn(labels.length, { learningRate: rate });
    },
    trainedParameters: () => parameterArrays(learner.save()),
  };
}
