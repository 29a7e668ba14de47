// Where the weights lie that a cell may ask for.
import { shippedNetworks } from '#src/nn/layers/shipped.ts';
import { bookNetwork, networks } from '#src/nn/networks.ts';
import type { NamedNetwork, Need } from './needs.ts';

export interface WeightsFile {
  /** Below the site's root. */
  file: string;
  /** Begins a sentence. */
  what: string;
  name?: NamedNetwork;
}

const { book: _, ...named } = { ...networks, ...shippedNetworks };
const weightsFiles = new Map<Need, WeightsFile>([
  ['weights', { file: bookNetwork.file, what: 'The network’s weights' }],
  ...Object.entries(named).map(([name, { file }]): [Need, WeightsFile] => [
    `weights-${name as NamedNetwork}`,
    { file, what: `The weights of “${name}”`, name: name as NamedNetwork },
  ]),
]);

/** The file that is asked for, if it is a network's. */
export const weightsOf = (need: Need): WeightsFile | undefined => weightsFiles.get(need);
