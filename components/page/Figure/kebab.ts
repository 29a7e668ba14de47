// "OneNeuron" is "one-neuron" in addresses, embeds and tests.
export const kebab = (tag: string) => tag.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
