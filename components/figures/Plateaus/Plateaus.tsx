// Live part: choose one of four places where the loss no longer falls, and see how it curves there.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Choice } from '#components/controls/Choice.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import type { Place, PlaceName } from '#src/records/experiments/plateaus.ts';
import { drawProfiles } from './chart.ts';
import type { Spectrum } from '#src/formulas/spectrum.ts';

export interface ShownPlace
  extends Pick<Place, 'name' | 'loss' | 'gradient' | 'lowest' | 'largest'>, Spectrum {
  accuracy: number;
}

interface Props {
  places: ShownPlace[];
  distances: number[];
  /** The chart as it was built. */
  children?: ComponentChildren;
}

const names: Record<PlaceName, string> = {
  zeros: 'all zeros',
  dead: 'all dead',
  twins: 'all alike',
  trained: 'trained',
};

const verdicts: Record<PlaceName, string> = {
  zeros:
    'A plateau. No direction leads down, and almost all of them are flat, so gradient descent stays where it is for ever. Begin with random weights.',
  dead: 'A plateau. Every hidden neuron is dead, so nothing that you do to its weights by a little changes any answer. Begin again, with a lower rate.',
  twins:
    'A saddle. All neurons are alike, and as long as they are, it’s the best that they can do. But some directions lead down: those in which they stop being alike. A little noise is enough.',
  trained:
    'Nearly a valley. Some directions still curve down, but hardly, so further training brings little. It isn’t a minimum, and doesn’t need to be one.',
};

export function Plateaus({ places, distances, children }: Props) {
  const [name, setName] = useState<PlaceName>('twins');
  const [told, setTold] = useState(false);
  const place = places.find((one) => one.name === name)!;
  const draw = useMemo(() => drawProfiles({ distances, ...place }), [distances, place]);
  return (
    <div class="stage-side">
      <LiveChart class="chart-frame" draw={draw} label={placeSentence(place)}>
        {children}
      </LiveChart>
      <div class="side">
        <Facts
          rows={[
            { label: 'loss', fact: 'place-loss', value: place.loss, as: 'fixed-3' },
            {
              label: 'length of the gradient',
              fact: 'place-gradient',
              value: place.gradient,
              as: 'power',
            },
            { label: 'eigenvalues above 0', fact: 'eigenvalues-up', value: place.up },
            { label: 'eigenvalues of 0', fact: 'eigenvalues-flat', value: place.flat },
            {
              label: 'eigenvalues below 0',
              fact: 'eigenvalues-down',
              value: place.down,
              strong: true,
            },
          ]}
        />
      </div>
      <div class="controls">
        <Choice
          legend="Place"
          name="plateaus-place"
          options={places.map((one) => [one.name, names[one.name]])}
          value={name}
          onValue={(next) => {
            setName(next);
            setTold(false);
          }}
        />
        <Button onClick={() => setTold(!told)} aria-expanded={told}>
          {told ? 'Hide the answer' : 'What is this place?'}
        </Button>
      </div>
      {told && <p class="verdict">{verdicts[name]}</p>}
    </div>
  );
}

export const placeSentence = ({ name, loss, up, flat, down }: ShownPlace): string =>
  `The place “${names[name]}”: mean loss ${loss.toFixed(3)}; of the Hessian’s eigenvalues ${up} are above 0, ${flat} are 0 and ${down} below.`;
