// Live part: let the right logit lead by more and more, and see which of the two losses follows.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Facts } from '#components/controls/Fact.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { sharesAt, twiceFloor } from '#src/formulas/softmax-twice.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { drawTwice, mostLead } from './chart.ts';

interface Props {
  /** The chart as it was built. */
  children?: ComponentChildren;
}

export const firstLead = 4;

export function SoftmaxTwice({ children }: Props) {
  const [lead, setLead] = useState(firstLead);
  const { once, twice } = sharesAt(lead);
  const draw = useMemo(() => drawTwice(lead), [lead]);
  return (
    <div class="stage-side">
      <LiveChart class="chart-frame" draw={draw} label={twiceSentence(lead)}>
        {children}
      </LiveChart>
      <Facts
        class="side"
        rows={[
          {
            label: 'right digit, softmax once',
            fact: 'twice-share-once',
            value: once,
            as: 'probability',
          },
          {
            label: 'right digit, softmax twice',
            fact: 'twice-share',
            value: twice,
            as: 'probability',
          },
          {
            label: 'loss, softmax once',
            fact: 'twice-loss-once',
            value: -Math.log(once),
            as: 'fixed-3',
          },
          {
            label: 'loss, softmax twice',
            fact: 'twice-loss',
            value: -Math.log(twice),
            as: 'fixed-3',
            strong: true,
          },
        ]}
      />
      <Spoken lines={[1, 3]}>{twiceSentence(lead)}</Spoken>
      <div class="controls">
        <Slider
          label="Lead of the right logit"
          value={lead}
          min={0}
          max={mostLead}
          step={0.5}
          fact="twice-lead"
          as="fixed-1"
          onValue={setLead}
        />
      </div>
    </div>
  );
}

export function twiceSentence(lead: number): string {
  const { once, twice } = sharesAt(lead);
  if (lead === 0) return 'No logit leads, so both losses are ln 10, that of a guess.';
  const above = -Math.log(twice) - twiceFloor();
  return `With softmax once the right digit gets ${formatNumber(once, 'percent-1')}; applied twice, ${formatNumber(twice, 'percent-1')}. That loss is ${formatNumber(above, 'fixed-3')} above the lowest it can have.`;
}
