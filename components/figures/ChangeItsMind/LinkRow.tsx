// The changed digit as a link: written when asked for, read when the page is opened with one.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { carries } from '#src/session/link-address.ts';
import { sentenceOf } from '#src/workers/failures.ts';
import type { Shared } from './link.ts';
import type { Standing } from './links.ts';
import { fetchOnDemand } from './fetch-on-demand.ts';

/** Calls `open` with what a link brings, whenever one arrives, and `say` with a sentence about it. */
export function useLinked(open: (shared: Shared) => void, say: (words: string) => void): void {
  const latest = useRef(open);
  latest.current = open;
  useEffect(() => {
    const look = () => {
      const { hash } = location;
      if (!carries(hash, 'mind')) return;
      fetchOnDemand().then(
        ({ openLink, toFigure }) => {
          toFigure();
          say(openLink(hash, latest.current));
        },
        (error: unknown) => say(sentenceOf(error)),
      );
    };
    look();
    addEventListener('hashchange', look);
    return () => removeEventListener('hashchange', look);
  }, []);
}

/** What a link holds of the figure as it stands; a link to another picture is gone. */
export function LinkRow(as: Standing) {
  const [address, setAddress] = useState('');
  const [said, say] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    setAddress('');
    say('');
  }, [as.now, as.wanted]);
  const copy = () =>
    void fetchOnDemand().then(
      ({ copyLink }) => copyLink(as, setAddress, say, () => field.current),
      (error: unknown) => say(sentenceOf(error)),
    );
  return (
    <>
      <Button onClick={copy}>Copy a link to this digit</Button>
      <span class="mind-link">
        {address && (
          <input
            ref={field}
            readOnly
            value={address}
            aria-label="The link"
            onFocus={(event) => event.currentTarget.select()}
          />
        )}
        <span class="label" role="status">
          {said}
        </span>
      </span>
    </>
  );
}
