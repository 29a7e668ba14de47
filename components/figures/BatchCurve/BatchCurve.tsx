// Live part: the curve of the reader's device grows over the recorded one, point by point.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Fact } from '#components/controls/Fact.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { MeasureButton, MeasuringLine } from '#components/controls/Measuring/MeasuringLine.tsx';
import { useMeasuring } from '#components/controls/Measuring/useMeasuring.ts';
import { Spoken } from '#components/controls/Spoken.tsx';
import { drawBatchCurve } from '#components/figures/BatchCurve/chart.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { BatchPoint } from '#src/records/speed-record.ts';
import { type Way, ways } from '#src/speed/messages.ts';
import { crossingSentence, curveSentence, linesOf, wayWords } from './curves.ts';

interface Props {
  recorded: BatchPoint[];
  /** The largest batch. */
  largest: number;
  children?: ComponentChildren;
  where?: ComponentChildren;
}

export function BatchCurve({ recorded, largest, children, where }: Props) {
  const [yours, setYours] = useState<BatchPoint[]>([]);
  const measuring = useMeasuring((report) => {
    if (report.kind === 'batch') setYours((before) => [...before, report]);
  });
  const start = () => {
    setYours([]);
    measuring.start({ kind: 'batches' });
  };
  const draw = useMemo(
    () => drawBatchCurve(linesOf(recorded, yours), largest),
    [recorded, yours, largest],
  );
  const label = [curveSentence('Recorded', recorded)];
  if (yours.length > 0) label.push(curveSentence('Yours', yours));
  return (
    <div class="batch-curve">
      <div class="stage-side measuring-top">
        <LiveChart
          class="chart-frame"
          draw={draw}
          label={label.join(' ')}
          changed={yours.length > 0}
        >
          {children}
        </LiveChart>
        <div class="side measuring-side">
          <p class="label">
            Thin lines are recorded{yours.length > 0 && ', thick lines are yours'}. Dashed: two
            workers.
          </p>
          <p class="batch-crossing">Recorded: {crossingSentence(recorded)}</p>
          <MeasureButton measuring={measuring} start={start}>
            Measure your curve
          </MeasureButton>
          <MeasuringLine measuring={measuring} retry={start} />
          <Spoken class="batch-crossing">
            {yours.length > 0 && !measuring.isRunning && `Yours: ${crossingSentence(yours)}`}
          </Spoken>
        </div>
      </div>
      <details class="batch-all">
        <summary>All numbers, in microseconds for one image</summary>
        <div class="batch-tables">
          <Numbers points={recorded} whose="recorded" />
          {yours.length > 0 && <Numbers points={yours} whose="yours" />}
        </div>
      </details>
      {where}
    </div>
  );
}

function Numbers({ points, whose }: { points: readonly BatchPoint[]; whose: string }) {
  const sizes = [...new Set(points.map(({ batchSize }) => batchSize))].toSorted((a, b) => a - b);
  const present = ways.filter((way) => points.some((point) => point.way === way));
  const find = (wanted: Way, size: number) =>
    points.find(({ way, batchSize }) => way === wanted && batchSize === size)?.microseconds;
  return (
    <table>
      <caption>{whose}</caption>
      <thead>
        <tr>
          <th scope="col">batch</th>
          {present.map((way) => (
            <th scope="col" key={way}>
              {wayWords[way]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sizes.map((size) => (
          <tr key={size}>
            <th scope="row">{formatNumber(size)}</th>
            {present.map((way) => (
              <td key={way}>
                <Fact name={`${whose}-${way}-${size}`} value={find(way, size)} as="significant-3" />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
