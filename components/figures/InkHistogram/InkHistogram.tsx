// Live part: leave the zeros out or count in powers of ten; a slider reads one value's exact count.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Fact, Facts } from '#components/controls/Fact.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { inkHistogram, type InkScale } from '#components/figures/InkHistogram/chart.ts';
import { formatNumber } from '#src/numbers/format.ts';

interface Props {
  /** (256): how many training pixels hold each value. */
  counts: Uint32Array;
  mean: number;
  deviation: number;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

const scales: [InkScale, string][] = [
  ['all', 'all'],
  ['inked', 'without 0'],
  ['log', 'in powers of ten'],
];

export function InkHistogram({ counts, mean, deviation, children }: Props) {
  const [scale, setScale] = useState<InkScale>('all');
  const [value, setValue] = useState(0);
  const draw = useMemo(
    () => inkHistogram(counts, { scale, chosen: value }),
    [counts, scale, value],
  );
  const label = useMemo(() => sentenceOn(counts), [counts]);
  const total = useMemo(() => counts.reduce((sum, count) => sum + count, 0), [counts]);
  return (
    <div class="stage-side">
      <LiveChart class="chart-frame" draw={draw} label={label}>
        {children}
      </LiveChart>
      <div class="side">
        <p class="ink-histogram-one">
          <span class="label">{valueInWords(value)}</span>
          <Fact name="value-share" value={counts[value] / total} as="percent-2" />
          <span>
            <Fact name="value-count" value={counts[value]} /> pixels
          </span>
        </p>
        <Facts
          rows={[
            { label: 'all pixels', fact: 'pixel-values', value: total },
            { label: 'mean, ÷ 255', fact: 'train-mean', value: mean, as: 'fixed-4' },
            { label: 'deviation, ÷ 255', fact: 'train-deviation', value: deviation, as: 'fixed-4' },
          ]}
        />
      </div>
      <div class="controls">
        <Choice
          legend="Show"
          name="ink-histogram-scale"
          options={scales}
          value={scale}
          onValue={setScale}
        />
        <Slider label="Value" min={0} max={255} value={value} onValue={setValue} />
      </div>
    </div>
  );
}

function valueInWords(value: number): string {
  if (value === 0) return 'value 0, bare paper';
  return value === 255 ? 'value 255, full ink' : `value ${value}`;
}

/** From here on a pixel is nearly full of ink. */
const nearlyFull = 251;

/**
 * The histogram in one sentence, for a reader who cannot see it.
 *
 * @param counts (256): how many pixels hold each value.
 */
export function sentenceOn(counts: Uint32Array): string {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const full = counts.subarray(nearlyFull).reduce((sum, count) => sum + count, 0);
  return (
    `Histogram of ${formatNumber(total)} pixel values: ${formatNumber(counts[0])} are 0, ` +
    `${formatNumber(full)} lie from ${nearlyFull} to 255, few lie between.`
  );
}
