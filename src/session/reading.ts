// The reader's digit as the network reads it; empty until she has chosen one and the weights are here.
import { computed, effect, signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import { readDigit, type Reading } from '#src/formulas/reading.ts';
import { type DigitName, digitName } from './digit-name.ts';
import { digit, followOtherTabs, recallDigit } from './digit.ts';
import { loadNetwork, networkState } from './network.ts';

export const reading = signal<Reading | undefined>(undefined);

/** The reader has a digit, and the network has not read it: what a page shows is still our example. */
export const unread = computed(() => digit.value !== undefined && reading.value === undefined);

let awake = false;

/** Recalls the digit and keeps `reading` in step with it. The first live part of a page calls it. */
export function wakeSession(): void {
  if (awake) return;
  awake = true;
  recallDigit();
  followOtherTabs();
  effect(() => {
    const chosen = digit.value;
    if (!chosen) {
      reading.value = undefined;
      return;
    }
    if (networkState.value.kind === 'ready') {
      reading.value = readDigit(networkState.value.network, chosen.pixels);
    } else if (networkState.value.kind === 'resting') {
      // When it is here, networkState runs this again; a failure stands there with its reason.
      loadNetwork().catch(() => undefined);
    }
  });
}

/**
 * The reading a figure shows: first the one the page was built with, so that waking changes
 * nothing, then the reader's own.
 */
export function useReading<First extends Partial<Reading>>(first: First): First | Reading {
  return useWoken() ? (reading.value ?? first) : first;
}

/** Whose digit `useReading` gives, as a figure calls it: until she has one that is read, it is not hers. */
export function useDigitName(): DigitName {
  return digitName(useWoken() && reading.value !== undefined);
}

/** False while a live part takes over what the build wrote, which must be the same. */
export function useWoken(): boolean {
  const [woken, setWoken] = useState(false);
  useEffect(() => {
    wakeSession();
    setWoken(true);
  }, []);
  return woken;
}
