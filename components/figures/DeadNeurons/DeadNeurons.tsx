// Live part: choose the rule and the rate, and read off what three runs reached and what it cost them.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { ListSlider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import type { DeadNeuronsPoint } from '#src/records/experiments/dead-neurons.ts';
import { drawRates } from './chart.ts';

interface Props {
  points: (Pick<DeadNeuronsPoint, 'optimiser' | 'learningRate' | 'dead'> & { correct: number })[];
  count: number;
  width: number;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

type Rule = DeadNeuronsPoint['optimiser'];

export function DeadNeurons({ points, count, width, children }: Props) {
  const [rule, setRule] = useState<Rule>('sgd');
  const [places, setPlaces] = useState<Record<Rule, number>>({ sgd: 6, adam: 3 });
  const mine = points.filter(({ optimiser }) => optimiser === rule);
  const rates = [...new Set(mine.map(({ learningRate }) => learningRate))];
  const at = places[rule];
  const draw = useMemo(
    () => drawRates(ratesOf(points, rule, count, width), at),
    [points, rule, at],
  );
  const runs = mine.filter(({ learningRate }) => learningRate === rates[at]);
  const ends = (values: number[]) => [Math.min(...values), Math.max(...values)] as const;
  const [fewest, most] = ends(runs.map(({ dead }) => dead));
  const [worst, best] = ends(runs.map(({ correct }) => correct / count));
  return (
    <div class="stage-side">
      <LiveChart class="chart-frame" draw={draw} label={ratesSentence(points, rule, count)}>
        {children}
      </LiveChart>
      <div class="side">
        <Facts
          rows={[
            { label: 'worst of three runs', fact: 'rate-worst', value: worst, as: 'percent-1' },
            { label: 'best of three runs', fact: 'rate-best', value: best, as: 'percent-1' },
            { label: `fewest dead of ${width}`, fact: 'fewest-dead', value: fewest },
            { label: `most dead of ${width}`, fact: 'most-dead', value: most, strong: true },
          ]}
        />
      </div>
      <Spoken lines={[1, 3]}>{verdictOn(fewest, most, best, width)}</Spoken>
      <div class="controls">
        <Choice
          legend="Rule"
          name="dead-neurons-rule"
          options={[
            ['sgd', 'gradient descent'],
            ['adam', 'Adam'],
          ]}
          value={rule}
          onValue={setRule}
        />
        <ListSlider
          label="Learning rate"
          values={rates}
          index={at}
          fact="dead-rate"
          onIndex={(place) => setPlaces((now) => ({ ...now, [rule]: place }))}
        />
      </div>
    </div>
  );
}

/** For the chart, in percent. */
export function ratesOf(points: Props['points'], rule: Rule, count: number, width: number) {
  const mine = points.filter(({ optimiser }) => optimiser === rule);
  return [...new Set(mine.map(({ learningRate }) => learningRate))].map((rate) => {
    const runs = mine.filter(({ learningRate }) => learningRate === rate);
    return {
      rate,
      correct: runs.map(({ correct }) => (100 * correct) / count),
      dead: runs.map(({ dead }) => (100 * dead) / width),
    };
  });
}

export function ratesSentence(points: Props['points'], rule: Rule, count: number): string {
  const mine = points.filter(({ optimiser }) => optimiser === rule);
  const best = mine.toSorted((a, b) => b.correct - a.correct)[0]!;
  const last = mine.at(-1)!;
  return `By learning rate, three runs each: at best ${formatNumber(best.correct / count, 'percent-1')} of the test images read correctly, at ${best.learningRate} with ${best.dead} dead neurons; at ${last.learningRate} ${last.dead} are dead.`;
}

function verdictOn(fewest: number, most: number, best: number, width: number): string {
  if (most === 0) return 'No neuron has died. Each one is still active on some image.';
  if (fewest > 0.9 * width)
    return 'Almost no neuron is left, and the few that are can’t tell ten digits apart.';
  if (best > 0.9) return 'Neurons have died, and the survivors still read most images correctly.';
  return 'Now the dead neurons are missed: too few are left for ten digits.';
}
