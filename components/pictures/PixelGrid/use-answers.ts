// What the network answers to the reader's digit: as built at first, then computed in the tab.
import { useEffect, useState } from 'preact/hooks';
import type { Network } from '#src/nn/index.ts';
import { loadNetwork } from '#src/session/network.ts';

interface Options<T> {
  /** Computes the answers; give it a stable identity, for each new one is computed at once. */
  compute: (network: Network) => T[];
  /** While true, the built answers stand and no weights are fetched. */
  untouched: boolean;
  built: T[];
}

export function useAnswers<T>({ compute, untouched, built }: Options<T>) {
  const [answers, setAnswers] = useState(built);
  const [trouble, setTrouble] = useState('');
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    if (untouched) {
      setAnswers(built);
      setTrouble('');
      return;
    }
    let current = true;
    loadNetwork().then(
      (network) => {
        if (!current) return;
        setAnswers(compute(network));
        setTrouble('');
      },
      (error: Error) => current && setTrouble(error.message),
    );
    return () => {
      current = false;
    };
  }, [compute, untouched, built, attempt]);
  return { answers, trouble, retry: () => setAttempt(attempt + 1) };
}
