// Live part: one disturbance and how far it goes; the curves, the picture and the five answers follow.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Slider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { FactTable } from '#components/controls/Table.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { type Raced, raced, styles } from '#components/figures/Race/five-networks.ts';
import { type Answers, useAnswers } from '#components/figures/Race/use-answers.ts';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { useYourPixels } from '#components/pictures/PixelGrid/your-pixels.ts';
import { amounts, type Disturbance, disturb } from '#src/formulas/disturbed.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { useDigitName } from '#src/session/reading.ts';
import { type Curves, drawDisturbed } from './chart.ts';

interface Props {
  first: Uint8Array;
  /** To `first`, disturbed as the figure shows it first. */
  firstAnswers: Answers;
  curves: Record<Disturbance, Curves>;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

const kinds: [Disturbance, string][] = [
  ['shift', 'Move it'],
  ['turn', 'Turn it'],
  ['noise', 'Add noise'],
];

/** What the page is built with: three pixels to the right. */
export const start = { kind: 'shift', place: 3 } as const;

export function MoveIt({ first, firstAnswers, curves, children }: Props) {
  const yours = useYourPixels(first);
  const digitName = useDigitName();
  const [kind, setKind] = useState<Disturbance>(start.kind);
  const [places, setPlaces] = useState({ shift: start.place as number, turn: 0, noise: 0 });
  const [changed, setChanged] = useState(false);
  const place = places[kind];
  const amount = amounts[kind][place];
  const pixels = useMemo(() => disturb(yours, kind, amount), [yours, kind, amount]);
  const built = useMemo(() => disturb(first, start.kind, amounts.shift[start.place]), [first]);
  const isBuilt = yours === first && kind === start.kind && place === start.place;
  const shown = isBuilt ? built : pixels;
  const { part: answers, trouble } = useAnswers(shown, { key: built, part: firstAnswers });
  const draw = useMemo(
    () => drawDisturbed(kind, amounts[kind], curves[kind], place),
    [kind, curves, place],
  );
  const words = amountWords(kind, amount);
  return (
    <div class="stage-side move-it">
      <LiveChart
        class="chart-frame"
        draw={draw}
        label={labelFor(kind, place, curves)}
        changed={changed}
      >
        {children}
      </LiveChart>
      <div class="side">
        <div class="move-it-digit">
          <Picture class="yours" values={shown} largest={255} label={`${digitName}, ${words}`} />
          <Spoken as="p" class="label" lines={[2, 2]}>
            {digitName}, {words}
          </Spoken>
        </div>
      </div>
      <div class="move-it-rows">
        <FactTable
          head="network"
          columns={['reads it as', 'probability', 'test images correct']}
          rows={raced.map((name) => ({
            name: styles[name].name,
            cells: [
              { fact: `moved-answer-${name}`, value: answers[name].prediction },
              {
                fact: `moved-probability-${name}`,
                value: answers[name].probability,
                as: 'probability',
              },
              { fact: `moved-right-${name}`, value: curves[kind][name][place], as: 'percent-1' },
            ],
          }))}
        />
      </div>
      <div class="controls">
        <Choice
          legend="Disturbance"
          quiet
          name="move-it-kind"
          options={kinds}
          value={kind}
          onValue={(value) => {
            setKind(value);
            setChanged(true);
          }}
        />
        <Slider
          label="How far"
          min={0}
          max={amounts[kind].length - 1}
          value={place}
          spoken={words}
          shown={words}
          onValue={(value) => {
            setPlaces((before) => ({ ...before, [kind]: value }));
            setChanged(true);
          }}
        />
      </div>
      <Trouble {...trouble} />
    </div>
  );
}

export function amountWords(kind: Disturbance, amount: number): string {
  if (kind === 'shift') return amount === 1 ? 'moved by 1 pixel' : `moved by ${amount} pixels`;
  if (kind === 'turn') return `turned by ${amount}°`;
  return `noise of ${formatNumber(amount, 'fixed-1')}`;
}

export function labelFor(
  kind: Disturbance,
  place: number,
  curves: Record<Disturbance, Curves>,
): string {
  const shares = raced.map(
    (name: Raced) => `${styles[name].name} ${formatNumber(curves[kind][name][place], 'percent-1')}`,
  );
  return `Test images read correctly, ${amountWords(kind, amounts[kind][place])}: ${shares.join(', ')}.`;
}
