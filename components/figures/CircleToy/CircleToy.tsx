// Live part: arrange circles by pointer or by key; the network reads the picture after every move.
import { useMemo, useState } from 'preact/hooks';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { Probabilities } from '#components/pictures/Probabilities/Probabilities.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { type Arrangement, arrangements, type Circle, drawCircles } from '#src/formulas/circles.ts';
import { articleFor, formatProbability } from '#src/numbers/format.ts';
import { Handle } from './Handle.tsx';
import { type Answer, useAnswer } from './use-answer.ts';

const names: Record<Arrangement, string> = {
  stacked: 'Two, stacked',
  upper: 'One, upper',
  lower: 'One, lower',
  centred: 'One, centred',
  beside: 'Two, side by side',
};
const mostCircles = 4;

export function CircleToy({ firstAnswer }: { firstAnswer: Answer }) {
  const [circles, setCircles] = useState<Circle[]>(arrangements.stacked);
  const [arrangement, setArrangement] = useState<Arrangement>();
  const pixels = useMemo(() => drawCircles(circles), [circles]);
  const { answer, trouble, read } = useAnswer(firstAnswer);
  const show = (wanted: Circle[], name?: Arrangement) => {
    setCircles(wanted);
    setArrangement(name);
    read(wanted);
  };
  const { probabilities, prediction } = answer;
  return (
    <div class="circle-toy">
      <div class="circle-toy-pad">
        <Picture
          values={pixels}
          largest={255}
          label={`${circles.length} circles drawn in 28 × 28 pixels`}
        />
        {circles.map((circle, place) => (
          <Handle
            key={place}
            name={`Circle ${place + 1} of ${circles.length}`}
            circle={circle}
            onMove={(moved) => show(circles.map((one, k) => (k === place ? moved : one)))}
            onDelete={() => show(circles.filter((_, k) => k !== place))}
          />
        ))}
      </div>
      <div>
        <Probabilities
          probabilities={probabilities}
          prediction={prediction}
          name="circles-probability"
        />
        <Spoken class="circle-toy-words">
          The network reads {articleFor(prediction)}{' '}
          <data data-name="circles-prediction" value={String(prediction)}>
            {prediction}
          </data>
          , with probability {formatProbability(probabilities[prediction])}.
        </Spoken>
      </div>
      <div class="controls">
        <div class="circle-toy-buttons" role="group" aria-label="Arrangements">
          {(Object.keys(names) as Arrangement[]).map((name) => (
            <button
              class="button"
              type="button"
              aria-pressed={arrangement === name}
              onClick={() => show(arrangements[name], name)}
            >
              {names[name]}
            </button>
          ))}
          <button
            class="button"
            type="button"
            disabled={circles.length >= mostCircles}
            onClick={() => show([...circles, { x: 14, y: 14, radius: 3 }])}
          >
            Add a circle
          </button>
          <button
            class="button"
            type="button"
            disabled={circles.length === 0}
            onClick={() => show(circles.slice(0, -1))}
          >
            Take one away
          </button>
        </div>
      </div>
      <p class="label circle-toy-hint">
        Drag a circle, or choose it with Tab: arrow keys move it, + and − change its size, Delete
        takes it away.
      </p>
      <Trouble sentence={trouble} retry={() => read(circles)} />
    </div>
  );
}
