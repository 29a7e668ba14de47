// The searches as points of one chart, and in sentences.
import { duration } from '#components/controls/Measuring/words.ts';
import type { SearchPoint } from './chart.ts';
import type { Timed } from '#src/retrieval/messages.ts';
import { formatNumber } from '#src/numbers/format.ts';

export interface RecordedSearch {
  probes: number;
  recall: number;
  distances: number;
}

/** How many groups the figure begins with. */
export const firstProbes = 8;

export const pointsOf = (searches: readonly RecordedSearch[], stored: number): SearchPoint[] =>
  searches.map(({ probes, recall, distances }) => ({ probes, recall, looked: distances / stored }));

/** The exact search knows no groups and is no point of the curve. */
export const timedPoints = ({ searches, stored }: Timed) =>
  pointsOf(
    searches.filter(({ probes }) => probes > 0),
    stored,
  );

export const inGroups = (probes: number) => `${probes} ${probes === 1 ? 'group' : 'groups'}`;

export function chartSentence(points: readonly SearchPoint[]): string {
  const each = points.map(
    ({ probes, recall, looked }) =>
      `${inGroups(probes)}: ${formatNumber(recall, 'percent-1')} found with ${formatNumber(looked, 'percent-1')} of the distances`,
  );
  return `Recorded, by groups looked into. ${each.join('; ')}.`;
}

/** What was measured in this tab, and nothing else. */
export function timedSentence({ searches, queries, rounds, stored }: Timed): string {
  const [exact, ...others] = searches;
  const good = others.find(({ recall }) => recall >= 0.95) ?? others.at(-1)!;
  const factor = exact.milliseconds / good.milliseconds;
  const words =
    factor >= 1 ? `${formatNumber(factor, 'fixed-1')} times as fast` : 'which isn’t faster';
  return `In your tab: an exact search among ${formatNumber(stored)} takes ${duration(exact.milliseconds)}. Looking into ${inGroups(good.probes)} takes ${duration(good.milliseconds)}, ${words}, and finds ${formatNumber(good.recall, 'percent-1')}. Medians of ${rounds} rounds of ${queries} searches.`;
}
