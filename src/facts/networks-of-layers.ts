// The networks of layers: what each keeps, what it computes, and how much of the test images it reads right.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom, zeros } from '#src/nn/index.ts';
import {
  architectures,
  countMultiplyAdds,
  countParameters,
  countTrainingMultiplyAdds,
  createNetwork,
} from '#src/nn/layers/index.ts';
import { type ShippedName, shippedNetworks } from '#src/nn/layers/shipped.ts';
import { networksOfLayersRecord } from '#src/records/index.ts';
import { family } from './define-facts.ts';

const names = Object.keys(shippedNetworks) as ShippedName[];

/** For one image, where work is counted. */
export function countOfLayers(name: ShippedName) {
  const network = createNetwork(architectures[name], zeros, createRandom(0));
  return {
    parameters: countParameters(network),
    multiplyAdds: countMultiplyAdds(network),
    trainingMultiplyAdds: countTrainingMultiplyAdds(network),
  };
}

/** Shares of right answers on the test images, one for each seed; the shipped network's first. */
function accuraciesOf(wanted: ShippedName): number[] {
  const { points } = networksOfLayersRecord.networks.find(({ name }) => name === wanted)!;
  return points.map(({ test }) => test.correct / test.count);
}

/**
 * For each NAME of `architectures`: `parameters-of-NAME`, `multiply-adds-of-NAME` and `training-multiply-adds-of-NAME`
 * for one image, `bytes-of-NAME` of its file, `accuracy-of-NAME`, and of three seeds
 * `lowest-accuracy-of-NAME` and `highest-accuracy-of-NAME`.
 */
export function layersFacts() {
  const networkBytes = (name: ShippedName) =>
    statSync(join(process.cwd(), 'public', shippedNetworks[name].file)).size;
  return {
    ...family('parameters-of', names, (name) => countOfLayers(name).parameters),
    ...family('multiply-adds-of', names, (name) => countOfLayers(name).multiplyAdds),
    ...family(
      'training-multiply-adds-of',
      names,
      (name) => countOfLayers(name).trainingMultiplyAdds,
    ),
    ...family('bytes-of', names, networkBytes),
    ...family('accuracy-of', names, (name) => accuraciesOf(name)[0]),
    ...family('lowest-accuracy-of', names, (name) => Math.min(...accuraciesOf(name))),
    ...family('highest-accuracy-of', names, (name) => Math.max(...accuraciesOf(name))),
  };
}
