// The largest curvature of a network in the reader's tab: power iteration on some training images, a few at a time.
//
// Kept: what was measured last, and of which network. A newer wish gives up the older one.
import { useEffect, useRef, useState } from 'preact/hooks';
import { addShare, partsOf } from '#src/formulas/over-images.ts';
import { loadShard } from '#src/mnist/load.ts';
import {
  createRandom,
  forward,
  type Gradients,
  hessianTimes,
  type Network,
  powerStep,
  randomDirection,
} from '#src/nn/index.ts';
import { siteRoot } from '#src/session/root.ts';
import { sliceImages } from '#src/training/images.ts';
import { createBreath } from '#src/training/yield-to-messages.ts';
import { sentenceOf } from '#src/workers/failures.ts';

/** Enough for three digits: the second-largest curvature is well below the largest. */
const iterations = 20;
/** So few images take a few milliseconds, and the page stays free between them. */
const together = 25;

export interface LiveCurvature {
  /** After each step of the iteration. */
  curvatures: number[];
  state: 'resting' | 'fetching' | 'working' | 'done' | 'failed';
  /** Of the images, or of the work. */
  share: number;
  trouble: string;
}

const atRest: LiveCurvature = { curvatures: [], state: 'resting', share: 0, trouble: '' };

export function useLiveCurvature(images: number) {
  const [live, setLive] = useState(atRest);
  const current = useRef(0);
  useEffect(() => () => void (current.current = -1), []);

  async function measure(load: () => Network | Promise<Network>): Promise<void> {
    current.current += 1;
    const mine = current.current;
    const isWanted = () => current.current === mine;
    const change = (some: Partial<LiveCurvature>) =>
      isWanted() && setLive((now) => ({ ...now, ...some }));
    setLive({ ...atRest, state: 'fetching' });
    try {
      const [network, set] = await Promise.all([
        load(),
        loadShard('train-0', {
          root: siteRoot(),
          onProgress: (loaded, total) => change({ share: loaded / total }),
        }),
      ]);
      const curvatures: number[] = [];
      const found = iterate(network, partsOf(sliceImages(set, 0, images), together), isWanted);
      for await (const curvature of found) {
        curvatures.push(curvature);
        change({
          curvatures: [...curvatures],
          state: 'working',
          share: curvatures.length / iterations,
        });
      }
      change({ state: 'done' });
    } catch (error) {
      change({ state: 'failed', trouble: sentenceOf(error) });
    }
  }

  function stop(): void {
    current.current += 1;
    setLive(atRest);
  }

  return { live, measure, stop };
}

async function* iterate(
  network: Network,
  parts: ReturnType<typeof partsOf>,
  isWanted: () => boolean,
): AsyncGenerator<number> {
  const breathe = createBreath();
  const count = parts.reduce((sum, { labels }) => sum + labels.length, 0);
  const passes = [];
  for (const { inputs, labels } of parts) {
    passes.push(forward(network, inputs, labels.length));
    await breathe();
  }
  let direction = randomDirection(network, createRandom(1));
  for (let step = 0; step < iterations; step++) {
    let product: Gradients | undefined;
    for (const [k, { labels }] of parts.entries()) {
      const part = hessianTimes(network, passes[k]!, labels, direction);
      product = addShare(product, part, labels.length / count);
      await breathe();
      if (!isWanted()) return;
    }
    const { curvature, next } = powerStep(direction, product!);
    direction = next;
    yield curvature;
  }
}
