// What a reader waits for, each told beside a plain piece of work of the same run: the times of a machine mean little,
// their ratio much.
import { median, percentile } from './statistics.ts';
import { printRows } from './table.ts';

export interface Waited {
  title: string;
  /** Milliseconds. */
  median: number;
  p95: number;
  /** How many times the median of the plain work they are. */
  times: { median: number; p95: number };
  all: number[];
}

const digits = (value: number) => Number(value.toPrecision(3));

/** @param found milliseconds by title; those of `plain` are the yardstick of all. */
export function besidePlain(plain: string, found: ReadonlyMap<string, number[]>): Waited[] {
  const yardstick = median(found.get(plain)!);
  return [...found].map(([title, all]) => {
    const [middle, p95] = [median(all), percentile(all, 0.95)];
    return {
      title,
      median: digits(middle),
      p95: digits(p95),
      times: { median: digits(middle / yardstick), p95: digits(p95 / yardstick) },
      all: all.map(digits),
    };
  });
}

export function printWaits(head: string, waits: Waited[]): void {
  console.log(`\n${head}; ×: of the median of the first row`);
  printRows([
    ['', 'median, ms', '×', 'p95, ms', '×'],
    ...waits.map(({ title, median: middle, p95, times }) =>
      [title, middle, times.median, p95, times.p95].map(String),
    ),
  ]);
}
