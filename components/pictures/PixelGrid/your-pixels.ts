// The 784 bytes of the reader's digit; those the page was built with until she has one.
import { useMemo } from 'preact/hooks';
import { digit } from '#src/session/digit.ts';
import { useWoken } from '#src/session/reading.ts';

export function useYourPixels(first: Uint8Array): Uint8Array {
  const chosen = useWoken() ? digit.value : undefined;
  return useMemo(() => chosen?.pixels ?? first, [chosen, first]);
}
