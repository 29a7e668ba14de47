// The points of a curve by their way, and where one way overtakes another.
import { duration } from '#components/controls/Measuring/words.ts';
import type { BatchLine } from '#components/figures/BatchCurve/chart.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { BatchPoint } from '#src/records/speed-record.ts';
import { type Way, ways } from '#src/speed/messages.ts';

export const wayWords: Record<Way, string> = { one: 'one worker', two: 'two workers', gpu: 'GPU' };

const ofWay = (points: readonly BatchPoint[], wanted: Way) =>
  points.filter(({ way }) => way === wanted).toSorted((a, b) => a.batchSize - b.batchSize);

export function linesOf(
  recorded: readonly BatchPoint[],
  yours: readonly BatchPoint[],
): BatchLine[] {
  const lines = (points: readonly BatchPoint[], isYours: boolean) =>
    ways.flatMap((way) => {
      const some = ofWay(points, way);
      return some.length > 0
        ? [{ name: wayWords[way], yours: isYours, isDashed: way !== 'one', points: some }]
        : [];
    });
  return [...lines(recorded, false), ...lines(yours, true)];
}

/** The smallest batch from which on `way` is always quicker than one worker; undefined when it never is. */
export function overtakesAt(points: readonly BatchPoint[], way: Way): number | undefined {
  const alone = new Map(ofWay(points, 'one').map((point) => [point.batchSize, point.microseconds]));
  const isQuicker = ({ batchSize, microseconds }: BatchPoint) =>
    microseconds < (alone.get(batchSize) ?? 0);
  const others = ofWay(points, way);
  const lastSlow = others.findLastIndex((point) => !isQuicker(point));
  return others[lastSlow + 1]?.batchSize;
}

/** The curves' ends, and where the two cross. */
export function curveSentence(whose: string, points: readonly BatchPoint[]): string {
  const ends = ways.flatMap((way) => {
    const some = ofWay(points, way);
    if (some.length === 0) return [];
    const said = ({ batchSize, microseconds }: BatchPoint) =>
      `${duration(microseconds / 1000)} an image by ${formatNumber(batchSize)}`;
    return [`${wayWords[way]} ${said(some[0])}, ${said(some.at(-1)!)}`];
  });
  return `${whose}: ${ends.join('; ')}. ${crossingSentence(points)}`;
}

export function crossingSentence(points: readonly BatchPoint[]): string {
  const at = overtakesAt(points, 'two');
  return at === undefined
    ? 'Two workers are quicker than one at no size up to the largest.'
    : `Two workers are quicker than one in batches of ${formatNumber(at)} or more.`;
}
