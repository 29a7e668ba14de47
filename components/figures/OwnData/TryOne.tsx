// Draw one more, and see what the network that was trained here makes of it.
import { useMemo, useState } from 'preact/hooks';
import { DrawPad } from '#components/pictures/DrawPad/DrawPad.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { formatProbability } from '#src/numbers/format.ts';
import { readDigit } from '#src/formulas/reading.ts';
import { drawingSteps, type Stroke } from '#src/mnist/drawing.ts';
import type { Trained } from '#src/own-data/trained.ts';

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
            {classes.map((name, place) => {
              const probability = reading?.probabilities[place] ?? 0;
              return (
                <li key={name} class={reading?.prediction === place ? 'answer' : ''}>
                  <span class="digit-name">{name}</span>
                  <span class="bar">
                    <span style={{ width: `${100 * probability}%` }} />
                  </span>
                  <data
                    data-name={`own-probability-${place}`}
                    value={reading ? String(probability) : ''}
                  >
                    {reading ? formatProbability(probability) : '–'}
                  </data>
                </li>
              );
            })}
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
