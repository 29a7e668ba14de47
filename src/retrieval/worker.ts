// The searching worker: keeps the stored images in four spaces, so that the page stays free while it looks through them.
import { loadShard } from '../mnist/load.ts';
import { type ImageSet, pixelsOf } from '../mnist/image-set.ts';
import { readNetwork } from '../nn/index.ts';
import { sliceImages } from '../training/images.ts';
import { messageOf } from '../workers/failures.ts';
import { fetchBytes } from '../workers/fetch-bytes.ts';
import { checkOrder } from './check.ts';
import { unpackDirections } from './directions-file.ts';
import { storedNeighbours, type Space, spaces } from './stored-vectors.ts';
import type { Vectors } from './vectors.ts';
import { allPlaces, searchLists } from './lists.ts';
import type { Found, Places, Report } from './messages.ts';
import { oneVector, type Ways, waysInto } from './stored-spaces.ts';
import { liveQueries, timeSearches } from './time-searches.ts';

interface Stored {
  images: ImageSet;
  ways: Ways;
  /** Filled space by space, when each is first asked for. */
  vectors: Partial<Record<Space, Vectors>>;
}

const report = (message: Report) => postMessage(message);
let stored: Stored | undefined;

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  follow(data).then(
    () => report({ kind: 'done' }),
    (error: unknown) => report({ kind: 'failed', why: messageOf(error) }),
  );
});

async function follow(message: unknown): Promise<void> {
  const order = checkOrder(message);
  stored ??= await fetchVectors(order.places);
  if (order.kind === 'find') report({ kind: 'found', found: find(stored, order.pixels) });
  else await time(stored, order.places);
}

async function fetchVectors({ root, weights, directions }: Places): Promise<Stored> {
  const onProgress = (loaded: number, total: number) =>
    report({ kind: 'fetching', share: loaded / total });
  report({ kind: 'fetching', share: 0 });
  // The small files first: whatever is missing is told at once, and nothing speaks after it.
  const [weightBytes, directionBytes] = await Promise.all([
    fetchBytes(weights, 'The weights'),
    fetchBytes(directions, 'The directions'),
  ]);
  const images = await loadShard('train-0', { root, onProgress });
  const ways = waysInto(readNetwork(weightBytes).network, unpackDirections(directionBytes));
  return { images, ways, vectors: {} };
}

function vectorsIn({ images, ways, vectors }: Stored, space: Space): Vectors {
  return (vectors[space] ??= ways[space](images));
}

function find(open: Stored, pixels: Uint8Array): Found {
  const found = spaces.map((space, done): [Space, Found[Space]] => {
    if (!open.vectors[space]) {
      report({
        kind: 'doing',
        what: 'turning the stored images into numbers',
        done,
        of: spaces.length,
      });
    }
    const vectors = vectorsIn(open, space);
    const query = oneVector(open.ways[space], pixels);
    const { places } = searchLists(vectors, query, storedNeighbours, [allPlaces(vectors.count)]);
    return [space, places.map((place) => neighbourAt(open.images, place))];
  });
  return Object.fromEntries(found) as Found;
}

const neighbourAt = (images: ImageSet, place: number) => ({
  place,
  label: images.labels[place],
  pixels: pixelsOf(images, place).slice(),
});

async function time(open: Stored, { root }: Places): Promise<void> {
  const onProgress = (loaded: number, total: number) =>
    report({ kind: 'fetching', share: loaded / total });
  const test = await loadShard('test', { root, onProgress });
  const asked = open.ways.hidden(sliceImages(test, 0, liveQueries));
  const now = () => performance.now();
  report({ kind: 'timed', timed: timeSearches(vectorsIn(open, 'hidden'), asked, { now, report }) });
}
