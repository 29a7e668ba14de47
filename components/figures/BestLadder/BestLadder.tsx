// Live part: one way to disturb the pictures; the chart's second panel and two answers to one digit follow it.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Choice } from '#components/controls/Choice.tsx';
import { FactTable } from '#components/controls/Table.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched } from '#components/controls/use-fetched.ts';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { useYourPixels } from '#components/pictures/PixelGrid/your-pixels.ts';
import type { Answer } from '#src/formulas/answer.ts';
import type { Disturbance } from '#src/formulas/disturbed.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { digitName } from '#src/session/digit-name.ts';
import { loadNetwork } from '#src/session/network.ts';
import { drawLadder, type LadderRow } from './chart.ts';
import {
  type BothAnswers,
  disturbedPixels,
  kinds,
  pairNames,
  readBoth,
  type RungShares,
  steps,
} from './kinds.ts';

interface Props {
  first: Uint8Array;
  /** To `first`, for each way to disturb it. */
  firstAnswers: readonly BothAnswers[];
  rungs: readonly RungShares[];
  /** Of the best network's file. */
  bytes: number;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

const names = { book: 'our network', best: 'the best' };

export function BestLadder({ first, firstAnswers, rungs, bytes, children }: Props) {
  const yours = useYourPixels(first);
  const [kind, setKind] = useState<Disturbance>(kinds[0]);
  const [changed, setChanged] = useState(false);
  const [asked, setAsked] = useState(false);
  const ofFirst = firstAnswers[kinds.indexOf(kind)];
  // Our example has its answers from the build, whichever way it is disturbed.
  const wanted = asked ? yours : first;
  const fetched = useFetched(
    [wanted, kind] as const,
    { key: [first, kind] as const, part: ofFirst },
    load,
  );
  const [shownPixels, shownKind] = wanted === first ? [first, kind] : fetched.key;
  const answers = wanted === first ? ofFirst : fetched.part;
  const isYours = shownPixels !== first;
  const name = digitName(isYours);
  const disturbed = useMemo(
    () => disturbedPixels(shownPixels, shownKind),
    [shownPixels, shownKind],
  );
  const rows = useMemo(() => rowsFor(rungs, kind), [rungs, kind]);
  const draw = useMemo(() => drawLadder(rows, steps[kind].words), [rows, kind]);
  const { words } = steps[shownKind];
  return (
    <div class="stage-side best-ladder">
      <LiveChart class="chart-frame" draw={draw} label={labelFor(rungs, kind)} changed={changed}>
        {children}
      </LiveChart>
      <div class="side stage-pictures labelled">
        {(
          [
            [shownPixels, name],
            [disturbed, words],
          ] as const
        ).map(([values, label], place) => (
          <div key={place}>
            <Picture
              class={isYours ? 'yours' : undefined}
              values={values}
              largest={255}
              label={place === 0 ? name : `${name}, ${words}`}
            />
            <p class="label">{label}</p>
          </div>
        ))}
      </div>
      <div class="controls">
        <Choice
          legend="Disturbance"
          quiet
          name="best-ladder-kind"
          options={kinds.map((each) => [each, steps[each].choice] as const)}
          value={kind}
          onValue={(value) => {
            setKind(value);
            setChanged(true);
          }}
        />
        {yours !== first && !asked && (
          <Button strong onClick={() => setAsked(true)}>
            Let both read your digit ({formatNumber(Math.round(bytes / 1000))} KB)
          </Button>
        )}
      </div>
      <div class="chart-and-rows">
        <FactTable
          head="network"
          columns={['reads it as', 'probability', 'disturbed, reads it as', 'probability then']}
          rows={pairNames.map((network) => ({
            name: names[network],
            cells: [
              ...cellsOf(`ladder-${network}`, answers.asItIs[network]),
              ...cellsOf(`ladder-disturbed-${network}`, answers.disturbed[network]),
            ],
          }))}
        />
      </div>
      <Trouble {...fetched.trouble} />
    </div>
  );
}

const cellsOf = (fact: string, { prediction, probability }: Answer) => [
  { fact: `${fact}-answer`, value: prediction },
  { fact: `${fact}-probability`, value: probability, as: 'probability' as const },
];

async function load([pixels, kind]: readonly [Uint8Array, Disturbance]): Promise<BothAnswers> {
  const [book, best] = await Promise.all([loadNetwork(), loadNetwork('best')]);
  return readBoth({ book, best }, pixels, kind);
}

export const rowsFor = (rungs: readonly RungShares[], kind: Disturbance): LadderRow[] =>
  rungs.map(({ name, tests, disturbed }) => ({ name, tests, disturbed: disturbed[kind] }));

export function labelFor(rungs: readonly RungShares[], kind: Disturbance): string {
  const mean = (shares: readonly number[]) =>
    formatNumber(shares.reduce((sum, share) => sum + share, 0) / shares.length, 'percent-1');
  const each = rungs.map(
    ({ name, tests, disturbed }) => `${name} ${mean(tests)} and ${mean(disturbed[kind])}`,
  );
  return `Test images read correctly, as they are and with ${steps[kind].words}: ${each.join('; ')}.`;
}
