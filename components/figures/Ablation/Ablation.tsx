// Live part: how many neurons are silent; the squares, the point on the curve and the numbers follow.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { HiddenSquares } from '#components/pictures/HiddenSquares/HiddenSquares.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { drawAblation, type Ablations } from '#components/figures/Ablation/chart.ts';
import { formatNumber } from '#src/numbers/format.ts';

interface Props {
  /** Test images. */
  count: number;
  /** Numbers by how many neurons are silent, from none to all. */
  correct: string;
  least: string;
  most: string;
  /** The neurons in the order in which they fall silent. */
  order: string;
  /** How many other orders lie between `least` and `most`. */
  orders: number;
  firstSilent: number;
  children?: ComponentChildren;
}

const numbers = (text: string) => text.split(' ').map(Number);

export function Ablation({ count, orders, firstSilent, children, ...packed }: Props) {
  const ablations = useMemo(
    (): Ablations => ({
      count,
      correct: numbers(packed.correct),
      least: numbers(packed.least),
      most: numbers(packed.most),
    }),
    [packed.correct],
  );
  const order = useMemo(() => numbers(packed.order), [packed.order]);
  const [silent, setSilent] = useState(firstSilent);
  const [changed, setChanged] = useState(false);
  const draw = useMemo(() => drawAblation(ablations, silent), [ablations, silent]);
  const speaking = order.map(() => 1);
  for (const neuron of order.slice(0, silent)) speaking[neuron] = 0;
  const share = (right: number) => formatNumber(right / count, 'percent-1');
  const right = ablations.correct[silent];
  return (
    <div class="stage-side">
      <LiveChart class="chart-frame" draw={draw} label={chartSentence(ablations)} changed={changed}>
        {children}
      </LiveChart>
      <div class="side">
        <HiddenSquares
          activations={speaking}
          label={`${order.length} hidden neurons, ${silent} of them silenced`}
        />
        <Facts
          rows={[
            {
              label: 'read correctly',
              fact: 'right-without',
              value: right / count,
              as: 'percent-1',
              strong: true,
            },
          ]}
        />
      </div>
      <Spoken lines={[2, 4]}>
        {silent === 0
          ? 'All neurons are active.'
          : `With ${silent} of ${order.length} neurons silenced, ${formatNumber(right)} of ${formatNumber(count)} test images are read correctly.`}{' '}
        In {orders} other orders it is between {share(ablations.least[silent])} and{' '}
        {share(ablations.most[silent])}.
      </Spoken>
      <div class="controls">
        <Slider
          label="Neurons silenced"
          value={silent}
          min={0}
          max={order.length}
          shown={`${silent} of ${order.length}`}
          onValue={(value) => {
            setSilent(value);
            setChanged(true);
          }}
        />
      </div>
    </div>
  );
}

export function chartSentence({ count, correct }: Ablations): string {
  const share = (silent: number) => formatNumber(correct[silent] / count, 'percent-1');
  const all = correct.length - 1;
  return `Test images read correctly: ${share(0)} with all hidden neurons, ${share(all / 4)} without a quarter of them, ${share(all / 2)} without half, ${share((3 * all) / 4)} without three quarters, ${share(all)} without any.`;
}
