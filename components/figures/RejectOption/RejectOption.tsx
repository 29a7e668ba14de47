// Live part: move the threshold, watch the point on the curve, and find the one the task asks for.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { drawRejection } from '#components/figures/RejectOption/chart.ts';
import { formatNumber, type NumberStyle } from '#src/numbers/format.ts';
import { lastStep, thresholdOf, unpackCounts } from '#src/formulas/rejection.ts';
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
  const [changed, setChanged] = useState(false);
  const move = (next: number) => {
    setStep(Math.max(0, Math.min(lastStep, next)));
    setChanged(true);
  };
  const answered = counts.answered[step];
  const coverage = answered / counts.answered[0];
  const accuracy = counts.right[step] / answered;
  const draw = useMemo(
    () => drawRejection(curve, { coverage, accuracy }, wanted),
    [curve, coverage, accuracy, wanted],
  );
  return (
    <div class="reject">
      <div class="reject-chart">
        <LiveChart draw={draw} label={label} changed={changed}>
          {children}
        </LiveChart>
      </div>
      <dl class="reject-numbers">
        <Line name="answered" fact="answered" value={answered} as="integer" />
        <Line name="coverage" fact="coverage" value={coverage} as="percent-1" />
        <Line name="right" fact="accuracy-answered" value={accuracy} as="percent-2" strong />
        <Line
          name="coarse noise answered"
          fact="noise-answered"
          value={counts.noise[step]}
          as="integer"
        />
      </dl>
      <div class="controls">
        <label class="slider reject-slider">
          <span>Threshold</span>
          <input
            type="range"
            min="0"
            max={lastStep}
            value={step}
            aria-label="Threshold"
            aria-valuetext={formatNumber(thresholdOf(step), 'fixed-3')}
            onInput={(event) => move(Number(event.currentTarget.value))}
          />
          <output aria-live="off">
            <data data-name="threshold" value={String(thresholdOf(step))}>
              {formatNumber(thresholdOf(step), 'fixed-3')}
            </data>
          </output>
        </label>
        <button
          class="button"
          type="button"
          aria-label="Lower the threshold by 0.001"
          disabled={step === 0}
          onClick={() => move(step - 1)}
        >
          −
        </button>
        <button
          class="button"
          type="button"
          aria-label="Raise the threshold by 0.001"
          disabled={step === lastStep}
          onClick={() => move(step + 1)}
        >
          +
        </button>
      </div>
      <Spoken class="reject-verdict">{verdictOn(counts, step, wanted)}</Spoken>
    </div>
  );
}

interface LineProps {
  name: string;
  fact: string;
  value: number;
  as: NumberStyle;
  strong?: boolean;
}

const Line = ({ name, fact, value, as, strong = false }: LineProps) => (
  <div class={strong ? 'strong' : ''}>
    <dt>{name}</dt>
    <dd>
      <data data-name={fact} value={String(value)}>
        {formatNumber(value, as)}
      </data>
    </dd>
  </div>
);
