// The fastest machine that works here: a level whose module cannot be had gives way to the next, and it is said.

import {
  detectLevel,
  isSupported,
  type Level,
  levels,
  type WasmLevel,
} from '../nn/kernels/index.ts';
import { messageOf } from '../workers/failures.ts';

export interface ChosenMachine<M> {
  machine: M;
  /** Why it is not the level that was asked for, or the fastest of this device. */
  note?: string;
}

/**
 * `wanted`: the level to try first; the fastest of this device where nothing is said. `makePlain` is the last way, and
 * throws Error with a sentence where the plain loops would not do; it is told why none of the others works.
 */
export async function chooseMachine<M>(
  wanted: Level | undefined,
  makeMachine: (level: WasmLevel) => Promise<M>,
  makePlain: (failures: string[]) => M,
): Promise<ChosenMachine<M>> {
  const first = wanted ?? detectLevel();
  const failures: string[] = [];
  for (const level of levels.slice(levels.indexOf(first))) {
    if (level === 'typescript') {
      return { machine: makePlain(failures), ...noteOn(failures, level) };
    }
    if (!isSupported(level)) {
      failures.push(`this browser does not have ${level}`);
      continue;
    }
    try {
      const machine = await makeMachine(level);
      return { machine, ...noteOn(failures, level) };
    } catch (error) {
      failures.push(`${level} could not be loaded (${messageOf(error)})`);
    }
  }
  throw new Error('chooseMachine: the last level is always there.');
}

function noteOn(failures: string[], level: Level): { note?: string } {
  if (failures.length === 0) return {};
  return { note: `Trained at the level ${level}, more slowly: ${failures.join(', ')}.` };
}
