// The pads are fetched when one of them is first wanted, so that the page before is light.
import { useEffect, useState } from 'preact/hooks';
import { notLoaded } from '#src/workers/failures.ts';

type Pads = Pick<typeof import('./Pads.tsx'), 'ExamplePad' | 'TryOne'>;

/** A load that failed is tried again when it is wanted again. */
export function usePads(wanted: boolean) {
  const [later, setLater] = useState<{ pads?: Pads; why: string }>({ why: '' });
  useEffect(() => {
    if (!wanted || later.pads) return;
    import('./Pads.tsx').then(
      ({ ExamplePad, TryOne }) => setLater({ pads: { ExamplePad, TryOne }, why: '' }),
      (error: unknown) => setLater({ why: notLoaded('The pad', error) }),
    );
  }, [wanted]);
  return later;
}
