// The two pads of the figure, fetched when they are first wanted: one for more examples, one to try the network out.
import { useMemo, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { DrawPad } from '#components/pictures/DrawPad/DrawPad.tsx';
import { readDigit } from '#src/formulas/reading.ts';
import { drawingSteps, type Stroke } from '#src/mnist/drawing.ts';
import type { Trained } from '#src/own-data/trained.ts';
import type { OwnCollection } from './use-collection.ts';

/** Draw, choose the class, add; the pad is empty again for the next. */
export function ExamplePad({ own: { collection, add } }: { own: OwnCollection }) {
  const [strokes, setStrokes] = useState<Stroke[]>([]);
  const addTo = (className: string) => {
    const { pixels } = drawingSteps(strokes);
    void add([{ className, example: { pixels, source: 'drawn here' } }]);
    setStrokes([]);
  };
  return (
    <div class="own-draw-inside">
      <DrawPad label="Pad for an example" strokes={strokes} onStrokes={setStrokes} />
      <div>
        <p>
          {collection.length === 0
            ? 'First name a class above, under “New class”. Then draw, and press its name here.'
            : 'Draw, then press the class that it belongs to:'}
        </p>
        <div class="controls" role="group" aria-label="Add the drawing to a class">
          {collection.map(({ id, name, examples }) => (
            <Button key={id} disabled={strokes.length === 0} onClick={() => addTo(name)}>
              Add to {name} ({examples.length.toLocaleString('en-GB')})
            </Button>
          ))}
        </div>
      </div>
    </div>
  );
}

/** Draw one more, and see what the network that was trained here makes of it. */
export function TryOne({ trained: { network, classes } }: { trained: Trained }) {
  const [strokes, setStrokes] = useState<Stroke[]>([]);
  // The spoken sentence of what was drawn before goes with the drawing.
  const [clears, setClears] = useState(0);
  const change = (next: Stroke[]) => {
    setStrokes(next);
    if (next.length === 0) setClears(clears + 1);
  };
  const reading = useMemo(
    () => (strokes.length > 0 ? readDigit(network, drawingSteps(strokes).pixels) : undefined),
    [network, strokes],
  );
  return (
    <details class="own-draw">
      <summary>Draw one, and let your network read it</summary>
      <div class="own-draw-inside">
        <DrawPad label="Pad for your network to read" strokes={strokes} onStrokes={change} />
        <div>
          <ul class="probabilities own-answers">
            {classes.map((name, place) => (
              <li key={name} class={reading?.prediction === place ? 'answer' : ''}>
                <span class="digit-name">{name}</span>
                <span class="bar">
                  <span style={{ width: `${100 * (reading?.probabilities[place] ?? 0)}%` }} />
                </span>
                <Fact
                  name={`own-probability-${place}`}
                  value={reading?.probabilities[place]}
                  as="probability"
                />
              </li>
            ))}
          </ul>
          <Spoken key={clears}>
            {reading
              ? `Your network reads ${classes[reading.prediction]}. It has to name one of its ${classes.length} classes, whatever you draw.`
              : 'Nothing is drawn yet.'}
          </Spoken>
        </div>
      </div>
    </details>
  );
}
