// Live part: choose an optimiser and walk along its curve; below, all of them at two rates, a common one and their own best.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { ListSlider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { FactTable } from '#components/controls/Table.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { optimiserNames } from '#src/formulas/optimiser-names.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { Racer } from '#src/records/experiments/optimiser-race.ts';
import { drawRace } from './chart.ts';
import { flatStretch, meanOf, type RaceCurve, type RaceRate } from './race.ts';

interface Props {
  curves: RaceCurve[];
  /** The chart as it was built. */
  children?: ComponentChildren;
}

const names = Object.entries(optimiserNames) as [Racer, string][];
export const firstRacer: Racer = 'sgd';

export function FairRace({ curves, children }: Props) {
  const curveOf = (racer: Racer) => curves.find(({ optimiser }) => optimiser === racer)!;
  const [chosen, setChosen] = useState<Racer>(firstRacer);
  const curve = curveOf(chosen);
  const [place, setPlace] = useState(curve.best);
  const draw = useMemo(() => drawRace(curves, chosen, place), [curves, chosen, place]);
  const { test } = curve.rates[place]!;
  return (
    <div class="stage-side">
      <LiveChart class="chart-frame" draw={draw} label={raceSentence(curve)}>
        {children}
      </LiveChart>
      <Facts
        class="side"
        rows={[
          ...test.map((share, seed) => ({
            label: `seed ${seed + 1}, read correctly`,
            fact: `race-seed-${seed + 1}`,
            value: share,
            as: 'percent-1' as const,
          })),
          {
            label: 'mean of the three',
            fact: 'race-mean',
            value: meanOf(test),
            as: 'percent-1',
            strong: true,
          },
        ]}
      />
      <div class="controls">
        <Choice
          legend="Optimiser"
          name="fair-race-optimiser"
          options={names}
          value={chosen}
          onValue={(next) => {
            setChosen(next);
            setPlace(curveOf(next).best);
          }}
        />
        <ListSlider
          label="Learning rate"
          values={curve.rates.map(({ rate }) => rate)}
          index={place}
          fact="race-rate"
          onIndex={setPlace}
        />
      </div>
      <Spoken lines={[2, 3]}>{sentenceOn(curve, place)}</Spoken>
      <div class="chart-and-rows">
        <FactTable
          head="optimiser"
          columns={['at the rate often tried first', 'at its own best rate']}
          rows={curves.map(({ optimiser, rates, first, best }) => ({
            name: optimiserNames[optimiser],
            chosen: optimiser === chosen,
            cells: [
              meanCell(`race-first-${optimiser}`, rates[first]!),
              meanCell(`race-best-${optimiser}`, rates[best]!),
            ],
          }))}
        />
      </div>
    </div>
  );
}

const meanCell = (fact: string, { rate, test }: RaceRate) => ({
  fact,
  value: meanOf(test),
  as: 'percent-1' as const,
  after: ` at ${rate}`,
});

export function raceSentence({ optimiser, rates }: RaceCurve): string {
  const shares = rates.map(
    ({ rate, test }) => `${rate}: ${formatNumber(meanOf(test), 'percent-1')}`,
  );
  return `Test images read correctly by learning rate with ${optimiserNames[optimiser]}, mean of three seeds: ${shares.join('; ')}.`;
}

function sentenceOn(curve: RaceCurve, place: number): string {
  const name = optimiserNames[curve.optimiser];
  const flat = flatStretch(curve);
  const factor = flat.at(-1)!.rate / flat[0]!.rate;
  const width =
    factor === 1
      ? 'no other rate here comes within a percentage point of it'
      : `rates from ${flat[0]!.rate} to ${flat.at(-1)!.rate} come within a percentage point of it, a factor of ${formatNumber(factor, 'significant-3')}`;
  const here = place === curve.best ? 'This is' : `${curve.rates[curve.best]!.rate} is`;
  return `${here} the rate that the validation images choose for ${name}; ${width}.`;
}
