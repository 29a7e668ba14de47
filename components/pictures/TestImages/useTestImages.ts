// The 10,000 test images in the tab, with the network or without: fetched when a figure first needs them.
import { useState } from 'preact/hooks';
import type { ImageSet } from '#src/mnist/image-set.ts';
import type { Network } from '#src/nn/index.ts';
import { loadNetwork } from '#src/session/network.ts';
import { siteRoot } from '#src/session/root.ts';
import { messageOf } from '#src/workers/failures.ts';

export interface TestImages {
  test: ImageSet;
  network: Network;
}

export type Fetching =
  | { kind: 'resting' }
  /** `share` of the file that has come, 0..1. */
  | { kind: 'loading'; share: number }
  | { kind: 'failed'; why: string };

/** Both give undefined after a failure, which `fetching` then tells; calling again tries again. */
export function useTestImages() {
  const [fetching, setFetching] = useState<Fetching>({ kind: 'resting' });
  async function telling<Part>(
    from: (images: Promise<ImageSet>) => Promise<Part>,
  ): Promise<Part | undefined> {
    setFetching((now) => (now.kind === 'loading' ? now : { kind: 'loading', share: 0 }));
    // Images that go on coming after the network's weights have failed must not hide that.
    let hasFailed = false;
    const onProgress = (loaded: number, total: number) => {
      if (!hasFailed) setFetching({ kind: 'loading', share: loaded / total });
    };
    try {
      const { loadShard } = await import('#src/mnist/load.ts');
      const part = await from(loadShard('test', { root: siteRoot(), onProgress }));
      setFetching({ kind: 'resting' });
      return part;
    } catch (error) {
      hasFailed = true;
      setFetching({ kind: 'failed', why: messageOf(error) });
      return undefined;
    }
  }
  const fetchImages = () => telling((images) => images);
  const fetchWithNetwork = () =>
    telling(async (images): Promise<TestImages> => {
      const [test, network] = await Promise.all([images, loadNetwork()]);
      return { test, network };
    });
  return { fetching, fetchImages, fetchWithNetwork };
}
