// The network as the run has it: its filters, and its answer to the digit; asked for again only when the last has come.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ShownRun } from '#components/controls/LiveRun/use-training.ts';
import { digit } from '#src/session/digit.ts';
import type { TrainingRun } from '#src/training/client.ts';
import { notLoaded } from '#src/workers/failures.ts';

export interface NetworkNow {
  /** (8, 5, 5) */
  filters?: Float32Array;
  /** To the reader's digit, if she has one. */
  answer?: { prediction: number; probability: number };
}

const loadCode = () =>
  Promise.all([import('#src/nn/layers/index.ts'), import('#src/formulas/feature-maps.ts')]).catch(
    (cause: unknown) => {
      throw new Error(notLoaded('The code of this figure', cause), { cause });
    },
  );

export function useNetworkNow(at: () => TrainingRun | undefined, shown: ShownRun | undefined) {
  const [now, setNow] = useState<NetworkNow>({});
  const isAsking = useRef(false);

  async function ask(run: TrainingRun, which: 'now' | 'best'): Promise<void> {
    const [bytes, [{ readNetwork }, { readMaps, firstFilters }]] = await Promise.all([
      run.weights(which),
      loadCode(),
    ]);
    if (run !== at()) return;
    const { network } = readNetwork(bytes);
    const pixels = digit.value?.pixels;
    setNow({
      filters: Float32Array.from(firstFilters(network).flatMap((filter) => [...filter])),
      answer: pixels && readMaps(network, pixels),
    });
  }

  useEffect(() => {
    const run = at();
    if (!shown) setNow({});
    if (!shown || !run || isAsking.current) return;
    isAsking.current = true;
    ask(run, 'now')
      .catch(() => undefined)
      .finally(() => (isAsking.current = false));
  }, [shown]);
  return { ...now, conclude: (run: TrainingRun) => ask(run, 'best') };
}
