// What the reader wants and what is here: the same, once what it takes has been fetched.
//
// Kept: the part that is shown, with the key it belongs to. A newer wish gives up the older one, so the newest choice
// wins however late an answer comes; after a failure the old part stays, and the same wish can be tried again.
import { useEffect, useState } from 'preact/hooks';
import type { Network } from '#src/nn/index.ts';
import { loadNetwork } from '#src/session/network.ts';
import { sentenceOf } from '#src/workers/failures.ts';

export interface Fetched<Key, Part> {
  /** What the shown part belongs to; behind the wish as long as it is being fetched. */
  key: Key;
  part: Part;
  /** For `<Trouble>`: empty while all is well. */
  trouble: { sentence: string; retry: () => void };
}

/** Lists are the same when their entries are. */
const isSame = (one: unknown, other: unknown): boolean =>
  Array.isArray(one) && Array.isArray(other)
    ? one.length === other.length && one.every((entry, index) => Object.is(entry, other[index]))
    : Object.is(one, other);

/**
 * The part for `wanted`, a value or a list of values; `first` is what the page was built with, so that nothing is
 * fetched before the reader wants something else. What `load` leaves undefined has failed, and is told elsewhere.
 */
export function useFetched<Key, Part>(
  wanted: Key,
  first: { key: Key; part: Part },
  load: (key: Key, signal: AbortSignal) => Promise<Part | undefined>,
): Fetched<Key, Part> {
  const [shown, setShown] = useState(first);
  const [sentence, setSentence] = useState('');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (isSame(wanted, shown.key)) {
      setSentence('');
      return;
    }
    const wish = new AbortController();
    load(wanted, wish.signal).then(
      (part) => {
        if (wish.signal.aborted || part === undefined) return;
        setShown({ key: wanted, part });
        setSentence('');
      },
      (error: unknown) => {
        if (!wish.signal.aborted) setSentence(sentenceOf(error));
      },
    );
    return () => wish.abort();
  }, [...(Array.isArray(wanted) ? wanted : [wanted]), attempt]);
  return { ...shown, trouble: { sentence, retry: () => setAttempt(attempt + 1) } };
}

/** Loads with the trained network in the reader's tab. */
export const withNetwork =
  <Key, Part>(make: (network: Network, key: Key) => Part) =>
  (key: Key): Promise<Part> =>
    loadNetwork().then((network) => make(network, key));
