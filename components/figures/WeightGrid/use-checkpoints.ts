// The recorded weights of every moment, fetched when the reader first leaves the last one.
import { useRef, useState } from 'preact/hooks';
import { fileAddress } from '#src/session/files.ts';

async function fetchCheckpoints(path: string): Promise<Float32Array[]> {
  const response = await fetch(fileAddress(path)).catch(() => null);
  if (!response) throw new Error('The recorded weights could not be fetched: are you online?');
  if (!response.ok) throw new Error(`The recorded weights are missing here (${response.status}).`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  const { readCheckpoints } = await import('./read-checkpoints.ts');
  return (await readCheckpoints(bytes)).weights;
}

/** `weights[k]` is (128, 784); asking again after a failure tries again. */
export function useCheckpoints(path: string) {
  const [weights, setWeights] = useState<Float32Array[]>();
  const [trouble, setTrouble] = useState('');
  const asking = useRef(false);
  const ask = () => {
    if (weights || asking.current) return;
    asking.current = true;
    fetchCheckpoints(path)
      .then(
        (found) => {
          setWeights(found);
          setTrouble('');
        },
        (error: Error) => setTrouble(error.message),
      )
      .finally(() => (asking.current = false));
  };
  return { weights, trouble, ask };
}
