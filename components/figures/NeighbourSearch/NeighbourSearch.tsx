// Live part: the reader's digit, or a test image on which two spaces differ, and its neighbours in all four spaces.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { MeasureButton, MeasuringLine } from '#components/controls/Measuring/MeasuringLine.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { useSearching } from '#components/controls/Searching/useSearching.ts';
import { Spoken } from '#components/controls/Spoken.tsx';
import { FetchingLine } from '#components/pictures/TestImages/FetchingLine.tsx';
import { pixelsFrom } from '#components/pictures/TestImages/pixel-text.ts';
import { useTestImages } from '#components/pictures/TestImages/useTestImages.ts';
import type { Found, Neighbour } from '#src/retrieval/messages.ts';
import { type Space, spaces } from '#src/retrieval/stored-vectors.ts';
import { articleFor, formatNumber } from '#src/numbers/format.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';
import { digitName } from '#src/session/digit-name.ts';
import { digit } from '#src/session/digit.ts';
import { wakeSession } from '#src/session/reading.ts';
import { SpaceRow } from './SpaceRow.tsx';
import { shared, voteOf } from './spaces.ts';

interface Query {
  pixels: Uint8Array;
  name: string;
  /** What its writer meant, where that is known. */
  label?: number;
  isYours?: boolean;
}

interface Props {
  stored: number;
  first: { index: number; pixels: string; label: number };
  /** Pictures by their place among the training images. */
  pictures: Record<string, { label: number; pixels: string }>;
  nearest: Record<Space, number[]>;
  /** Test images that only one of pixels and trained layer gets right. */
  differing: number[];
}

export function NeighbourSearch(props: Props) {
  const { shown, searching, searchYours, searchDiffering, fetching } = useNeighbours(props);
  const { query, found } = shown;
  return (
    <div class="neighbours">
      <div class="neighbours-query">
        <Picture
          class={query.isYours ? 'yours' : ''}
          values={query.pixels}
          largest={255}
          label={query.name}
        />
        <p class="label">
          {query.name}
          {query.label !== undefined && `, ${articleFor(query.label)} ${query.label}`}
        </p>
      </div>
      <ul class="neighbours-rows">
        {spaces.map((space) => (
          <SpaceRow key={space} space={space} near={found[space]} />
        ))}
      </ul>
      <Spoken lines={[1, 2]}>{sentenceOn(found)}</Spoken>
      <div class="controls">
        <MeasureButton measuring={searching} start={searchYours}>
          Search with your digit
        </MeasureButton>
        <Button disabled={searching.isRunning} onClick={searchDiffering}>
          A test image on which they differ
        </Button>
      </div>
      <MeasuringLine measuring={searching} retry={searchYours} images="training images" />
      <FetchingLine fetching={fetching} retry={searchDiffering} />
      <p class="label neighbours-stored">
        Searched among the first {formatNumber(props.stored)} training images. Below each picture:
        its label.
      </p>
    </div>
  );
}

function sentenceOn(found: Found): string {
  const places = (space: Space) => found[space].map(({ place }) => place);
  const vote = (space: Space) => voteOf(found[space].map(({ label }) => label)).digit;
  const same = shared(places('pixels'), places('hidden'));
  const agree = vote('pixels') === vote('hidden');
  const votes = agree
    ? `Pixels and trained numbers both vote for ${vote('pixels')}`
    : `Pixels vote for ${vote('pixels')}, trained numbers for ${vote('hidden')}`;
  return `${votes}. Of their five nearest images ${same === 0 ? 'none is' : same === 1 ? 'one is' : `${same} are`} the same.`;
}

function useNeighbours({ first, pictures, nearest, differing }: Props) {
  const [shown, setShown] = useState<{ query: Query; found: Found }>(() => ({
    query: queryOf(first),
    found: builtIn(pictures, nearest),
  }));
  const [turn, setTurn] = useState(0);
  const [isFollowing, setFollowing] = useState(false);
  const wanted = useRef(shown.query);
  const searching = useSearching((result) => {
    if (result.kind === 'found') setShown({ query: wanted.current, found: result.found });
  });
  const { fetching, fetchWithNetwork } = useTestImages();
  const search = (query: Query) => {
    wanted.current = query;
    searching.start({ kind: 'find', pixels: query.pixels });
  };
  const searchYours = () => {
    wakeSession();
    setFollowing(true);
    const own = digit.value;
    if (own) search({ pixels: own.pixels, name: digitName(true), label: own.label, isYours: true });
    else search(queryOf(first));
  };
  const searchDiffering = async () => {
    const images = await fetchWithNetwork();
    if (!images) return;
    setFollowing(false);
    const index = differing[turn % differing.length];
    setTurn(turn + 1);
    const [pixels, label] = [pixelsOf(images.test, index).slice(), images.test.labels[index]];
    search({ pixels, name: nameOf(index), label });
  };
  // Once she has searched with it, a digit that she draws anew is searched for at once.
  const yours = isFollowing ? digit.value : undefined;
  useEffect(() => {
    if (yours && yours.pixels !== wanted.current.pixels && !searching.isRunning) searchYours();
  }, [yours, searching.isRunning]);
  return { shown, searching, searchYours, searchDiffering: () => void searchDiffering(), fetching };
}

const nameOf = (index: number) => `test image ${formatNumber(index)}`;

const queryOf = ({ index, pixels, label }: Props['first']): Query => ({
  pixels: pixelsFrom(pixels),
  name: nameOf(index),
  label,
});

/** What the page was built with. */
function builtIn(pictures: Props['pictures'], nearest: Props['nearest']): Found {
  const neighbour = (place: number): Neighbour => ({
    place,
    label: pictures[place].label,
    pixels: pixelsFrom(pictures[place].pixels),
  });
  return Object.fromEntries(
    spaces.map((space) => [space, nearest[space].map(neighbour)]),
  ) as unknown as Found;
}
