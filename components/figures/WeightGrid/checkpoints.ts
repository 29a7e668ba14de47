// The recorded weights of every moment, fetched when the reader first leaves the last one.
import { fileAddress } from '#src/session/files.ts';
import { fetchBytes } from '#src/workers/fetch-bytes.ts';

let fetched: Promise<Float32Array[]> | undefined;

/** Of moment `k` (128, 784). One file holds them all, so it is fetched once; after a failure the next wish tries again. */
export function weightsOf(path: string, k: number): Promise<Float32Array> {
  fetched ??= fetchAll(path).catch((error: unknown) => {
    fetched = undefined;
    throw error;
  });
  return fetched.then((all) => all[k]);
}

async function fetchAll(path: string): Promise<Float32Array[]> {
  const bytes = await fetchBytes(fileAddress(path), 'The recorded weights');
  const { readCheckpoints } = await import('./read-checkpoints.ts');
  return (await readCheckpoints(bytes)).weights;
}
