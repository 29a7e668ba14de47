// Live part: leave the zeros out or count in powers of ten; a slider reads one value's exact count.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { inkHistogram, type InkScale } from '#components/figures/InkHistogram/chart.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { sentenceOn } from './sentence.ts';

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
  ['log', 'log scale'],
];

export function InkHistogram({ counts, mean, deviation, children }: Props) {
  const [scale, setScale] = useState<InkScale>('all');
  const [value, setValue] = useState(0);
  const [changed, setChanged] = useState(false);
  const draw = useMemo(
    () => inkHistogram(counts, { scale, chosen: value }),
    [counts, scale, value],
  );
  const label = useMemo(() => sentenceOn(counts), [counts]);
  const total = useMemo(() => counts.reduce((sum, count) => sum + count, 0), [counts]);
  return (
    <div class="ink-histogram">
      <div class="ink-histogram-top">
        <div class="ink-histogram-chart">
          <LiveChart draw={draw} label={label} changed={changed}>
            {children}
          </LiveChart>
        </div>
        <dl class="ink-histogram-numbers">
          <div class="ink-histogram-one">
            <dt>{valueInWords(value)}</dt>
            <dd>
              <data data-name="value-share" value={String(counts[value] / total)}>
                {formatNumber(counts[value] / total, 'percent-2')}
              </data>
              <br />
              <data data-name="value-count" value={String(counts[value])}>
                {formatNumber(counts[value])}
              </data>{' '}
              pixels
            </dd>
          </div>
          <Line label="all pixels" name="pixel-values" text={formatNumber(total)} value={total} />
          <Line
            label="mean, ÷ 255"
            name="train-mean"
            text={formatNumber(mean, 'fixed-4')}
            value={mean}
          />
          <Line
            label="deviation, ÷ 255"
            name="train-deviation"
            text={formatNumber(deviation, 'fixed-4')}
            value={deviation}
          />
        </dl>
      </div>
      <div class="controls">
        <fieldset class="choice">
          <legend>Show</legend>
          {scales.map(([name, words]) => (
            <label key={name}>
              <input
                type="radio"
                name="ink-histogram-scale"
                checked={scale === name}
                onChange={() => {
                  setScale(name);
                  setChanged(true);
                }}
              />
              {words}
            </label>
          ))}
        </fieldset>
        <label class="slider ink-histogram-slider">
          <span>Value</span>
          <input
            type="range"
            min="0"
            max="255"
            value={value}
            onInput={(event) => {
              setValue(Number(event.currentTarget.value));
              setChanged(true);
            }}
          />
          <output aria-live="off">{value}</output>
        </label>
      </div>
    </div>
  );
}

function valueInWords(value: number): string {
  if (value === 0) return 'value 0, bare paper';
  return value === 255 ? 'value 255, full ink' : `value ${value}`;
}

function Line(props: { label: string; name: string; text: string; value: number }) {
  return (
    <div>
      <dt>{props.label}</dt>
      <dd>
        <data data-name={props.name} value={String(props.value)}>
          {props.text}
        </data>
      </dd>
    </div>
  );
}
