// A machine on which two threads work on one dense network: this one leads, and a partner follows over shared memory.
//
// Every sum is made in the same order as on one thread, so a run has the same bytes however the work was shared out.
import {
  signalBytes,
  createEngine,
  type EngineOptions,
  followLeader,
  leadTeam,
  type Level,
  openSignals,
  sharedPages,
  type TeamMachine,
  wasmMachine,
} from '../nn/kernels/index.ts';

/** What a partner needs to know. */
export interface PartnerStart {
  level: Level;
  module: WebAssembly.Module;
  memory: WebAssembly.Memory;
  signals: SharedArrayBuffer;
  options: EngineOptions;
}

/** `module` is built for shared memory; `callPartner` starts a thread that calls `follow` with what it is given. */
export function twoThreadMachine(
  level: Level,
  module: WebAssembly.Module,
  callPartner: (start: PartnerStart) => void,
  now: () => number,
): TeamMachine {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: sharedPages, shared: true });
  return {
    ...wasmMachine(level, module, memory),
    team(engine, options) {
      const signals = new SharedArrayBuffer(signalBytes);
      callPartner({ level, module, memory, signals, options });
      return leadTeam(engine, openSignals(signals), now);
    },
  };
}

/** The partner's whole life: it ends when the leader sends it home, or with its thread. */
export function follow({ level, module, memory, signals, options }: PartnerStart): void {
  followLeader(createEngine(wasmMachine(level, module, memory), options), openSignals(signals));
}
