// How long does a piece of work take? One timing tells little, so it is repeated, and the middle one counts.
//
// A browser's clock ticks in steps of up to 0.1 ms, so short work is timed in loops, each long enough for the clock.
// The first call warms the code up and is thrown away, and so are loops that turn out too short: longer ones follow.
// Loops are timed until they have filled the time that is wanted. Work that alone fills it is done once.

export interface Timing {
  /** Milliseconds of one piece of work, for each loop that was timed. */
  samples: number[];
  median: number;
  /** Pieces of work in a loop. */
  times: number;
}

interface Rules {
  /** The clock, in milliseconds. */
  now(): number;
  /** All timed loops together last at least so many milliseconds … */
  total?: number;
  /** … and each of them so many, hundreds of the clock's ticks. */
  shortest?: number;
}

/** Does a piece of work so many times. */
export type Work = (times: number) => void | Promise<void>;

const mostGrowth = 10;

export async function measure(work: Work, { now, total = 250, shortest = 10 }: Rules) {
  const timed = async (times: number) => {
    const start = now();
    await work(times);
    return now() - start;
  };
  const first = await timed(1);
  if (first >= total) return timingOf([first], 1);
  let [times, spent] = [1, 0];
  let samples: number[] = [];
  while (spent < total) {
    const took = await timed(times);
    if (took < shortest) {
      // Too short for the clock, and so were those before that seemed
      // long enough: something had held them up.
      times = longer(times, shortest / took);
      [samples, spent] = [[], 0];
      continue;
    }
    samples.push(took / times);
    spent += took;
  }
  return timingOf(samples, times);
}

/** A loop that fell between two ticks says nothing about how far there is to go, and nearly nothing says little. */
const longer = (times: number, missing: number) =>
  Math.ceil(times * Math.min(mostGrowth, 1.2 * missing));

const timingOf = (samples: number[], times: number): Timing => ({
  samples,
  median: median(samples),
  times,
});

/** The middle one; of an even number the mean of the two in the middle. Throws RangeError for none. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('median: there should be at least one value.');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
