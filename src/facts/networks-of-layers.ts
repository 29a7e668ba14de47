// The networks of layers: what each keeps, what it computes, and how much of the test images it reads right.
import { createRandom, zeros } from '#src/nn/index.ts';
import {
  architectures,
  countMultiplyAdds,
  countParameters,
  createNetwork,
} from '#src/nn/layers/index.ts';
import { type ShippedName, shippedNetworks } from '#src/nn/layers/shipped.ts';
import { shuffledArchitecturesRecord } from '#src/records/index.ts';
import { shareOf } from './debugging.ts';
import { family } from './define-facts.ts';

const shipped = Object.keys(shippedNetworks) as ShippedName[];
const { networks } = shuffledArchitecturesRecord;

const blank = (name: ShippedName) => createNetwork(architectures[name], zeros, createRandom(0));

/** For each NAME that the site ships `parameters-of-NAME`, `multiply-adds-of-NAME` for one image, and `accuracy-of-NAME`. */
export const layersFacts = () => ({
  ...family('parameters-of', shipped, (name) => countParameters(blank(name))),
  ...family('multiply-adds-of', shipped, (name) => countMultiplyAdds(blank(name))),
  ...family('accuracy-of', shipped, (wanted) =>
    shareOf(networks.find(({ name }) => name === wanted)!.inPlace),
  ),
});
