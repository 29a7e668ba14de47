// The chip's dialog, fetched with the first press: a pad, what the network reads on it, and what was meant by it.
import { useEffect, useRef } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { ChooseDigit } from '#components/page/ChooseDigit/ChooseDigit.tsx';
import { WhatYouMeant } from '#components/page/ChooseDigit/WhatYouMeant.tsx';
import type { Reading } from '#src/formulas/reading.ts';
import { articleFor } from '#src/numbers/format.ts';
import { digit } from '#src/session/digit.ts';
import { wordsAround } from '#src/session/misread.ts';
import { reading, unread } from '#src/session/reading.ts';
import { whyNothingIsKept } from '#src/session/storage.ts';

export interface DialogProps {
  first: Pick<Reading, 'pixels' | 'prediction'>;
  onClose: () => void;
}

export function DigitDialog({ first, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const current = reading.value;
  const [before, after] = current
    ? wordsAround(current, digit.value)
    : [`The network reads ${articleFor(first.prediction)} `, '.'];
  return (
    <dialog
      class="digit-dialog"
      aria-labelledby="digit-dialog-title"
      ref={dialog}
      onClose={onClose}
    >
      <h2 id="digit-dialog-title">Your digit</h2>
      <p class="pad-note">
        Draw another, or take one from the test set.
        {whyNothingIsKept() ? '' : ' It goes with you.'}
      </p>
      <ChooseDigit first={first} />
      <p class="digit-dialog-reading">
        {unread.value ? (
          'Your digit is not read yet.'
        ) : (
          <>
            {before}
            <mark class="your-digit">{(current ?? first).prediction}</mark>
            {after}
          </>
        )}
      </p>
      <WhatYouMeant />
      <Button strong onClick={() => dialog.current?.close()}>
        Done
      </Button>
    </dialog>
  );
}
