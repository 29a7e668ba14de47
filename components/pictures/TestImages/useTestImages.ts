// The 10,000 test images and the network in the tab: fetched when a figure first needs them.
import { useState } from 'preact/hooks';
import type { ImageSet } from '#src/mnist/image-set.ts';
import type { Network } from '#src/nn/index.ts';
import { loadNetwork } from '#src/session/network.ts';
import { siteRoot } from '#src/session/root.ts';

export interface TestImages {
  test: ImageSet;
  network: Network;
}

export type Fetching =
  | { kind: 'resting' }
  /** `share` of the file that has come, 0..1. */
  | { kind: 'loading'; share: number }
  | { kind: 'failed'; why: string };

/** `fetchImages` gives undefined after a failure, which `fetching` then tells; calling it again tries again. */
export function useTestImages() {
  const [fetching, setFetching] = useState<Fetching>({ kind: 'resting' });
  const fetchImages = async (): Promise<TestImages | undefined> => {
    setFetching((now) => (now.kind === 'loading' ? now : { kind: 'loading', share: 0 }));
    // Images that go on coming after the network's weights have failed must not hide that.
    let hasFailed = false;
    const onProgress = (loaded: number, total: number) => {
      if (!hasFailed) setFetching({ kind: 'loading', share: loaded / total });
    };
    try {
      const { loadShard } = await import('#src/mnist/load.ts');
      const shard = loadShard('test', { root: siteRoot(), onProgress });
      const [test, network] = await Promise.all([shard, loadNetwork()]);
      setFetching({ kind: 'resting' });
      return { test, network };
    } catch (error) {
      hasFailed = true;
      setFetching({ kind: 'failed', why: error instanceof Error ? error.message : String(error) });
      return undefined;
    }
  };
  return { fetching, fetchImages };
}
