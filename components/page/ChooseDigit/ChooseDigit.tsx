// Where a digit becomes the reader's: drawn on the pad, or taken from the 10,000 test images.
import { useRef, useState } from 'preact/hooks';
import { NotKept } from '#components/controls/NotKept/NotKept.tsx';
import { DrawPad } from '#components/pictures/DrawPad/DrawPad.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import type { Reading } from '#src/formulas/reading.ts';
import { drawingSteps, type DrawingSteps, type Stroke } from '#src/mnist/drawing.ts';
import { remarkOn } from '#src/mnist/verdict.ts';
import { chooseDigit, digit, previewDigit } from '#src/session/digit.ts';
import { reading, useWoken } from '#src/session/reading.ts';
import { TestDigit } from './TestDigit.tsx';

interface Props {
  first: Pick<Reading, 'pixels'>;
  /** Tells whether the pad was cleared and nothing is drawn yet. */
  onEmpty?: (empty: boolean) => void;
}

export function ChooseDigit({ first, onEmpty }: Props) {
  const [cleared, setCleared] = useState(false);
  /** Clear was pressed last; until something is drawn, the digit before it is still hers. */
  const [restorable, setRestorable] = useState(false);
  const chosen = useWoken() ? digit.value : undefined;
  const strokes = cleared ? [] : (chosen?.strokes ?? []);
  const image =
    cleared || chosen?.source === 'drawn' ? undefined : (chosen?.pixels ?? first.pixels);

  const stepsOf = useLatestSteps();

  const setEmpty = (empty: boolean) => {
    setCleared(empty);
    onEmpty?.(empty);
  };
  const draw = (next: Stroke[], done: boolean) => {
    setEmpty(next.length === 0);
    setRestorable(false);
    if (next.length === 0) return;
    const drawn = { source: 'drawn' as const, strokes: next, pixels: stepsOf(next).pixels };
    if (done) chooseDigit(drawn);
    else previewDigit(drawn);
  };

  const clear = () => {
    setRestorable(restorable || !cleared);
    setEmpty(true);
  };
  const restore = () => {
    setRestorable(false);
    setEmpty(false);
  };

  return (
    <div class="choose-digit">
      <DrawPad
        strokes={strokes}
        onStrokes={draw}
        onClear={clear}
        restore={restorable ? restore : undefined}
        label="Drawing pad"
      >
        {image && <Picture values={image} largest={255} label="" />}
        {cleared && <p class="pad-hint">Draw one digit, large, in the middle.</p>}
      </DrawPad>
      <TestDigit onChosen={restore} />
      <p class="pad-note">{cleared ? emptied(restorable) : sentence(strokes, stepsOf)}</p>
      <NotKept of="digit" />
    </div>
  );
}

type StepsOf = (strokes: Stroke[]) => DrawingSteps;

/** A drawing is worked out once, though both the network and the sentence under the pad ask for it. */
function useLatestSteps(): StepsOf {
  const latest = useRef<{ strokes: Stroke[]; steps: DrawingSteps }>();
  return (strokes) => {
    if (latest.current?.strokes !== strokes) {
      latest.current = { strokes, steps: drawingSteps(strokes) };
    }
    return latest.current.steps;
  };
}

/** The pad is empty, and everywhere else the last digit is still read. */
const emptied = (restorable: boolean) =>
  `Until you draw, your last digit stays${restorable ? '; Undo brings it back' : ''}.`;

function sentence(strokes: Stroke[], stepsOf: StepsOf): string {
  if (strokes.length === 0) return 'Draw over it with a finger or the mouse, or use the keyboard.';
  return remarkOn(stepsOf(strokes), reading.value?.prediction);
}
