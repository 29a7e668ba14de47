// Live part of the chip: it shows the digit; pressed, it opens a pad to choose another.
import type { ComponentType } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { articleFor } from '#src/numbers/format.ts';
import type { Reading } from '#src/formulas/reading.ts';
import { digit } from '#src/session/digit.ts';
import { loadNetwork, networkState } from '#src/session/network.ts';
import { unread, useReading, useWoken } from '#src/session/reading.ts';
import { whyNothingIsKept } from '#src/session/storage.ts';

/** All that the chip shows of our example: it travels with every page. */
type First = Pick<Reading, 'pixels' | 'prediction'>;
type Chooser = ComponentType<{ first: First }>;

export function YourDigit({ first }: { first: First }) {
  const { pixels, prediction } = useReading(first);
  const waiting = useWoken() && unread.value;
  const dialog = useRef<HTMLDialogElement>(null);
  const [chooser, setChooser] = useState<{ Chooser: Chooser }>();
  useEffect(() => {
    if (chooser) dialog.current?.showModal();
  }, [chooser]);
  // Without JavaScript, and where the pad cannot be fetched, the link leads to the pad of the front page.
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const home = (event.currentTarget as HTMLAnchorElement).href;
    import('#components/page/ChooseDigit/ChooseDigit.tsx').then(
      ({ ChooseDigit }) => setChooser({ Chooser: ChooseDigit }),
      () => location.assign(home),
    );
  };
  return (
    <>
      <a class="digit-chip" href="/" onClick={open}>
        <Picture
          values={waiting ? digit.value!.pixels : pixels}
          largest={255}
          label={waiting ? 'Not read yet:' : `Read as ${prediction}:`}
        />
        <span>your digit</span>
      </a>
      {waiting && <Unread />}
      {chooser && (
        <dialog
          class="digit-dialog"
          aria-labelledby="digit-dialog-title"
          ref={dialog}
          onClose={() => setChooser(undefined)}
        >
          <h2 id="digit-dialog-title">Your digit</h2>
          <p class="pad-note">
            Draw another, or take one from the test set.
            {whyNothingIsKept() ? '' : ' It goes with you.'}
          </p>
          <chooser.Chooser first={first} />
          <p class="digit-dialog-reading">
            {waiting ? (
              'Your digit is not read yet.'
            ) : (
              <>
                The network reads {articleFor(prediction)}{' '}
                <mark class="your-digit">{prediction}</mark>.
              </>
            )}
          </p>
          <Button strong onClick={() => dialog.current?.close()}>
            Done
          </Button>
        </dialog>
      )}
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
      Your digit could not be read. Numbers still shown are those of our example.{' '}
      {state.why}{' '}
      <Button onClick={() => void loadNetwork().catch(() => undefined)}>Try again</Button>
    </p>
  );
}
