// How long does a piece of work take? One timing tells little, so it is repeated, and the middle one counts.
//
// A browser's clock ticks in steps of up to 0.1 ms, so short work is timed in loops, each long enough for the clock.
// Loops are made longer until they are; these first ones also warm the code up and are thrown away. Then loops are
// timed until they have filled the time that is wanted. Work that alone fills it is done once.

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
  let times = 1;
  let took = await timed(times);
  if (took >= total) return timingOf([took], times);
  while (took < shortest) {
    // A loop that fell between two ticks says nothing about how far there is to go.
    times = Math.ceil(
      times * Math.min(mostGrowth, took > 0 ? (1.2 * shortest) / took : mostGrowth),
    );
    took = await timed(times);
  }
  const samples: number[] = [];
  for (let spent = 0; spent < total; spent += took) {
    took = await timed(times);
    samples.push(took / times);
  }
  return timingOf(samples, times);
}

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
