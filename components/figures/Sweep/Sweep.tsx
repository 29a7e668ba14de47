// Live part of both sweeps: choose a point, read its numbers, and train it again in this tab.
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { Facts } from '#components/controls/Fact.tsx';
import { ListSlider } from '#components/controls/Slider.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { RunControls } from '#components/controls/LiveRun/RunControls.tsx';
import { hasEnded, isRunning } from '#components/controls/LiveRun/training-view.ts';
import { useTraining } from '#components/controls/LiveRun/use-training.ts';
import { Spoken } from '#components/controls/Spoken.tsx';
import { drawSweep, type SweepPoint } from '#components/figures/Sweep/chart.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { Recipe } from '#src/training/recipe.ts';

interface Props {
  /** Begins the names of its values, such as "width". */
  name: string;
  /** What the slider chooses, as its label and as the axis says it. */
  what: string;
  points: (SweepPoint & { validation: number; recipe: Partial<Recipe> })[];
  /** The place it shows first. */
  first: number;
  recipe: Recipe;
  /** Which epoch counts, as in the record. */
  epoch: 'last' | 'best';
  label: string;
  children?: ComponentChildren;
}

const ownLine = { label: 'validation images read correctly, trained here' };

/** Other random weights than those of the record. */
const ownSeed = 4;

export function Sweep({ name, what, points, first, recipe, epoch, label, children }: Props) {
  const [place, setPlace] = useState(first);
  const [changed, setChanged] = useState(false);
  const [asked, setAsked] = useState(0);
  const [own, setOwn] = useState<{ at: number; validation: number }[]>([]);
  const { view, start, stop } = useTraining();
  const { at, training, validation, test, recipe: change } = points[place];
  const runs = isRunning(view);
  const ended = hasEnded(view);

  useEffect(() => {
    if (!ended) return;
    const shares = view.runs[0].epochs.map((one) => one.validation.accuracy);
    const found = epoch === 'best' ? Math.max(...shares) : shares.at(-1)!;
    const mark = { at: asked, validation: found };
    setOwn((before) => [...before.filter((one) => one.at !== asked), mark]);
  }, [ended, asked, epoch]);

  const draw = useMemo(
    () => drawSweep({ points, chosen: at, axis: what, own }),
    [points, at, what, own],
  );
  const mine = own.find((one) => one.at === at);
  const move = (next: number) => {
    setPlace(next);
    setChanged(true);
  };
  return (
    <div class="stage-side" data-state={ended ? 'done' : view.state.kind}>
      <LiveChart class="chart-frame" draw={draw} label={label} changed={changed}>
        {children}
      </LiveChart>
      <Facts
        class="side"
        rows={[
          { label: 'training images read correctly', fact: `${name}-training`, value: training },
          {
            label: 'validation images read correctly',
            fact: `${name}-validation`,
            value: validation,
          },
          { label: 'test images read correctly', fact: `${name}-test`, value: test },
          ...(mine ? [{ ...ownLine, fact: `${name}-own`, value: mine.validation }] : []),
        ].map((row) => ({ ...row, as: 'percent-2' }))}
      />
      <div class="controls">
        <ListSlider
          label={what}
          values={points.map((point) => point.at)}
          index={place}
          disabled={runs}
          words={formatNumber}
          fact={`${name}-at`}
          onIndex={move}
        />
      </div>
      <RunControls
        view={view}
        words="Train this point again, here"
        start={() => {
          setAsked(at);
          setChanged(true);
          start({ recipes: [{ ...recipe, ...change, seed: ownSeed }] });
        }}
        stop={() => stop()}
      />
      <Spoken lines={[1, 1]}>{sentenceOf(view.state.kind, mine)}</Spoken>
    </div>
  );
}

function sentenceOf(kind: string, mine: { validation: number } | undefined): string {
  if (kind === 'training') return 'Training from new random weights.';
  if (kind === 'stopped') return 'Stopped.';
  if (!mine) return '';
  return `Trained here: ${formatNumber(mine.validation, 'percent-2')} of the validation images are right. It is the round mark in the chart.`;
}
