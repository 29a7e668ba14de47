// Live part: three dials, and the gradient of each layer follows from the record.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { ListSlider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import {
  type Deep,
  type DeepActivation,
  type DeepStart,
  depths,
} from '#src/formulas/deep-network.ts';
import { drawLengths } from './chart.ts';
import { nameOf, type Spread, unpackLengths } from './packed-lengths.ts';
import { lengthSentence, verdictOn } from './verdict.ts';

interface Props {
  /** Packed, by `nameOf` the setting. */
  packed: Record<string, string>;
  first: Deep;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

const starts: [DeepStart, string][] = [
  ['xavier', 'Xavier'],
  ['he', 'He'],
  ['pytorch', 'PyTorch’s'],
  ['small', 'tiny'],
  ['large', 'large'],
];

export function GradientsByLayer({ packed, first, children }: Props) {
  const [activation, setActivation] = useState<DeepActivation>(first.activation);
  const [start, setStart] = useState<DeepStart>(first.start);
  const [depth, setDepth] = useState(first.depth);
  const layers = useMemo(
    () => unpackLengths(packed[nameOf({ activation, start, depth })]!),
    [packed, activation, start, depth],
  );
  const draw = useMemo(() => drawLengths(layers), [layers]);
  return (
    <div class="stage-side">
      <LiveChart class="chart-frame" draw={draw} label={lengthSentence(layers)}>
        {children}
      </LiveChart>
      <div class="side">
        <Facts rows={rowsOf(layers)} />
      </div>
      <Spoken lines={[1, 3]}>{verdictOn(layers[0]!.middle, layers.at(-1)!.middle)}</Spoken>
      <div class="controls">
        <Choice
          legend="Activation"
          name="gradients-activation"
          options={[
            ['sigmoid', 'sigmoid'],
            ['tanh', 'tanh'],
            ['relu', 'ReLU'],
          ]}
          value={activation}
          onValue={setActivation}
        />
        <Choice
          legend="Start"
          name="gradients-start"
          options={starts}
          value={start}
          onValue={setStart}
        />
        <ListSlider
          label="Hidden layers"
          values={depths}
          index={depths.indexOf(depth)}
          onIndex={(index) => setDepth(depths[index]!)}
        />
      </div>
    </div>
  );
}

const rowsOf = (layers: readonly Spread[]) => {
  const [first, last] = [layers[0]!.middle, layers.at(-1)!.middle];
  const row = (label: string, fact: string, value: number) => ({
    label,
    fact,
    value,
    as: 'power' as const,
  });
  return [
    row('first layer', 'first-gradient', first),
    row('last layer', 'last-gradient', last),
    { ...row('first ÷ last', 'gradient-ratio', first / last), strong: true },
  ];
};
