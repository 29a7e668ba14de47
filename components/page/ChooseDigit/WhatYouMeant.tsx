// What the reader meant by her drawing: asked where the network doubts, once the pen rests, or when she says so.
import { useEffect, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { digits } from '#src/mnist/image-set.ts';
import { type Digit, digit, sayMeant } from '#src/session/digit.ts';
import { isDoubtful } from '#src/session/misread.ts';
import { reading, useWoken } from '#src/session/reading.ts';

/** Nobody is asked between two strokes. */
const restMilliseconds = 1200;

export function WhatYouMeant() {
  const woken = useWoken();
  const drawing = woken && digit.value?.source === 'drawn' ? digit.value : undefined;
  const current = reading.value;
  const resting = useResting(drawing);
  /** For which drawing she has opened the keys, or skipped them. */
  const [pressed, setPressed] = useState<{ about: Digit; isOpen: boolean }>();
  if (!drawing || !current) return null;
  const isKnown = drawing.label !== undefined;
  const isOpen =
    pressed?.about === drawing
      ? pressed.isOpen
      : !isKnown && resting === drawing && isDoubtful(current);
  const press = (open: boolean) => setPressed({ about: drawing, isOpen: open });
  if (!isOpen)
    return (
      <p class="what-you-meant">
        <Button onClick={() => press(true)}>
          {isKnown ? 'I meant another' : 'Is that what you meant?'}
        </Button>
      </p>
    );
  return (
    <div class="what-you-meant" role="group" aria-label="What did you mean?">
      <p class="label" role="status">
        What did you mean?
      </p>
      <div class="controls">
        {digits.map((each) => (
          <Button key={each} aria-pressed={each === drawing.label} onClick={() => sayMeant(each)}>
            {each}
          </Button>
        ))}
        <Button onClick={() => press(false)}>Skip</Button>
      </div>
    </div>
  );
}

/** The drawing, once nothing has been added to it for a while. */
function useResting(drawing: Digit | undefined): Digit | undefined {
  const [resting, setResting] = useState<Digit>();
  useEffect(() => {
    if (!drawing) return;
    const timer = setTimeout(() => setResting(drawing), restMilliseconds);
    return () => clearTimeout(timer);
  }, [drawing]);
  return resting;
}
