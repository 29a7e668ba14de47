// What the page and the worker that measures networks of layers say to each other, checked where it arrives.
//
// As ./messages.ts: one order at a time, and reports of which `done` or `failed` is the last.
import { levels } from '#src/nn/kernels/levels.ts';
import { type ShippedName, shippedNetworks } from '#src/nn/layers/shipped.ts';
import {
  type Fields,
  hasFields,
  isFiniteNumber,
  isListOf,
  isOneOf,
  isText,
  messageReader,
} from '#src/workers/check-message.ts';
import type { Places, Report } from './messages.ts';

export type AnyShipped = 'book' | ShippedName;

/** Reads all test images with one network after the other, again and again, and times it. */
export interface LayersTask {
  kind: 'read';
  names: AnyShipped[];
}

export interface LayersPlaces extends Omit<Places, 'weights'> {
  /** For each of the names. */
  weights: string[];
  /** The second module of each level. */
  ofLayers: Places['modules'];
}

export type LayersOrder = { kind: 'measure'; task: LayersTask; places: LayersPlaces };

export type LayersReport =
  | Extract<Report, { kind: 'fetching' | 'doing' | 'fallback' | 'done' | 'failed' }>
  /** Of each network in turn. `samples`: milliseconds of each pass over all images; `right`: how many it reads as they are labelled. */
  | ({ kind: 'read'; name: AnyShipped } & Omit<Extract<Report, { kind: 'classified' }>, 'kind'>);

const isLevel = isOneOf(levels);
const isName = isOneOf(['book', ...Object.keys(shippedNetworks)]);
const isModules = hasFields({ scalar: isText, simd: isText, 'relaxed-simd': isText });

const orders: Record<LayersOrder['kind'], Fields> = {
  measure: {
    task: hasFields({ kind: isOneOf(['read']), names: isListOf(isName) }),
    places: hasFields({
      root: isText,
      weights: isListOf(isText),
      modules: isModules,
      ofLayers: isModules,
    }),
  },
};

const reports: Record<LayersReport['kind'], Fields> = {
  fetching: { share: isFiniteNumber },
  doing: { what: isText, done: isFiniteNumber, of: isFiniteNumber },
  fallback: { level: isLevel, why: isText },
  read: {
    name: isName,
    level: isLevel,
    samples: isListOf(isFiniteNumber),
    median: isFiniteNumber,
    right: isFiniteNumber,
  },
  done: {},
  failed: { why: isText },
};

/** Throws TypeError for anything that is not such an order. */
export const checkLayersOrder = messageReader<LayersOrder>(
  'an order to measure a network of layers',
  orders,
);

/** Throws TypeError for anything that is not such a report. */
export const checkLayersReport = messageReader<LayersReport>(
  'a report of the worker that measures networks of layers',
  reports,
);
