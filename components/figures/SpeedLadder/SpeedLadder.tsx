// Live part: run the whole ladder or one rung; the chart, the factors and the counted answers follow.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { MeasureButton, MeasuringLine } from '#components/controls/Measuring/MeasuringLine.tsx';
import { useMeasuring } from '#components/controls/Measuring/useMeasuring.ts';
import { duration, rungWords } from '#components/controls/Measuring/words.ts';
import { Spoken } from '#components/controls/Spoken.tsx';
import { drawLadder } from '#components/figures/SpeedLadder/chart.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { RecordedRung } from '#src/records/speed-record.ts';
import { type RungName, rungNames } from '#src/speed/implementations/implementation.ts';
import { RungRow } from './RungRow.tsx';
import { ladderSentence, millisecondsOf, type Results, stepsOf } from './steps.ts';

interface Props {
  recorded: RecordedRung[];
  /** The chart as it was built. */
  children?: ComponentChildren;
  /** On which machine the recorded times were measured. */
  where?: ComponentChildren;
}

const nameOf = (what: string) => rungWords[what as RungName]?.[0] ?? what;

export function SpeedLadder({ recorded, children, where }: Props) {
  const [results, setResults] = useState<Results>({});
  const measuring = useMeasuring((report) => {
    if (report.kind === 'rung') setResults((before) => ({ ...before, [report.name]: report }));
    if (report.kind === 'missing')
      setResults((before) => ({ ...before, [report.name]: { missing: report.why } }));
  });
  const [wanted, setWanted] = useState<RungName[]>([...rungNames]);
  const measure = (rungs: RungName[]) => {
    setWanted(rungs);
    measuring.start({ kind: 'rungs', rungs });
  };
  const draw = useMemo(() => drawLadder(stepsOf(recorded, results), duration), [recorded, results]);
  const timed = rungNames.map((name) => millisecondsOf(results[name]));
  const slowest = { recorded: recorded[0].milliseconds, yours: timed[0] };
  return (
    <div class="ladder">
      <div class="stage-side measuring-top">
        <LiveChart
          class="chart-frame"
          draw={draw}
          label={ladderSentence(recorded, results)}
          changed={timed.some((milliseconds) => milliseconds !== undefined)}
        >
          {children}
        </LiveChart>
        <div class="side measuring-side">
          <p class="ladder-legend label" aria-hidden="true">
            <span class="ladder-key" /> recorded <span class="ladder-key of-reader" /> your tab
          </p>
          <MeasureButton measuring={measuring} start={() => measure([...rungNames])}>
            Run the whole ladder
          </MeasureButton>
          <MeasuringLine measuring={measuring} retry={() => measure(wanted)} name={nameOf} />
          <Spoken class="verdict">{verdictOn(results, measuring.isRunning)}</Spoken>
        </div>
      </div>
      <details class="phone-fold">
        <summary>Each way by itself</summary>
        <table class="times ladder-table">
          <caption class="visually-hidden">
            Each rung of the ladder: the recorded time and yours for all 10,000 images
          </caption>
          <thead>
            <tr>
              <th scope="col">rung</th>
              <th scope="col">recorded</th>
              <th scope="col">yours</th>
              <th scope="col" class="ladder-run">
                <span class="visually-hidden">run one</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rungNames.map((name) => (
              <RungRow
                key={name}
                name={name}
                recorded={recorded.find((rung) => rung.name === name)}
                result={results[name]}
                slowest={slowest}
                isBusy={measuring.isRunning}
                run={() => measure([name])}
              />
            ))}
          </tbody>
        </table>
      </details>
      {where}
    </div>
  );
}

/** Told once the ladder rests. */
function verdictOn(results: Results, isRunning: boolean): string {
  const answered = rungNames.flatMap((name) => {
    const result = results[name];
    return result && 'same' in result ? [result] : [];
  });
  if (isRunning || answered.length === 0) return '';
  const least = Math.min(...answered.map(({ same }) => same));
  const rungs = answered.length === 1 ? 'This rung gives' : `All ${answered.length} rungs give`;
  return `${rungs} the plain answer to ${formatNumber(least)} of 10,000 images, ${formatNumber(answered[0].right)} of them right.`;
}
