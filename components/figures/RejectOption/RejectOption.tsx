// Live part: move the threshold, watch the point on the curve, and find the one the task asks for.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Fact, Facts } from '#components/controls/Fact.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import { lastStep, thresholdOf, unpackCounts } from '#src/formulas/rejection.ts';
import { drawRejection } from './chart.ts';
import { curveOf, verdictOn } from './silence.ts';

interface Props {
  /** Packed counts, one a threshold: src/formulas/rejection.ts. */
  answered: string;
  right: string;
  noise: string;
  wanted: number;
  label: string;
  children?: ComponentChildren;
}

export function RejectOption({ wanted, label, children, ...packed }: Props) {
  const counts = useMemo(
    () => ({
      answered: unpackCounts(packed.answered),
      right: unpackCounts(packed.right),
      noise: unpackCounts(packed.noise),
    }),
    [packed.answered, packed.right, packed.noise],
  );
  const curve = useMemo(() => curveOf(counts), [counts]);
  const [step, setStep] = useState(0);
  const answered = counts.answered[step];
  const coverage = answered / counts.answered[0];
  const accuracy = counts.right[step] / answered;
  const draw = useMemo(
    () => drawRejection(curve, { coverage, accuracy }, wanted),
    [curve, coverage, accuracy, wanted],
  );
  return (
    <div class="stage-side">
      <LiveChart class="chart-frame" draw={draw} label={label}>
        {children}
      </LiveChart>
      <Facts
        class="side"
        rows={[
          { label: 'answered', fact: 'answered', value: answered },
          { label: 'coverage', fact: 'coverage', value: coverage, as: 'percent-1' },
          {
            label: 'answers that are correct',
            fact: 'accuracy-answered',
            value: accuracy,
            as: 'percent-2',
            strong: true,
          },
          { label: 'coarse noise answered', fact: 'noise-answered', value: counts.noise[step] },
        ]}
      />
      <div class="controls">
        <Slider
          label="Threshold"
          value={step}
          min={0}
          max={lastStep}
          spoken={formatNumber(thresholdOf(step), 'fixed-3')}
          shown={<Fact name="threshold" value={thresholdOf(step)} as="fixed-3" />}
          onValue={setStep}
        />
        <Button
          aria-label={`Lower the threshold by ${thresholdOf(1)}`}
          disabled={step === 0}
          onClick={() => setStep(step - 1)}
        >
          −
        </Button>
        <Button
          aria-label={`Raise the threshold by ${thresholdOf(1)}`}
          disabled={step === lastStep}
          onClick={() => setStep(step + 1)}
        >
          +
        </Button>
      </div>
      <Spoken class="reject-verdict" lines={[2, 4]}>
        {verdictOn(counts, step, wanted)}
      </Spoken>
    </div>
  );
}
