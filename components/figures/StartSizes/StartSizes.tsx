// Live part: choose an activation and a start; eight hills and what an epoch made of them follow.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import type { DeepStart } from '#src/records/experiments/deep-starts.ts';
import { drawStart } from './chart.ts';
import { type DeepStack, type ShownStart, startNames } from './starts.ts';

interface Props {
  starts: ShownStart[];
  range: [number, number];
  /** The chart as it was built. */
  children?: ComponentChildren;
}

export function StartSizes({ starts, range, children }: Props) {
  const [stack, setStack] = useState<DeepStack>('relu');
  const [start, setStart] = useState<DeepStart>('he');
  const shown = starts.find((one) => one.stack === stack && one.start === start)!;
  const { bins, typical, deep, shallow } = shown;
  const draw = useMemo(() => drawStart(bins, range), [bins, range]);
  return (
    <div class="stage-side">
      <LiveChart class="chart-frame" draw={draw} label={startSentence(shown)}>
        {children}
      </LiveChart>
      <Facts
        class="side"
        rows={[
          {
            label: 'typical difference, layer 1',
            fact: 'start-first',
            value: typical[0],
            shown: short(typical[0]!),
          },
          {
            label: `in layer ${typical.length}`,
            fact: 'start-last',
            value: typical.at(-1),
            shown: short(typical.at(-1)!),
          },
          {
            label: `after 1 epoch, ${typical.length} hidden layers`,
            fact: 'start-deep',
            value: Math.min(...deep),
            shown: spanOf(deep),
            strong: true,
          },
          {
            label: 'with 1 hidden layer of ReLU',
            fact: 'start-shallow',
            value: Math.min(...shallow),
            shown: spanOf(shallow),
          },
        ]}
      />
      <Spoken lines={[2, 4]}>{verdictOn(shown)}</Spoken>
      <div class="controls">
        <Choice
          legend="Start"
          name="start-sizes-start"
          options={Object.entries(startNames) as [DeepStart, string][]}
          value={start}
          onValue={setStart}
        />
        <Choice
          legend="Activation"
          name="start-sizes-stack"
          options={[
            ['relu', 'ReLU'],
            ['tanh', 'tanh'],
          ]}
          value={stack}
          onValue={setStack}
        />
      </div>
    </div>
  );
}

/** Two digits, as a power of ten where it is very small or very large. */
function short(value: number) {
  if (value >= 0.01 && value < 1000) return formatNumber(value, value < 1 ? 'fixed-2' : 'fixed-1');
  const [factor, exponent] = value.toExponential(1).split('e');
  // given 10: The base of a power.
  return (
    <>
      {factor} × 10<sup>{exponent!.replace('+', '').replace('-', '−')}</sup>
    </>
  );
}

const percent = (share: number) => formatNumber(share, 'percent-0');

/** Whole per cent: after one epoch at a constant rate nothing finer holds. */
function spanOf(shares: readonly number[]): string {
  const [low, high] = [Math.min(...shares), Math.max(...shares)].map(percent);
  return low === high ? low! : `${low!.replace(/\D+$/, '')} to ${high}`;
}

export const startSentence = ({ stack, start, typical }: ShownStart): string =>
  `Differences between images in eight layers of ${stack === 'relu' ? 'ReLU' : 'tanh'} before training, start ${startNames[start]}: ${typical.map((size) => size.toPrecision(2)).join(', ')}.`;

function verdictOn({ start, typical, deep, shallow, stack }: ShownStart): string {
  const [first, last] = [typical[0]!, typical.at(-1)!];
  const learned = Math.min(...deep) > 0.85;
  const alone = `With a single hidden layer the same start gets ${spanOf(shallow)}.`;
  if (last < first / 200)
    return `In layer ${typical.length} two images are all but the same: the differences have shrunk away, and nothing is learned. ${alone}`;
  if (last > first * 1000)
    return `From layer to layer the differences grow, until the loss is no longer a number. ${alone}`;
  if (start === 'large' && stack === 'tanh')
    return `The sums keep their size, but they are so large that tanh answers −1 or 1 to nearly all of them, where its slope is all but 0. ${alone}`;
  if (learned)
    return `The differences reach the last layer, and ${typical.length} layers learn about as well as one. ${alone}`;
  return `The differences fade on the way, and one epoch isn’t enough to bring them back. ${alone}`;
}
