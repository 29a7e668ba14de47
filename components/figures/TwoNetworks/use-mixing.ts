// The two networks and the test images in the reader's tab, and the curve of the pairs that she wants, point by point.
import { useEffect, useRef, useState } from 'preact/hooks';
import { rest } from '#components/controls/rest.ts';
import { loadShard } from '#src/mnist/load.ts';
import { orderOf } from '#src/formulas/matching.ts';
import { loadNetwork } from '#src/session/network.ts';
import { siteRoot } from '#src/session/root.ts';
import { sentenceOf } from '#src/workers/failures.ts';
import { correctAt, type Mixing, prepareMixing } from './mixing.ts';

export interface LiveMixing {
  /** Once all is here. */
  mixing?: Mixing;
  /** For the pairs that are wanted: shares at each part, as far as they are measured. */
  shares: (number | undefined)[];
  /** How far the preparation is, from 0 to 1; undefined before and after. */
  progress?: number;
  trouble: { sentence: string; retry: () => void };
}

/** Nothing is fetched before `wanted`. The point at `at` is measured first. */
export function useMixing(
  wanted: boolean,
  pairCount: number,
  parts: readonly number[],
  at: number,
): LiveMixing {
  const [mixing, setMixing] = useState<Mixing>();
  const [progress, setProgress] = useState<number>();
  const [measured, setMeasured] = useState<{ pairs: number; shares: (number | undefined)[] }>();
  const [sentence, setSentence] = useState('');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (!wanted || mixing) return;
    const wish = new AbortController();
    setSentence('');
    prepare(wish.signal, setProgress).then(
      (found) => !wish.signal.aborted && setMixing(found),
      (error: unknown) => {
        if (wish.signal.aborted) return;
        setProgress(undefined);
        setSentence(sentenceOf(error));
      },
    );
    return () => wish.abort();
  }, [wanted, attempt]);

  const first = useRef(at);
  first.current = at;
  useEffect(() => {
    if (!mixing) return;
    let isWanted = true;
    void (async () => {
      const order = orderOf(mixing.pairs, pairCount);
      const shares: (number | undefined)[] = parts.map(() => undefined);
      for (const k of [first.current, ...parts.keys()]) {
        if (shares[k] !== undefined) continue;
        shares[k] = correctAt(mixing, order, parts[k]!) / mixing.labels.length;
        await rest();
        if (!isWanted) return;
        setMeasured({ pairs: pairCount, shares: [...shares] });
      }
    })();
    return () => {
      isWanted = false;
    };
  }, [mixing, pairCount]);

  return {
    mixing,
    shares: measured?.pairs === pairCount ? measured.shares : parts.map(() => undefined),
    progress: mixing ? undefined : progress,
    trouble: { sentence, retry: () => setAttempt(attempt + 1) },
  };
}

/** Half of the way is the download, the other half the reading. Throws Error in words. */
async function prepare(signal: AbortSignal, say: (share: number) => void): Promise<Mixing> {
  say(0);
  const [one, other, images] = await Promise.all([
    loadNetwork(),
    loadNetwork('second'),
    loadShard('test', {
      root: siteRoot(),
      signal,
      onProgress: (loaded, total) => say((0.5 * loaded) / total),
    }),
  ]);
  return prepareMixing([one, other], images, async (done) => {
    say(0.5 + (0.5 * done) / images.count);
    await rest();
    signal.throwIfAborted();
  });
}
