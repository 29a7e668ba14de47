// Live part: choose how many images and which means; the curve and its row stand out.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Select } from '#components/controls/Select.tsx';
import { FactTable } from '#components/controls/Table.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { drawRegularisation } from '#components/figures/RegularisationBench/chart.ts';
import type { MeansName } from '#src/records/experiments/regularisation.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { type BenchRun, linesOf, meansNames } from './runs.ts';

interface Props {
  benches: { trainCount: number; runs: BenchRun[] }[];
  labels: string[];
  children?: ComponentChildren;
}

const columns = [
  'test images read correctly',
  'test loss',
  'right, stopped early',
  'loss, stopped early',
  'stop after epoch',
];

export function RegularisationBench({ benches, labels, children }: Props) {
  const [place, setPlace] = useState(0);
  const [chosen, setChosen] = useState<MeansName>('none');
  const [changed, setChanged] = useState(false);
  const { runs, trainCount } = benches[place];
  const draw = useMemo(() => drawRegularisation(linesOf(runs, chosen)), [runs, chosen]);
  return (
    <div class="chart-and-rows bench">
      <LiveChart draw={draw} label={labels[place]} changed={changed}>
        {children}
      </LiveChart>
      <FactTable
        head={`${formatNumber(trainCount)} images`}
        columns={columns}
        rows={runs.map(({ means, last, stopped, epochs }) => ({
          name: meansNames[means],
          chosen: means === chosen,
          cells: [
            { fact: `bench-${means}-accuracy`, value: last.accuracy, as: 'percent-2' },
            { fact: `bench-${means}-loss`, value: last.loss, as: 'fixed-3' },
            { fact: `bench-${means}-stopped-accuracy`, value: stopped.accuracy, as: 'percent-2' },
            { fact: `bench-${means}-stopped-loss`, value: stopped.loss, as: 'fixed-3' },
            { fact: `bench-${means}-epoch`, value: stopped.epoch, after: ` of ${epochs}` },
          ],
        }))}
      />
      <div class="controls">
        <Choice
          legend="Training images"
          name="bench-images"
          options={benches.map((bench, k) => [k, formatNumber(bench.trainCount)] as const)}
          value={place}
          onValue={(k) => {
            setPlace(k);
            setChanged(true);
          }}
        />
        <Select
          label="Curve of"
          options={runs.map(({ means }) => [means, meansNames[means]] as const)}
          value={chosen}
          onValue={(means) => {
            setChosen(means);
            setChanged(true);
          }}
        />
      </div>
    </div>
  );
}
