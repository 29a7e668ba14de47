// Dots that lie far from the rest of a drawing: told on every pad, with the press that takes them away.
import { Button } from '#components/controls/Button.tsx';
import type { Stroke } from '#src/mnist/drawing.ts';
import { strayDots } from '#src/mnist/stray.ts';

interface Props {
  strokes: readonly Stroke[];
  onStrokes: (strokes: Stroke[]) => void;
}

/** A palm leaves a dot without a word, and the digit is read with it. */
export function StrayDots({ strokes, onStrokes }: Props) {
  const stray = strayDots(strokes);
  if (stray.length === 0) return null;
  const [dots, them] =
    stray.length === 1
      ? ['One dot lies far from the rest: it is', 'it']
      : [`${stray.length} dots lie far from the rest: they are`, 'them'];
  return (
    <p class="pad-stray">
      {dots} taken as part of the digit.{' '}
      <Button onClick={() => onStrokes(strokes.filter((_, place) => !stray.includes(place)))}>
        Remove {them}
      </Button>
    </p>
  );
}
