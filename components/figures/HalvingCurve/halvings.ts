// Four ways to halve 512 neurons to 256, each as the two networks before and after.
import { countConnections, countParameters } from '#src/nn/index.ts';
import { digitNetwork } from '#src/formulas/architecture.ts';

export type Way = 'every' | 'first' | 'second' | 'square';

/** "7 × 513 × 512" and what it comes to. */
export interface Term {
  product: string;
  parameters: number;
}

export interface Halved {
  /** Sums as a reader would write them, a line for each kind of layer. */
  before: Term[];
  after: Term[];
  parametersBefore: number;
  parametersAfter: number;
  saved: number;
  /** Where the case stands on the curve's axis; the square block has no depth. */
  depth?: number;
}

export const wide = 512;
export const narrow = 256;

export function halved(way: Way, depth: number): Halved {
  if (way === 'square') return squareBlock();
  const [before, after] = networks(way, depth);
  return compare(before, after, way === 'every' ? depth : 2);
}

function networks(way: Way, depth: number): [before: number[], after: number[]] {
  const all = (width: number) => Array<number>(depth).fill(width);
  if (way === 'every') return [digitNetwork(all(wide)), digitNetwork(all(narrow))];
  return [
    digitNetwork([wide, wide]),
    digitNetwork(way === 'first' ? [narrow, wide] : [wide, narrow]),
  ];
}

function compare(before: number[], after: number[], depth: number): Halved {
  const [parametersBefore, parametersAfter] = [countParameters(before), countParameters(after)];
  const saved = 1 - parametersAfter / parametersBefore;
  return {
    before: sum(before),
    after: sum(after),
    parametersBefore,
    parametersAfter,
    saved,
    depth,
  };
}

/** The weights of one layer alone, between two layers of one size: what the article's number fits. */
function squareBlock(): Halved {
  const terms = [wide, narrow].map((width) => ({
    product: `${width} × ${width}`,
    parameters: countConnections([width, width]),
  }));
  const [before, after] = terms;
  return {
    before: [before],
    after: [after],
    parametersBefore: before.parameters,
    parametersAfter: after.parameters,
    saved: 1 - after.parameters / before.parameters,
  };
}

/** A layer is its inputs and one row more, for its biases, times its neurons; equal layers share a line. */
function sum(sizes: readonly number[]): Term[] {
  const layers = sizes.slice(1).map((outputSize, layer) => ({
    product: `${sizes[layer] + 1} × ${outputSize}`,
    parameters: countParameters([sizes[layer], outputSize]),
  }));
  const isNew = (product: string, index: number) => layers[index - 1]?.product !== product;
  return layers
    .filter(({ product }, index) => isNew(product, index))
    .map(({ product, parameters }) => {
      const times = layers.filter((layer) => layer.product === product).length;
      return {
        product: times > 1 ? `${times} × ${product}` : product,
        parameters: times * parameters,
      };
    });
}
