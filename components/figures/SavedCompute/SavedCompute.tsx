// Live part: choose what differs, choose a run, and train it again in this tab.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { Select } from '#components/controls/Select.tsx';
import { FactTable } from '#components/controls/Table.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { RunControls } from '#components/controls/LiveRun/RunControls.tsx';
import {
  hasEnded,
  isRunning,
  type TrainingView,
} from '#components/controls/LiveRun/training-view.ts';
import { useTraining } from '#components/controls/LiveRun/use-training.ts';
import { Spoken } from '#components/controls/Spoken.tsx';
import { drawSavedCompute, type SavedBar } from '#components/figures/SavedCompute/chart.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { trainingOperations } from '#src/formulas/training-work.ts';
import type { Recipe } from '#src/training/recipe.ts';
import { epochsFor, type SavedGroup } from './groups.ts';

interface Props {
  groups: SavedGroup[];
  /** Shares of the validation images. */
  levels: number[];
  recipe: Recipe;
  /** Images shown to a run that never came there. */
  most: number;
  parameters: number;
  children?: ComponentChildren;
}

/** Other random weights than those of the record. */
const ownSeed = 4;
const trainingImages = 55_000;
const mostEpochs = 12;
const keyOf = (name: string) => name.toLowerCase().replaceAll(' ', '-');

export function SavedCompute({ groups, levels, recipe, most, parameters, children }: Props) {
  const [group, setGroup] = useState(0);
  const [place, setPlace] = useState(2);
  const [changed, setChanged] = useState(false);
  const { view, start, stop, clear } = useTraining();
  const { what, rows } = groups[group];
  const row = rows[place];
  const runs = isRunning(view);
  const bars = useMemo(() => barsOf(groups[group], place), [groups, group, place]);
  const draw = useMemo(() => drawSavedCompute(bars, most), [bars, most]);
  const choose = (nextGroup: number, nextPlace: number) => {
    clear();
    setGroup(nextGroup);
    setPlace(nextPlace);
    setChanged(true);
  };
  return (
    <div class="chart-and-rows saved" data-state={hasEnded(view) ? 'done' : view.state.kind}>
      <LiveChart draw={draw} label={labelOf(groups[group], levels)} changed={changed}>
        {children}
      </LiveChart>
      <FactTable
        head={what}
        columns={[
          ...levels.map((level) => `images until ${formatNumber(level, 'percent-0')}`),
          `operations until ${formatNumber(levels.at(-1)!, 'percent-0')}`,
        ]}
        rows={rows.map(({ name, images }, index) => ({
          name,
          chosen: index === place,
          cells: [
            ...levels.map((level, k) => ({
              fact: `until-${100 * level}-${keyOf(name)}`,
              value: images[k] ?? -1,
              shown: reached(images[k]),
            })),
            {
              shown:
                images[1] === null
                  ? 'never'
                  : formatNumber(trainingOperations(parameters, images[1]), 'power'),
            },
          ],
        }))}
      />
      <div class="controls">
        <Choice
          class="pairs"
          legend="What differs"
          name="saved-group"
          options={groups.map((one, k) => [k, one.what] as const)}
          value={group}
          disabled={runs}
          onValue={(k) => choose(k, Math.min(2, groups[k].rows.length - 1))}
        />
        <Select
          label="Run"
          options={rows.map(({ name }, k) => [k, name] as const)}
          value={place}
          disabled={runs}
          onValue={(k) => choose(group, k)}
        />
      </div>
      <RunControls
        view={view}
        words="Train this run again, here"
        start={() => {
          setChanged(true);
          const epochs = epochsFor(row, trainingImages, mostEpochs);
          start({ recipes: [{ ...recipe, ...row.change, epochs, seed: ownSeed }] });
        }}
        stop={() => stop()}
      />
      <OwnRun view={view} />
      <Spoken lines={[1, 1]}>{sentenceOn(view, levels)}</Spoken>
    </div>
  );
}

const reached = (count: number | null) => (count === null ? 'never' : formatNumber(count));

/** What the reader's own run has reached after each epoch. */
function OwnRun({ view }: { view: TrainingView }) {
  const epochs = view.runs[0]?.epochs ?? [];
  if (epochs.length === 0) return null;
  return (
    <ol
      class="saved-epochs"
      aria-label="Validation images read correctly after each epoch, trained here"
    >
      {epochs.map(({ validation }, epoch) => (
        <li key={epoch}>
          <span>epoch {epoch + 1}</span>
          <Fact name={`saved-own-${epoch + 1}`} value={validation.accuracy} as="percent-2" />
        </li>
      ))}
    </ol>
  );
}

function sentenceOn(view: TrainingView, levels: readonly number[]): string {
  if (view.state.kind === 'stopped') return 'Stopped.';
  if (!hasEnded(view)) return '';
  const [{ epochs, diverged }] = view.runs;
  if (diverged) return diverged;
  const words = levels.map((level) => {
    const epoch = epochs.findIndex(({ validation }) => validation.accuracy >= level);
    const share = formatNumber(level, 'percent-0');
    return epoch < 0 ? `${share} not reached` : `${share} reached by the end of epoch ${epoch + 1}`;
  });
  return `Trained here, from new random weights: ${words.join(', ')}.`;
}

export const barsOf = ({ rows }: SavedGroup, place: number): SavedBar[] =>
  rows.map(({ name, images }, k) => ({ name, images, chosen: k === place }));

export function labelOf({ what, rows }: SavedGroup, levels: readonly number[]): string {
  const write = (images: (number | null)[]) => images.map(reached).join(' and ');
  const shares = levels.map((level) => formatNumber(level, 'percent-0')).join(' and ');
  return `Training images until ${shares}, by ${what}: ${rows.map(({ name, images }) => `${name} ${write(images)}`).join('; ')}.`;
}
