/** The name by which a figure is linked, embedded and tested: "one-neuron" for the tag OneNeuron. */
export const figureName = (tag: string): string =>
  tag.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
