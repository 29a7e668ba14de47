// The kernels for layers, in a module of their own: only a network that is not dense throughout fetches it.

export { turnPixels } from './pixels.as';
export { convolve, addFilterGradients, turnFilters } from './convolution.as';
export { addMapSums, maxPool, maxPoolBackward } from './maps.as';
