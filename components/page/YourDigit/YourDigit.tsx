// Live part of the chip: it shows the digit; pressed, it opens a pad to choose another.
import type { ComponentType } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import type { Reading } from '#src/formulas/reading.ts';
import { digit } from '#src/session/digit.ts';
import { loadNetwork, networkState } from '#src/session/network.ts';
import { unread, useDigitName, useReading, useWoken } from '#src/session/reading.ts';
import type { DialogProps } from './DigitDialog.tsx';

/** All that the chip shows of our example: it travels with every page. */
type First = Pick<Reading, 'pixels' | 'prediction'>;

export function YourDigit({ first }: { first: First }) {
  const { pixels, prediction } = useReading(first);
  const digitName = useDigitName();
  const waiting = useWoken() && unread.value;
  const [part, setPart] = useState<{ DigitDialog: ComponentType<DialogProps> }>();
  // Without JavaScript, and where the pad cannot be fetched, the link leads to the pad of the front page.
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const home = (event.currentTarget as HTMLAnchorElement).href;
    import('./DigitDialog.tsx').then(setPart, () => location.assign(home));
  };
  return (
    <>
      <a class="digit-chip" href="/" onClick={open}>
        <Picture
          values={waiting ? digit.value!.pixels : pixels}
          largest={255}
          label={waiting ? 'Not read yet:' : `Read as ${prediction}:`}
        />
        <span>{digitName}</span>
      </a>
      {waiting && <Unread />}
      {part && <part.DigitDialog first={first} onClose={() => setPart(undefined)} />}
    </>
  );
}

/** Says on every page that what it shows is not hers yet, why, and what to do. */
function Unread() {
  const state = networkState.value;
  if (state.kind !== 'failed') {
    return (
      <p class="digit-unread" role="status">
        Your digit is being read. Numbers shown until then are those of our example.
      </p>
    );
  }
  return (
    <p class="digit-unread" role="alert">
      Your digit could not be read. Numbers still shown are those of our example. {state.why}{' '}
      <Button onClick={() => void loadNetwork().catch(() => undefined)}>Try again</Button>
    </p>
  );
}
