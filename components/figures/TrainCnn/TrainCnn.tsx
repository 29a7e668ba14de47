// Live part: trains a convolutional network from random weights in this tab, and shows it while it happens.
import type { ComponentChildren } from 'preact';
import { LiveRun } from '#components/figures/LiveRun/LiveRun.tsx';
import { layersTraining } from '#components/controls/LiveRun/layers-training.ts';
import type { BuiltRun } from '#components/figures/LiveRun/numbers.ts';
import { answerSentence } from '#components/controls/LiveRun/sentences.ts';
import { useLiveRun } from '#components/controls/LiveRun/use-live-run.ts';
import type { LayersRecipe } from '#src/training/layers-recipe.ts';
import { Filters } from './Filters.tsx';
import { learn } from './learn.ts';

interface Props {
  /** The recorded run: what the figure shows until the reader trains. */
  built: BuiltRun;
  /** The first layer's filters at its end, one after the other. */
  filters: number[];
  recipe: LayersRecipe;
  /** Steps in one point of the curve. */
  curveWidth: number;
  label: string;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

export function TrainCnn({ built, filters, recipe, curveWidth, label, children }: Props) {
  const live = useLiveRun({ recipe, load: layersTraining, learn, stays: true });
  const { learned, run } = live;
  return (
    <LiveRun
      live={live}
      name="cnn"
      built={built}
      curveWidth={curveWidth}
      label={label}
      // That of the text.
      goal={0.97}
      digits={1}
      resting="Shown is a recorded run. Train one of your own: it starts from random filters, in this tab. The training images are fetched first."
      hint="Watch the filters."
      answer={answerSentence(learned?.answer)}
      steps
      picture={
        <Filters
          filters={learned?.filters ?? filters}
          step={learned ? (run?.progress?.step ?? 0) : built.stepCount}
        />
      }
    >
      {children}
    </LiveRun>
  );
}
