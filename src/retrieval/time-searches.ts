// How long a search takes, through all stored vectors and through few lists of them: measured here and now, in turns.
import { makeInvertedFile } from './inverted-file.ts';
import { vectorAt } from './neighbours.ts';
import { plainMachine } from '../nn/kernels/index.ts';
import type { Vectors } from './vectors.ts';
import { allPlaces, listsOf, probedLists, searchLists } from './lists.ts';
import type { Report, Timed } from './messages.ts';

export const liveSettings = { listCount: 100, rounds: 10, seed: 1 };
export const liveProbes = [1, 2, 4, 8, 16, 32] as const;
export const [liveQueries, liveRounds, liveNeighbours] = [200, 5, 10];

interface Surroundings {
  /** Milliseconds. */
  now(): number;
  report(report: Extract<Report, { kind: 'doing' }>): void;
}

/** Every round times each way once, so that whatever slows the device down slows all ways. */
export function timeSearches(
  stored: Vectors,
  asked: Vectors,
  { now, report }: Surroundings,
  rounds = liveRounds,
  settings = liveSettings,
): Timed {
  const steps = settings.rounds + rounds;
  const file = makeInvertedFile(plainMachine, stored, settings, (round) =>
    report({
      kind: 'doing',
      what: `grouping the images into ${settings.listCount} lists`,
      done: round,
      of: steps,
    }),
  );
  const lists = listsOf(file);
  const all = [allPlaces(stored.count)];
  const queries = Array.from({ length: asked.count }, (_, query) => vectorAt(asked, query));
  const ways = [0, ...liveProbes].map((probes) => ({
    probes,
    listsFor: (query: ArrayLike<number>) =>
      probes === 0 ? all : probedLists(lists, query, probes),
    samples: [] as number[],
    places: [] as number[][],
  }));
  for (let round = 0; round < rounds; round++) {
    report({
      kind: 'doing',
      what: `searching, round ${round + 1}`,
      done: settings.rounds + round,
      of: steps,
    });
    for (const way of ways) {
      const start = now();
      way.places = queries.map(
        (query) => searchLists(stored, query, liveNeighbours, way.listsFor(query)).places,
      );
      way.samples.push((now() - start) / queries.length);
    }
  }
  const [exact] = ways;
  const searches = ways.map(({ probes, listsFor, samples, places }) => {
    const [found, looked] = [0, 0].map((_, which) =>
      queries.reduce((sum, query, q) => {
        if (which === 0) return sum + places[q].filter((p) => exact.places[q].includes(p)).length;
        return sum + listsFor(query).reduce((length, list) => length + list.length, 0);
      }, 0),
    );
    return {
      probes,
      recall: found / (queries.length * liveNeighbours),
      distances: looked / queries.length + (probes === 0 ? 0 : settings.listCount),
      milliseconds: middle(samples),
    };
  });
  return {
    stored: stored.count,
    lists: settings.listCount,
    queries: queries.length,
    rounds,
    searches,
  };
}

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
