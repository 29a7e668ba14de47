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
import { createPace, type Pace } from './choose-threads.ts';

const [orderWord, doneWord, kindWord, countWord, readyWord] = [0, 1, 2, 3, 4];
/** In place of a part: the partner goes home. */
const leave = -1;

/** The share of thread `thread` of `threads` in the work on the first `count` images. */
export type Part = (count: number, options: StepOptions, thread: number, threads: number) => void;
/** The kinds of work that two threads share; both have the same, in the same order. */
export type Parts = Record<string, Part>;

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

/** Two threads, or one where the other has not come. */
export interface Pair {
  /**
   * Calls `work` with what does a part on `count` images and is back when all of it is done; takes the partner along
   * while works of this `name` are quicker so. Throws Error when the partner is ended in the middle of one.
   */
  share(
    name: string,
    count: number,
    options: StepOptions,
    work: (run: (kind: string) => void) => void,
  ): void;
  /** Whether the partner is taken along at present, to works of this name. */
  isTogether(name: string): boolean;
  /** Sends the partner home; the leader goes on alone. */
  dismiss(): void;
}

/** `now` gives milliseconds. `wantsPartner` false or true fixes what would else be measured (for tests and benchmarks). */
export function openPair(
  parts: Parts,
  { words, numbers }: Signals,
  now: () => number,
  wantsPartner?: boolean,
): Pair {
  const kinds = Object.keys(parts);
  const paces = new Map<string, Pace>();
  let isDismissed = false;

  function paceOf(name: string): Pace {
    const pace = paces.get(name) ?? createPace(wantsPartner);
    paces.set(name, pace);
    return pace;
  }

  function order(kind: number, count: number): number {
    words[kindWord] = kind;
    words[countWord] = count;
    const number = Atomics.add(words, orderWord, 1) + 1;
    Atomics.notify(words, orderWord);
    return number;
  }

  function both(kind: string, count: number, options: StepOptions): void {
    const number = order(kinds.indexOf(kind), count);
    parts[kind](count, options, 0, 2);
    if (waitFor(words, doneWord, number, patienceMilliseconds)) return;
    isDismissed = true;
    throw new Error('The second thread was ended in the middle of a step.');
  }

  const isHere = () => !isDismissed && Atomics.load(words, readyWord) === 1;

  return {
    share(name, count, options, work) {
      const alone = (kind: string) => parts[kind](count, options, 0, 1);
      if (!isHere() || count < fewest) return work(alone);
      numbers[0] = options.learningRate;
      numbers[1] = options.weightDecay ?? 0;
      numbers[2] = options.momentum ?? -1;
      const pace = paceOf(name);
      const start = now();
      work(pace.isTogether() ? (kind) => both(kind, count, options) : alone);
      pace.took(now() - start);
    },
    isTogether: (name) => isHere() && paceOf(name).isTogether(),
    dismiss() {
      if (!isDismissed) order(leave, 0);
      isDismissed = true;
    },
  };
}

export interface Team {
  /** As `engine.learn`. Throws Error when the partner is ended in the middle of a step, which is then half done. */
  learn(count: number, options: StepOptions): number;
  /** As `engine.read`. */
  read(count: number): void;
  /** Whether the partner is taken along at present, to learn. */
  isTogether(): boolean;
  /** Sends the partner home; the leader goes on alone. */
  dismiss(): void;
}

/** A machine whose memory two threads share. */
export interface TeamMachine extends Machine {
  /** Calls the partner of an engine that was made with `options`, for two threads. */
  team(engine: Engine, options: EngineOptions): Team;
}

/** The leader of two threads on an engine for dense networks; the last two as for `openPair`. */
export function leadTeam(
  engine: Engine,
  signals: Signals,
  now: () => number,
  wantsPartner?: boolean,
): Team {
  const pair = openPair(engine.parts, signals, now, wantsPartner);
  return {
    learn(count, options) {
      engine.checkBatch(count);
      pair.share('learn', count, options, (run) => {
        run('forwardAndBackward');
        run('descend');
      });
      return engine.loss(count);
    },
    read: (count) => pair.share('read', count, noStep, (run) => run('read')),
    isTogether: () => pair.isTogether('learn'),
    dismiss: pair.dismiss,
  };
}

/** For work without a step. */
export const noStep: StepOptions = { learningRate: 0 };

/** The partner's life: does its share of the same parts over the same memory until it is sent home. Blocks its thread. */
export function followLeader({ parts }: { parts: Parts }, { words, numbers }: Signals): void {
  const works = Object.values(parts);
  Atomics.store(words, readyWord, 1);
  const options = { learningRate: 0, weightDecay: 0, momentum: undefined as number | undefined };
  for (let number = 1; ; number++) {
    waitFor(words, orderWord, number);
    const kind = words[kindWord];
    if (kind === leave) return;
    options.learningRate = numbers[0];
    options.weightDecay = numbers[1];
    options.momentum = numbers[2] < 0 ? undefined : numbers[2];
    works[kind](words[countWord], options, 1, 2);
    Atomics.store(words, doneWord, number);
    Atomics.notify(words, doneWord);
  }
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
