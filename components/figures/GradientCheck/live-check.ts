// The check on the reader's own digit, in her tab: one ε at a time, so that the page stays free between them.
import { useEffect, useState } from 'preact/hooks';
import {
  atPlaces,
  batchOf,
  type Bug,
  bugs,
  checkedPlaces,
  differences,
  epsilons,
  gradientsWith,
  inPrecision,
  precisions,
  relativeError,
} from '#src/formulas/gradient-check.ts';
import { rest } from '#components/controls/rest.ts';
import { loadNetwork } from '#src/session/network.ts';
import { sentenceOf } from '#src/workers/failures.ts';
import type { CheckCurve } from '#src/records/experiments/gradient-check.ts';

export interface LiveCheck {
  curves?: CheckCurve[];
  kinks?: number[];
  /** Milliseconds of a forward pass, and of one forward and back, as they were in this tab. */
  times?: { forward: number; both: number };
  /** How many ε are done, while they are being done. */
  done?: number;
  trouble: string;
  retry: () => void;
}

/** Begins when `wanted`, and again whenever the digit or its right answer changes. */
export function useLiveCheck(wanted: boolean, pixels: readonly number[], label: number): LiveCheck {
  const [state, setState] = useState<Omit<LiveCheck, 'retry'>>({ trouble: '' });
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!wanted) return;
    let isWanted = true;
    const tell = (next: Omit<LiveCheck, 'retry'>) => isWanted && setState(next);
    void check(
      pixels,
      label,
      () => isWanted,
      (done) => tell({ done, trouble: '' }),
    ).then(
      (found) => found && tell({ ...found, trouble: '' }),
      (error: unknown) => tell({ trouble: sentenceOf(error) }),
    );
    return () => {
      isWanted = false;
    };
  }, [wanted, pixels, label, attempt]);
  return { ...state, retry: () => setAttempt(attempt + 1) };
}

/** Enough for a clock that counts in tenths of a millisecond, and short enough to go unnoticed. */
const timedPasses = 100;

async function check(
  pixels: readonly number[],
  label: number,
  isWanted: () => boolean,
  say: (done: number) => void,
) {
  const shipped = await loadNetwork();
  const given = batchOf(pixels, label);
  const places = checkedPlaces(shipped, given);
  const curves: CheckCurve[] = [];
  let kinks: number[] = [];
  let nudging = 0;
  let both = 0;
  for (const precision of precisions) {
    const { network, batch } = inPrecision(shipped, given, precision);
    const claimed = new Map<Bug, number[]>();
    for (const bug of bugs) claimed.set(bug, atPlaces(gradientsWith(bug, network, batch), places));
    const errors = new Map<Bug, number[]>(bugs.map((bug) => [bug, []]));
    kinks = [];
    for (const epsilon of epsilons) {
      await rest();
      if (!isWanted()) return undefined;
      const start = performance.now();
      const found = differences(network, batch, places, epsilon);
      // In the precision that the book's network runs in.
      if (precision === 'float32') nudging += performance.now() - start;
      kinks.push(found.kinks);
      for (const bug of bugs) errors.get(bug)!.push(relativeError(found.slopes, claimed.get(bug)!));
      say(curves.length === 0 ? kinks.length : epsilons.length + kinks.length);
    }
    if (precision === 'float32') {
      const start = performance.now();
      for (let time = 0; time < timedPasses; time++) gradientsWith('none', network, batch);
      both = (performance.now() - start) / timedPasses;
    }
    for (const bug of bugs) curves.push({ images: 1, precision, bug, errors: errors.get(bug)! });
  }
  const forward = nudging / (2 * places.length * epsilons.length);
  return { curves, kinks, times: { forward, both } };
}
