// The kernels for layers, in a module of their own: only a network that is not dense throughout fetches it.

export { turnPixels } from './pixels.as';
export { convolve } from './convolution.as';
export { addFilterGradients, turnFilters } from './filter-gradients.as';
export { addMapSums, addMapProducts, moveMaps, maxPool, maxPoolBackward } from './maps.as';
export { multiplySteps, addStepGradients } from './steps.as';
export { gatherRows, addToRows, addRows, meanOfSteps, meanOfStepsBackward } from './sequences.as';
export { normaliseSteps, normaliseOne, normaliseStepsBackward } from './normalisation.as';
export { attend, attendOne, attendBackward } from './attention.as';
export { gruStep, gruOne, gruStepBackward } from './gru.as';
export { scalePixels, gatherOne, takeFirst, giveFirst, multiplyRows, convolveOne } from './single.as';
