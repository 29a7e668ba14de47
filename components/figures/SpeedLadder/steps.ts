// The ladder's rungs with both times, the recorded and the reader's, as the chart and a sentence take them.
import { duration, rungWords, times } from '#components/controls/Measuring/words.ts';
import type { LadderStep } from '#components/figures/SpeedLadder/chart.ts';
import type { RecordedRung } from '#src/records/speed-record.ts';
import { type RungName, rungNames } from '#src/speed/implementations/implementation.ts';

export type RungResult =
  | { milliseconds: number; loops: number; right: number; same: number }
  | { missing: string };

export type Results = Partial<Record<RungName, RungResult>>;

export function millisecondsOf(result: RungResult | undefined): number | undefined {
  return result && 'milliseconds' in result ? result.milliseconds : undefined;
}

export function stepsOf(recorded: readonly RecordedRung[], results: Results): LadderStep[] {
  return rungNames.map((name) => {
    const [words] = rungWords[name];
    const there = recorded.find((rung) => rung.name === name)?.milliseconds;
    const result = results[name];
    const isMissing = result && 'missing' in result;
    const isUnknown = !result && there === undefined;
    return {
      name: words,
      recorded: there,
      yours: millisecondsOf(result),
      absent: isMissing ? 'not here' : isUnknown ? 'not on the book’s machine' : undefined,
    };
  });
}

/** What the chart shows, for whoever does not see it. */
export function ladderSentence(recorded: readonly RecordedRung[], results: Results): string {
  const said = (which: string, timed: [RungName, number | undefined][]) => {
    const known = timed.filter(([, milliseconds]) => milliseconds !== undefined);
    const list = known.map(([name, ms]) => `${rungWords[name][0]} ${duration(ms!)}`).join(', ');
    return list && `${which}: ${list}.`;
  };
  const ofRecord = recorded.map(({ name, milliseconds }) => [name, milliseconds]);
  const ofReader = rungNames.map((name) => [name, millisecondsOf(results[name])]);
  return [
    'Time for 10,000 images.',
    said('Recorded', ofRecord as [RungName, number | undefined][]),
    said('Yours', ofReader as [RungName, number | undefined][]),
  ]
    .filter(Boolean)
    .join(' ');
}

/** How many times faster than the first rung; nothing without it. */
export function factorOf(milliseconds?: number, slowest?: number): string {
  return milliseconds && slowest ? times(slowest / milliseconds) : '';
}
