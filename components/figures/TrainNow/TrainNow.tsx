// Live part: trains the book's network from random weights in this tab, and shows it while it happens.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { LiveRun } from '#components/figures/LiveRun/LiveRun.tsx';
import type { BuiltRun } from '#components/figures/LiveRun/numbers.ts';
import { answerSentence } from '#components/controls/LiveRun/sentences.ts';
import { useLiveRun } from '#components/controls/LiveRun/use-live-run.ts';
import { isRunning } from '#components/controls/LiveRun/training-view.ts';
import { readDigit } from '#src/formulas/reading.ts';
import { readNetwork } from '#src/nn/index.ts';
import { digit } from '#src/session/digit.ts';
import type { TrainingRun } from '#src/training/client.ts';
import { type Goal, quickRecipes } from '#src/training/quick-recipes.ts';
import { WeightTiles } from './WeightTiles.tsx';

interface Props {
  /** The run of the build: what the figure shows until the reader trains. */
  built: BuiltRun;
  /** The pictures of the weights as they were built. */
  still?: ComponentChildren;
  /** Steps in one point of the curve. */
  curveWidth: number;
  label: string;
  children?: ComponentChildren;
}

const goals = (Object.keys(quickRecipes).map(Number) as Goal[]).map(
  (goal) => [goal, `${goal} %, ${quickRecipes[goal].epochs} epochs`] as const,
);

export function TrainNow({ built, still, curveWidth, label, children }: Props) {
  const [goal, setGoal] = useState<Goal>(97);
  const live = useLiveRun({ recipe: quickRecipes[goal], learn });
  const { layer, answer } = live.learned ?? {};
  return (
    <LiveRun
      live={live}
      name="train"
      built={built}
      curveWidth={curveWidth}
      label={label}
      goal={goal / 100}
      digits={2}
      resting="You see a run from when this page was built. Train one of your own: it starts from random weights, in this tab."
      answer={answerSentence(answer)}
      lines={[2, 2]}
      picture={
        <WeightTiles weights={layer?.weights} step={layer?.step ?? built.stepCount} still={still} />
      }
      choices={
        <Choice
          class="pairs"
          legend="Goal"
          name="train-goal"
          options={goals}
          value={goal}
          disabled={isRunning(live.view)}
          onValue={(next) => {
            live.clear();
            setGoal(next);
          }}
        />
      }
    >
      {children}
    </LiveRun>
  );
}

/** The picture of the weights; at the end also the reader's digit in the eyes of the best epoch. */
async function learn(run: TrainingRun, which: 'now' | 'best') {
  const [layer, bytes] = await Promise.all([
    run.firstLayerWeights(),
    which === 'best' ? run.weights('best') : undefined,
  ]);
  const pixels = digit.value?.pixels;
  if (!bytes || !pixels) return { layer };
  const { prediction, probabilities } = readDigit(readNetwork(bytes).network, pixels);
  return { layer, answer: { prediction, probability: probabilities[prediction] } };
}
