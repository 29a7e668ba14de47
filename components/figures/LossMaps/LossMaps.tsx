// Live part: choose one of three networks and walk away from it, in both directions at once.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { ListSlider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import type { LossMap } from '#src/records/experiments/loss-maps.ts';
import { drawMap } from './chart.ts';

interface Props {
  parts: number[];
  maps: LossMap[];
  /** The chart as it was built. */
  children?: ComponentChildren;
}

export function LossMaps({ parts, maps, children }: Props) {
  const [which, setWhich] = useState(0);
  const [at, setAt] = useState(parts.indexOf(1));
  const map = maps[which]!;
  const draw = useMemo(() => drawMap(parts, map, at), [parts, map, at]);
  const end = parts.indexOf(0);
  const [ofEnd, toStart, random] = [map.toStart[end]!, map.toStart[at]!, map.random[0]![at]!];
  return (
    <div class="stage-side">
      <LiveChart class="chart-frame" draw={draw} label={mapSentence(parts, map)}>
        {children}
      </LiveChart>
      <div class="side">
        <Facts
          rows={[
            { label: 'loss, trained', fact: 'map-trained', value: ofEnd, as: 'fixed-3' },
            { label: 'on the way to its start', fact: 'map-start', value: toStart, as: 'fixed-3' },
            {
              label: 'in a random direction',
              fact: 'map-random',
              value: random,
              as: 'fixed-3',
              strong: true,
            },
          ]}
        />
      </div>
      <Spoken lines={[1, 3]}>
        {at === end
          ? 'Here both lines meet: this is the trained network.'
          : `At this distance the loss is ${formatNumber(toStart / ofEnd, 'significant-3')} times as high as in the trained network on the way to the start, and ${formatNumber(random / ofEnd, 'significant-3')} times in a random direction.`}
      </Spoken>
      <div class="controls">
        <Choice
          legend="Network"
          name="loss-maps-network"
          options={maps.map((_, index) => [index, ['the book’s', 'second', 'third'][index]])}
          value={which}
          onValue={setWhich}
        />
        <ListSlider label="Distance" values={parts} index={at} words={shareWords} onIndex={setAt} />
      </div>
    </div>
  );
}

const shareWords = (part: number) =>
  `${formatNumber(100 * part, 'significant-3').replace('-', '−')} %`;

export function mapSentence(parts: readonly number[], { toStart, random }: LossMap): string {
  const [end, start] = [parts.indexOf(0), parts.indexOf(1)];
  const words = [toStart[end]!, toStart[start]!, random[0]![start]!].map((loss) =>
    formatNumber(loss, 'fixed-3'),
  );
  return `Loss of the trained network ${words[0]}, at its start ${words[1]}, as far away in a random direction ${words[2]}.`;
}
