// A part of the figure that is fetched when it is first wanted, so that the page before is light.
import { useEffect, useState } from 'preact/hooks';

type Later<Part> = { part?: Part; why: string };

/** `load` should always be the same function. A load that failed is tried again when it is wanted again. */
export function useLater<Part>(load: () => Promise<Part>, wanted: boolean): Later<Part> {
  const [later, setLater] = useState<Later<Part>>({ why: '' });
  useEffect(() => {
    if (!wanted || later.part) return;
    load().then(
      (part) => setLater({ part, why: '' }),
      () => setLater({ why: 'This part could not be fetched: are you online?' }),
    );
  }, [wanted]);
  return later;
}
