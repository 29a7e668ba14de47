// The kernels for pictures, in a module of their own: only a network with convolutions fetches it.

export { turnPixels } from './pixels.as';
export { convolve, addFilterGradients, turnFilters } from './convolution.as';
export { addMapSums, maxPool, maxPoolBackward } from './maps.as';
