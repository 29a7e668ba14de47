// What stands on the pad: one of the examples, or the reader's own strokes.
import { useEffect, useState } from 'preact/hooks';
import { drawingSteps, type Stroke } from '#src/mnist/drawing.ts';
import { chooseDigit, digit, previewDigit } from '#src/session/digit.ts';
import { wakeSession } from '#src/session/reading.ts';
import { examples, type Example } from './examples.ts';

/** A digit drawn earlier stands on the pad when the figure wakes; until then, and without one, a 3. */
export function useDrawing() {
  const [own, setOwn] = useState<Stroke[]>();
  const [example, setExample] = useState<Example | undefined>(examples[0]);
  const [before, setBefore] = useState<{ own?: Stroke[]; example?: Example }>();
  useEffect(() => {
    wakeSession();
    if (digit.value?.source !== 'drawn' || !digit.value.strokes) return;
    setOwn(digit.value.strokes);
    setExample(undefined);
  }, []);
  const draw = (next: Stroke[], done: boolean) => {
    // Whoever draws over an example begins anew.
    const drawn = next.filter(
      (stroke) => !examples.some(({ strokes }) => strokes.includes(stroke)),
    );
    setBefore(undefined);
    setExample(undefined);
    setOwn(drawn);
    if (drawn.length === 0) return;
    const { pixels } = drawingSteps(drawn);
    (done ? chooseDigit : previewDigit)({ source: 'drawn', strokes: drawn, pixels });
  };
  const strokes = example?.strokes ?? own ?? [];
  const show = (next: Example | undefined) => {
    setBefore(undefined);
    setExample(next);
  };
  const clear = () => {
    if (strokes.length > 0) setBefore({ own, example });
    setExample(undefined);
    setOwn([]);
  };
  const restore =
    before &&
    (() => {
      setOwn(before.own);
      show(before.example);
    });
  return { strokes, example, draw, clear, restore, show };
}
