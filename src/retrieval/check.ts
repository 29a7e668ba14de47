// What the page and the searching worker say to each other, checked where it arrives.
import { imagePixels } from '../mnist/image-set.ts';
import {
  type Check,
  type Fields,
  hasFields,
  isCount,
  isFiniteNumber,
  isListOf,
  isText,
  messageReader,
} from '../workers/check-message.ts';
import type { Order, Report } from './messages.ts';
import { spaces } from './stored-vectors.ts';

const isImage: Check = (value) => value instanceof Uint8Array && value.length === imagePixels;
const places: Fields = { root: isText, weights: isText, directions: isText };

const orders: Record<Order['kind'], Fields> = {
  find: { pixels: isImage, places: hasFields(places) },
  time: { places: hasFields(places) },
};

const areNeighbours = isListOf(hasFields({ place: isCount, label: isCount, pixels: isImage }));
const search: Fields = {
  probes: isCount,
  recall: isFiniteNumber,
  distances: isFiniteNumber,
  milliseconds: isFiniteNumber,
};

const reports: Record<Report['kind'], Fields> = {
  fetching: { share: isFiniteNumber },
  doing: { what: isText, done: isCount, of: isCount },
  found: { found: hasFields(Object.fromEntries(spaces.map((space) => [space, areNeighbours]))) },
  timed: {
    timed: hasFields({
      stored: isCount,
      lists: isCount,
      queries: isCount,
      rounds: isCount,
      searches: isListOf(hasFields(search)),
    }),
  },
  done: {},
  failed: { why: isText },
};

/** Throws TypeError for anything that is not an order. */
export const checkOrder = messageReader<Order>('an order to search', orders);

/** Throws TypeError for anything that is not a report. */
export const checkReport = messageReader<Report>('a report of the searching worker', reports);
