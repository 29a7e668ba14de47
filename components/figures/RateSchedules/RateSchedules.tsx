// Live part: choose what becomes of the rate and how high it is; the shape, the curve and the numbers follow.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { ListSlider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import type { ScheduleName } from '#src/training/schedules.ts';
import { drawSchedules } from './chart.ts';
import { type ScheduleCurve, scheduleWords, shapeOf } from './curves.ts';

interface Props {
  curves: ScheduleCurve[];
  /** The chart as it was built. */
  children?: ComponentChildren;
}

export const firstSchedule: ScheduleName = 'linear';
export const firstPlace = 2;

export function RateSchedules({ curves, children }: Props) {
  const [chosen, setChosen] = useState<ScheduleName>(firstSchedule);
  const [place, setPlace] = useState(firstPlace);
  const draw = useMemo(() => drawSchedules(curves, chosen, place), [curves, chosen, place]);
  const ratesOf = (schedule: ScheduleName) =>
    curves.find((one) => one.schedule === schedule)!.rates;
  const { rate, test } = ratesOf(chosen)[place]!;
  const constant = mean(ratesOf('constant')[place]!.test);
  const own = mean(test);
  return (
    <div class="stage-side rate-schedules">
      <LiveChart class="chart-frame" draw={draw} label={schedulesSentence(curves)}>
        {children}
      </LiveChart>
      <div class="side">
        <Shape schedule={chosen} />
        <Facts
          rows={[
            {
              label: 'read correctly, mean of three',
              fact: 'schedule-mean',
              value: own,
              as: 'percent-1',
              strong: true,
            },
            { label: 'lowest', fact: 'schedule-low', value: Math.min(...test), as: 'percent-1' },
            { label: 'highest', fact: 'schedule-high', value: Math.max(...test), as: 'percent-1' },
            {
              label: 'constant, same highest rate',
              fact: 'schedule-constant',
              value: constant,
              as: 'percent-1',
            },
          ]}
        />
      </div>
      <Spoken lines={[1, 3]}>{sentenceOn(chosen, rate, own - constant)}</Spoken>
      <div class="controls">
        <Choice
          legend="The rate is"
          name="rate-schedules-schedule"
          options={Object.entries(scheduleWords) as [ScheduleName, string][]}
          value={chosen}
          onValue={setChosen}
        />
        <ListSlider
          label="Highest rate"
          values={ratesOf(chosen).map((one) => one.rate)}
          index={place}
          fact="schedule-rate"
          onIndex={setPlace}
        />
      </div>
    </div>
  );
}

const mean = (shares: readonly number[]) =>
  shares.reduce((sum, one) => sum + one, 0) / shares.length;

/** What becomes of the rate from the first step of the run to the last. */
function Shape({ schedule }: { schedule: ScheduleName }) {
  const shape = shapeOf(schedule);
  const points = shape.map((share, k) => `${(100 * k) / (shape.length - 1)},${44 - 40 * share}`);
  return (
    <div class="labelled">
      <svg
        class="rate-shape"
        viewBox="0 0 100 48"
        preserveAspectRatio="none"
        role="img"
        aria-label={`The rate over a run: ${scheduleWords[schedule]}`}
      >
        <polyline points={points.join(' ')} />
      </svg>
      <p class="label">the rate, from the first step to the last</p>
    </div>
  );
}

export const schedulesSentence = (curves: readonly ScheduleCurve[]): string =>
  `Test images read correctly at the highest rates ${curves[0]!.rates.map(({ rate }) => rate).join(', ')}: ${curves
    .map(
      ({ schedule, rates }) =>
        `${scheduleWords[schedule]} ${rates.map(({ test }) => formatNumber(mean(test), 'percent-1')).join(', ')}`,
    )
    .join('; ')}.`;

function sentenceOn(schedule: ScheduleName, rate: number, gain: number): string {
  if (schedule === 'constant')
    return `A constant rate of ${rate} ends wherever its last step happened to leave it.`;
  const points = formatNumber(Math.abs(100 * gain), 'fixed-1');
  return `With the same highest rate, ${rate}, this is ${points} percentage points ${gain >= 0 ? 'better' : 'worse'} than a constant rate.`;
}
