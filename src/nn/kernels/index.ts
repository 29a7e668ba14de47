// The door to the fast kernels: pick a level, make a machine, put an engine on it.

export { createEngine, type Engine, type EngineOptions, type StepOptions } from './engine.ts';
export type { Rule } from './engine-arrays.ts';
export type { Kernels, Lists } from './kernels.ts';
export { detectLevel, isSupported, type Level, levels, type WasmLevel } from './levels.ts';
export { placeInStrips } from './column-strips.ts';
export {
  type Machine,
  type Peak,
  plainMachine,
  sharedPages,
  wasmMachine,
} from './kernel-context.ts';
export {
  signalBytes,
  followLeader,
  leadTeam,
  openSignals,
  type Team,
  type TeamMachine,
} from './thread-pair.ts';
