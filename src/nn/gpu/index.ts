// The door to the graphics processor: ask for one, put an engine on it, and be told when it goes.

export { createGpuEngine, type GpuEngine, type GpuEngineOptions } from './engine.ts';
export { GpuLostError } from './device-lost.ts';
export { missingGpu, requestGpu } from './request.ts';
