// Live part: arrange circles by pointer or by key; the network reads the picture after every move.
import { useMemo, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched, withNetwork } from '#components/controls/use-fetched.ts';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { Probabilities } from '#components/pictures/Probabilities/Probabilities.tsx';
import { type Arrangement, arrangements, type Circle, drawCircles } from '#src/formulas/circles.ts';
import { articleFor, formatProbability } from '#src/numbers/format.ts';
import { readDigit, type Reading } from '#src/formulas/reading.ts';
import { Handle } from './Handle.tsx';

const names: Record<Arrangement, string> = {
  stacked: 'Two, stacked',
  upper: 'One, upper',
  lower: 'One, lower',
  centred: 'One, centred',
  beside: 'Two, side by side',
};
const mostCircles = 4;

type Answer = Pick<Reading, 'probabilities' | 'prediction'>;
const answerTo = withNetwork<Circle[], Answer>((network, circles) =>
  readDigit(network, drawCircles(circles)),
);

export function CircleToy({ firstAnswer }: { firstAnswer: Answer }) {
  const [circles, setCircles] = useState<Circle[]>(arrangements.stacked);
  const [arrangement, setArrangement] = useState<Arrangement>();
  const pixels = useMemo(() => drawCircles(circles), [circles]);
  const built = { key: arrangements.stacked, part: firstAnswer };
  const { part: answer, trouble } = useFetched(circles, built, answerTo);
  const show = (wanted: Circle[], name?: Arrangement) => {
    setCircles(wanted);
    setArrangement(name);
  };
  const { probabilities, prediction } = answer;
  return (
    <div class="stage-side circle-toy">
      <div class="chart-frame circle-toy-pad">
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
      <div class="side">
        <Probabilities
          probabilities={probabilities}
          prediction={prediction}
          name="circles-probability"
        />
        <Spoken lines={[1, 2]}>
          The network reads {articleFor(prediction)}{' '}
          <Fact name="circles-prediction" value={prediction} />, with probability{' '}
          {formatProbability(probabilities[prediction])}.
        </Spoken>
      </div>
      <div class="controls" role="group" aria-label="Arrangements">
        {(Object.keys(names) as Arrangement[]).map((name) => (
          <Button
            aria-pressed={arrangement === name}
            onClick={() => show(arrangements[name], name)}
          >
            {names[name]}
          </Button>
        ))}
        <Button
          disabled={circles.length >= mostCircles}
          onClick={() => show([...circles, { x: 14, y: 14, radius: 3 }])}
        >
          Add a circle
        </Button>
        <Button disabled={circles.length === 0} onClick={() => show(circles.slice(0, -1))}>
          Take one away
        </Button>
      </div>
      <p class="label circle-toy-hint">
        Drag a circle, or choose it with Tab: arrow keys move it, + and − change its size, Delete
        takes it away.
      </p>
      <Trouble {...trouble} />
    </div>
  );
}
