// Live part: choose how many images and which means; the curve and its row stand out.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { drawRegularisation } from '#components/figures/RegularisationBench/chart.ts';
import type { MeansName } from '#src/records/experiments/regularisation.ts';
import { formatNumber, type NumberStyle } from '#src/numbers/format.ts';
import { type BenchRun, linesOf, meansNames } from './runs.ts';

interface Props {
  benches: { trainCount: number; runs: BenchRun[] }[];
  labels: string[];
  children?: ComponentChildren;
}

export function RegularisationBench({ benches, labels, children }: Props) {
  const [place, setPlace] = useState(0);
  const [chosen, setChosen] = useState<MeansName>('none');
  const [changed, setChanged] = useState(false);
  const { runs, trainCount } = benches[place];
  const draw = useMemo(() => drawRegularisation(linesOf(runs, chosen)), [runs, chosen]);
  return (
    <div class="bench">
      <LiveChart draw={draw} label={labels[place]} changed={changed}>
        {children}
      </LiveChart>
      <div class="bench-table">
        <table>
          <thead>
            <tr>
              <th scope="col">{formatNumber(trainCount)} images</th>
              <th scope="col">test images right</th>
              <th scope="col">test loss</th>
              <th scope="col">right, stopped early</th>
              <th scope="col">loss, stopped early</th>
              <th scope="col">stop after epoch</th>
            </tr>
          </thead>
          <tbody>
            {runs.map(({ means, last, stopped, epochs }) => (
              <tr key={means} class={means === chosen ? 'chosen' : ''}>
                <th scope="row">{meansNames[means]}</th>
                <Cell
                  name={`${means}-accuracy`}
                  words="test images right"
                  value={last.accuracy}
                  as="percent-2"
                />
                <Cell name={`${means}-loss`} words="test loss" value={last.loss} as="fixed-3" />
                <Cell
                  name={`${means}-stopped-accuracy`}
                  words="right, stopped early"
                  value={stopped.accuracy}
                  as="percent-2"
                />
                <Cell
                  name={`${means}-stopped-loss`}
                  words="loss, stopped early"
                  value={stopped.loss}
                  as="fixed-3"
                />
                <td data-words="stop after epoch">
                  <span>
                    <data data-name={`bench-${means}-epoch`} value={String(stopped.epoch)}>
                      {stopped.epoch}
                    </data>{' '}
                    of {epochs}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <div class="controls">
        <fieldset class="choice">
          <legend>Training images</legend>
          {benches.map((bench, k) => (
            <label key={bench.trainCount}>
              <input
                type="radio"
                name="bench-images"
                checked={k === place}
                onChange={() => {
                  setPlace(k);
                  setChanged(true);
                }}
              />
              {formatNumber(bench.trainCount)}
            </label>
          ))}
        </fieldset>
        <label class="bench-means">
          <span>Curve of</span>
          <select
            value={chosen}
            onChange={(event) => {
              setChosen(event.currentTarget.value as MeansName);
              setChanged(true);
            }}
          >
            {runs.map(({ means }) => (
              <option key={means} value={means}>
                {meansNames[means]}
              </option>
            ))}
          </select>
        </label>
      </div>
    </div>
  );
}

interface CellProps {
  name: string;
  /** Its column's, for a phone, where each run is a list. */
  words: string;
  value: number;
  as: NumberStyle;
}

const Cell = ({ name, words, value, as }: CellProps) => (
  <td data-words={words}>
    <data data-name={`bench-${name}`} value={String(value)}>
      {formatNumber(value, as)}
    </data>
  </td>
);
