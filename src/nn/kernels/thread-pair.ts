// Two threads on one network: the leader hands out each half of a step, does its own share, and waits for the partner's.
//
// Shared: the engine's memory, and a few words (`signals`) through which the two meet.
//   order: goes up by one for each piece of work   ·   done: the last order that the partner has finished
//   ready: 1 once the partner is there; until then, and for good where it never comes, the leader works alone
// A wait first looks again and again for some microseconds, since the other is nearly always almost there; then it
// sleeps until it is woken (a futex). To look for ever would cost the machine a processor that others may need,
// and on a busy machine that other is the partner itself.
//
// On a busy machine two threads wait for each other longer than they save. So the leader times itself, alone and
// together, and takes the partner along only while that is quicker. The sums are the same in either case, to the bit.

import type { Engine, EngineOptions, StepOptions } from './engine.ts';
import type { Machine } from './kernel-context.ts';
import { createPace } from './choose-threads.ts';

const [orderWord, doneWord, kindWord, countWord, readyWord] = [0, 1, 2, 3, 4];
const kinds = { read: 1, forwardAndBackward: 2, descend: 3, leave: 4 } as const;
type Kind = keyof typeof kinds;

/** A partner that has not answered for so long has been ended: no step takes as long. */
const patienceMilliseconds = 5000;

/** Fewer images than this are not worth sharing; a share of one would be summed in another order. */
const fewest = 4;

/** Looks at a word before it sleeps: about 20 microseconds. */
const looks = 4000;

export interface Signals {
  words: Int32Array;
  /** learningRate, weightDecay, momentum (below 0: not given) */
  numbers: Float64Array;
}

export const signalBytes = 64;

export function openSignals(buffer: SharedArrayBuffer): Signals {
  return { words: new Int32Array(buffer, 0, 5), numbers: new Float64Array(buffer, 32, 3) };
}

export interface Team {
  /** As `engine.learn`. Throws Error when the partner is ended in the middle of a step, which is then half done. */
  learn(count: number, options: StepOptions): number;
  /** As `engine.read`. */
  read(count: number): void;
  /** Whether the partner is taken along at present. */
  isTogether(): boolean;
  /** Sends the partner home; the leader goes on alone. */
  dismiss(): void;
}

/** A machine whose memory two threads share. */
export interface TeamMachine extends Machine {
  /** Calls the partner of an engine that was made with `options`, for two threads. */
  team(engine: Engine, options: EngineOptions): Team;
}

/** `now` gives milliseconds. `wantsPartner` false or true fixes what would else be measured (for tests and benchmarks). */
export function leadTeam(
  engine: Engine,
  { words, numbers }: Signals,
  now: () => number,
  wantsPartner?: boolean,
): Team {
  const pace = createPace(wantsPartner);
  let isDismissed = false;

  function order(kind: Kind, count: number): number {
    words[kindWord] = kinds[kind];
    words[countWord] = count;
    const number = Atomics.add(words, orderWord, 1) + 1;
    Atomics.notify(words, orderWord);
    return number;
  }

  function both(
    kind: 'read' | 'forwardAndBackward' | 'descend',
    count: number,
    options: StepOptions,
  ) {
    const number = order(kind, count);
    doPart(engine, kind, count, options, 0);
    if (waitFor(words, doneWord, number, patienceMilliseconds)) return;
    isDismissed = true;
    throw new Error('The second thread was ended in the middle of a step.');
  }

  function timed(count: number, work: (together: boolean) => void): void {
    const isHere = !isDismissed && Atomics.load(words, readyWord) === 1;
    if (!isHere || count < fewest) return work(false);
    const start = now();
    work(pace.isTogether());
    pace.took(now() - start);
  }

  return {
    learn(count, options) {
      numbers[0] = options.learningRate;
      numbers[1] = options.weightDecay ?? 0;
      numbers[2] = options.momentum ?? -1;
      engine.checkBatch(count);
      timed(count, (together) => {
        for (const kind of ['forwardAndBackward', 'descend'] as const) {
          if (together) both(kind, count, options);
          else engine.parts[kind](count, options, 0, 1);
        }
      });
      return engine.loss(count);
    },
    read(count) {
      timed(count, (together) => {
        if (together) both('read', count, noStep);
        else engine.read(count);
      });
    },
    isTogether: () => !isDismissed && Atomics.load(words, readyWord) === 1 && pace.isTogether(),
    dismiss() {
      if (!isDismissed) order('leave', 0);
      isDismissed = true;
    },
  };
}

const noStep: StepOptions = { learningRate: 0 };

/** The partner's life: works on its own engine over the same memory until it is sent home. Blocks its thread. */
export function followLeader(engine: Engine, { words, numbers }: Signals): void {
  Atomics.store(words, readyWord, 1);
  const options = { learningRate: 0, weightDecay: 0, momentum: undefined as number | undefined };
  for (let number = 1; ; number++) {
    waitFor(words, orderWord, number);
    const kind = (Object.keys(kinds) as Kind[]).find((name) => kinds[name] === words[kindWord])!;
    if (kind === 'leave') return;
    options.learningRate = numbers[0];
    options.weightDecay = numbers[1];
    options.momentum = numbers[2] < 0 ? undefined : numbers[2];
    doPart(engine, kind, words[countWord], options, 1);
    Atomics.store(words, doneWord, number);
    Atomics.notify(words, doneWord);
  }
}

function doPart(
  { parts }: Engine,
  kind: 'read' | 'forwardAndBackward' | 'descend',
  count: number,
  options: StepOptions,
  thread: number,
): void {
  parts[kind](count, options, thread, 2);
}

/** True when `words[place]` has reached `number`; false when it has not within `patience` milliseconds. */
function waitFor(words: Int32Array, place: number, number: number, patience = Infinity): boolean {
  for (let look = 0; look < looks; look++) {
    if (Atomics.load(words, place) >= number) return true;
  }
  for (;;) {
    const seen = Atomics.load(words, place);
    if (seen >= number) return true;
    if (Atomics.wait(words, place, seen, patience) === 'timed-out') return false;
  }
}
