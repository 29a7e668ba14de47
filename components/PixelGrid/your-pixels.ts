// The 784 bytes of the reader's digit; those the page was built with until she has one.
import { useEffect, useMemo, useState } from 'preact/hooks';
import { digit } from '#src/session/digit.ts';
import { wakeSession } from '#src/session/reading.ts';

export function useYourPixels(first: Uint8Array): Uint8Array {
  const [woken, setWoken] = useState(false);
  useEffect(() => {
    wakeSession();
    setWoken(true);
  }, []);
  const chosen = woken ? digit.value : undefined;
  return useMemo(() => chosen?.pixels ?? first, [chosen, first]);
}
