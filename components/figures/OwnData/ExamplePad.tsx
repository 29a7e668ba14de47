// A pad for examples: draw, choose the class, add; the pad is empty again for the next.
import { useState } from 'preact/hooks';
import { DrawPad } from '#components/pictures/DrawPad/DrawPad.tsx';
import { drawingSteps, type Stroke } from '#src/mnist/drawing.ts';
import type { OwnCollection } from './use-collection.ts';

export function ExamplePad({ own }: { own: OwnCollection }) {
  const { collection } = own;
  const [strokes, setStrokes] = useState<Stroke[]>([]);
  const add = (className: string) => {
    const { pixels } = drawingSteps(strokes);
    void own.add([{ className, example: { pixels, source: 'drawn here' } }]);
    setStrokes([]);
  };
  return (
    <div class="own-draw-inside">
      <DrawPad label="Pad for an example" strokes={strokes} onStrokes={setStrokes} />
      <div>
        {collection.length === 0 ? (
          <p>First name a class above, under “New class”. Then draw, and press its name here.</p>
        ) : (
          <p>Draw, then press the class that it belongs to:</p>
        )}
        <div class="controls" role="group" aria-label="Add the drawing to a class">
          {collection.map(({ id, name, examples }) => (
            <button
              key={id}
              class="button"
              type="button"
              disabled={strokes.length === 0}
              onClick={() => add(name)}
            >
              Add to {name} ({examples.length.toLocaleString('en-GB')})
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}
