// Live part: choose how curved the bowl is and how long the steps are.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Facts } from '#components/controls/Fact.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { bowlLoss, type Descent, rateBound, stepFactor } from '#src/formulas/bowl.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { drawBowl, firstBowl } from './chart.ts';

interface Props {
  /** The chart as it was built. */
  children?: ComponentChildren;
}

/** Steps after which the loss is told. */
const told = 10;

export function Bowl({ children }: Props) {
  const [curvature, setCurvature] = useState(firstBowl.curvature);
  const [learningRate, setLearningRate] = useState(firstBowl.learningRate);
  const descent = useMemo(() => ({ curvature, learningRate }), [curvature, learningRate]);
  const draw = useMemo(() => drawBowl(descent), [descent]);
  return (
    <div class="stage-side">
      <LiveChart class="chart-frame" draw={draw} label={bowlSentence(descent)}>
        {children}
      </LiveChart>
      <Facts
        class="side"
        rows={[
          {
            label: 'factor of each step',
            fact: 'bowl-factor',
            value: stepFactor(descent),
            as: 'fixed-2',
          },
          {
            label: 'bound of the rate',
            fact: 'bowl-bound',
            value: rateBound(curvature),
            as: 'fixed-3',
          },
          {
            label: 'loss at the start',
            fact: 'bowl-before',
            value: bowlLoss(curvature, 1),
            as: 'fixed-2',
          },
          {
            label: `loss after ${told} steps`,
            fact: 'bowl-after',
            value: lossAfter(descent),
            as: 'significant-3',
            strong: true,
          },
        ]}
      />
      <Spoken lines={[2, 3]}>{wayOf(descent)}</Spoken>
      <div class="controls">
        <Slider
          label="Curvature λ"
          value={curvature}
          min={1}
          max={8}
          step={0.5}
          fact="bowl-curvature"
          as="fixed-1"
          onValue={setCurvature}
        />
        <Slider
          label="Learning rate η"
          value={learningRate}
          min={0.05}
          max={1}
          step={0.05}
          fact="bowl-rate"
          as="fixed-2"
          onValue={setLearningRate}
        />
      </div>
    </div>
  );
}

const lossAfter = (descent: Descent) =>
  bowlLoss(descent.curvature, Math.abs(stepFactor(descent)) ** told);

export const bowlSentence = (descent: Descent): string =>
  `A bowl of curvature ${descent.curvature}, and steps at a rate of ${descent.learningRate}. ${wayOf(descent)}`;

/** Below this a factor is 0 but for rounding. */
const nothing = 1e-9;

function wayOf(descent: Descent): string {
  const factor = stepFactor(descent);
  const bound = formatNumber(rateBound(descent.curvature), 'fixed-3');
  if (Math.abs(factor) < nothing) return 'One step, and it is at the bottom.';
  if (factor > 0) return 'Every step goes part of the way to the bottom, and none goes past it.';
  if (factor > -1 + nothing)
    return `Every step goes past the bottom, but ends lower than it began. The rate is still below ${bound}.`;
  if (factor > -1 - nothing)
    return `Exactly at the bound ${bound}: it jumps from side to side for ever, and the loss stays the same.`;
  return `Above the bound ${bound} every step ends higher up than it began. The slope is right each time; the step is too long.`;
}
