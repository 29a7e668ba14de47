// The recorded scores as rows of a table, and in a sentence.
import type { EmbeddingScore } from './chart.ts';
import { formatNumber } from '#src/numbers/format.ts';

export interface ScoreRow {
  id: string;
  name: string;
  /** Right answers of 1 and of 3 neighbours, by straight-line distance, and by angle where that was measured. */
  distance: [one: number, three: number];
  angle?: [one: number, three: number];
  /** Of the ten images nearest by pixels, the share that is among the ten nearest here, by straight-line distance. */
  kept: number;
}

export type Count = 1 | 3;

export const rightOf = (pair: [number, number], count: Count) => pair[count === 1 ? 0 : 1];

export const scoresOf = (
  rows: readonly ScoreRow[],
  queries: number,
  count: Count,
): EmbeddingScore[] =>
  rows.flatMap(({ name, distance, angle }) => [
    { name, measure: 'distance' as const, right: rightOf(distance, count) / queries },
    ...(angle ? [{ name, measure: 'angle' as const, right: rightOf(angle, count) / queries }] : []),
  ]);

export function scoresSentence(rows: readonly ScoreRow[], queries: number, count: Count): string {
  const each = rows.map(({ name, distance }) => {
    return `${name} ${formatNumber(rightOf(distance, count) / queries, 'percent-2')}`;
  });
  return `Test images read correctly by ${count === 1 ? 'the nearest image' : 'the three nearest images'}: ${each.join(', ')}.`;
}
