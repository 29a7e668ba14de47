// What the right answer to the reader's digit is: the label of a test image, else what she says, else what the network reads.
//
// Kept: her word, with the digit that it is about; another digit is asked about anew. It lives as long as the page.
import { signal } from '@preact/signals';
import type { Reading } from '#src/formulas/reading.ts';
import { type Digit, digit } from './digit.ts';
import { type DigitName, digitName } from './digit-name.ts';
import { reading, useWoken } from './reading.ts';

const said = signal<{ about: Digit | undefined; label: number } | undefined>(undefined);

export interface RightAnswer {
  label: number;
  choose: (label: number) => void;
  /** As a figure calls the digit that it shows. */
  name: DigitName;
}

/** `firstLabel` belongs to the example that the page was built with. */
export function useRightAnswer(
  { prediction }: Pick<Reading, 'prediction'>,
  firstLabel: number,
): RightAnswer {
  const woken = useWoken();
  const about = woken && reading.value ? digit.value : undefined;
  const own = woken && said.value?.about === about ? said.value?.label : undefined;
  return {
    label: own ?? (about ? (about.label ?? prediction) : firstLabel),
    choose: (label) => void (said.value = { about, label }),
    name: digitName(about !== undefined),
  };
}
