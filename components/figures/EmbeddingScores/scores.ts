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

/** In words what the chart shows: who leads by how little, and who is behind. */
export function verdictOn(rows: readonly ScoreRow[], queries: number, count: Count): string {
  const right = (id: string) => rightOf(rows.find((row) => row.id === id)!.distance, count);
  const lead = right('hidden') - right('pca-50');
  const behind = (right('pixels') - right('random-hidden')) / queries;
  return `The trained layer gets ${lead} of ${formatNumber(queries)} images more than fifty components. The untrained layer is ${formatNumber(100 * behind, 'fixed-1')} percentage points behind the pixels that it is made from.`;
}
