// Networks that read a picture of 28 × 28, layer by layer: how many parameters, and how many multiply-adds for one image.
//
// parameters = Σ (inputs + 1) · outputs      multiply-adds = Σ places · inputs · outputs
// A layer that slides over the picture uses the same weights at every one of its places.

export interface Layer {
  /** Where in the picture the layer's weights are used; 1 for a dense layer. */
  places: number;
  /** Of one place. */
  inputs: number;
  outputs: number;
}

export interface Counts {
  parameters: number;
  multiplyAdds: number;
}

export function countLayers(layers: readonly Layer[]): Counts {
  const sum = (of: (layer: Layer) => number) => layers.reduce((total, one) => total + of(one), 0);
  return {
    parameters: sum(({ inputs, outputs }) => (inputs + 1) * outputs),
    multiplyAdds: sum(({ places, inputs, outputs }) => places * inputs * outputs),
  };
}

/** LeNet-5 as it is built today. */
export const lenet: readonly Layer[] = [
  { places: 28 * 28, inputs: 5 * 5, outputs: 6 },
  { places: 10 * 10, inputs: 5 * 5 * 6, outputs: 16 },
  { places: 1, inputs: 400, outputs: 120 },
  { places: 1, inputs: 120, outputs: 84 },
  { places: 1, inputs: 84, outputs: 10 },
];

/** Eight and then sixteen filters of 5 × 5, the picture kept in size by a margin, then halved, then cut to 4 × 4. */
export const smallConvolution: readonly Layer[] = [
  { places: 28 * 28, inputs: 5 * 5, outputs: 8 },
  { places: 14 * 14, inputs: 5 * 5 * 8, outputs: 16 },
  { places: 1, inputs: 4 * 4 * 16, outputs: 10 },
];
