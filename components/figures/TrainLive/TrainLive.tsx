// Live part: train the network step by step, change its rate in mid-run, go back, and run it again on the same images.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Choice } from '#components/controls/Choice.tsx';
import { gpuTraining, missingGpuOfPage } from '#components/controls/LiveRun/gpu-training.ts';
import { useLiveRun } from '#components/controls/LiveRun/use-live-run.ts';
import { drawnOf, isRunning } from '#components/controls/LiveRun/training-view.ts';
import { rest } from '#components/controls/rest.ts';
import { LiveRun } from '#components/figures/LiveRun/LiveRun.tsx';
import type { BuiltRun } from '#components/figures/LiveRun/numbers.ts';
import { gridStrengths, gridTiling } from '#components/figures/WeightGrid/grid.ts';
import { Probabilities } from '#components/pictures/Probabilities/Probabilities.tsx';
import { SignedTiles } from '#components/pictures/SignedTiles/SignedTiles.tsx';
import type { TrainingCurve } from '#src/charts/training.ts';
import { readDigit, type Reading } from '#src/formulas/reading.ts';
import { type Network, readNetwork } from '#src/nn/index.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { useDigitName, useReading } from '#src/session/reading.ts';
import { trainedHere } from '#src/session/trained-here.ts';
import type { TrainingRun } from '#src/training/client.ts';
import { quickRecipes } from '#src/training/quick-recipes.ts';
import type { Recipe } from '#src/training/recipe.ts';

interface Props {
  /** The run of the build: what the figure shows until the reader trains. */
  built: BuiltRun;
  /** Steps in one point of the curve. */
  curveWidth: number;
  label: string;
  /** What its network reads in our example. */
  first: Pick<Reading, 'pixels' | 'prediction' | 'probabilities'>;
  /** The pictures of its weights as they were built. */
  still?: ComponentChildren;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

/** A rate that stays until she changes it, so that what she sees comes from her hand alone. */
const recipe: Recipe = {
  ...quickRecipes[97],
  schedule: 'constant',
  learningRate: 0.1,
  epochs: 4,
};

export function TrainLive({ built, curveWidth, label, first, still, children }: Props) {
  const { pixels } = useReading(first);
  const name = useDigitName();
  const [where, setWhere] = useState<'kernels' | 'gpu'>('kernels');
  const [missing, setMissing] = useState('');
  const [earlier, setEarlier] = useState<TrainingCurve['curve']>();
  const live = useLiveRun({
    recipe,
    load: where === 'gpu' ? gpuTraining : undefined,
    learn,
    stays: true,
  });
  const { view, run, learned } = live;
  const { network, step, strengths } = learned ?? {};
  const answer = useMemo(
    () => (network ? readDigit(network, Uint8Array.from(pixels)) : first),
    [network, pixels, first],
  );
  const runs = isRunning(view);
  const words = `The weights into all hidden neurons after step ${formatNumber(step ?? built.stepCount)}, each a picture of 28 × 28 weights: blue positive, orange negative.`;
  const choosePlace = async (next: typeof where) => {
    const why = next === 'gpu' ? await missingGpuOfPage() : '';
    setMissing(why);
    if (why) return;
    live.clear();
    setWhere(next);
  };
  const walk = (steps: number) => (run ? live.step(steps) : live.begin(steps));
  const canWalk = view.state.kind === 'resting' || view.state.kind === 'paused';
  return (
    <div class="train-live">
      <LiveRun
        live={live}
        name="live"
        built={built}
        curveWidth={run ? widthFor(run.progress?.step ?? 0) : curveWidth}
        label={label}
        earlier={earlier}
        goal={0.97}
        digits={1}
        resting="You see a run from when this page was built, two epochs long, with a rate that falls. Yours begins with random weights, in this tab; the training images are fetched when you press the button."
        answer={run?.ready?.note}
        lines={[3, 5]}
        steps
        rates={[0.001, 10]}
        picture={
          <div class="train-picture">
            <div class="live-tiles signed-tiles" role="img" aria-label={words}>
              <SignedTiles tiling={gridTiling} strengths={strengths} still={still} />
            </div>
            <p class="label">Its answer to {name}:</p>
            <Probabilities
              probabilities={answer.probabilities}
              prediction={answer.prediction}
              name="live-probability"
            />
          </div>
        }
        more={
          <>
            {[10, 100, 1000].map((steps) => (
              <Button key={steps} disabled={!canWalk} onClick={() => walk(steps)}>
                {formatNumber(steps)} steps
              </Button>
            ))}
            <Button
              disabled={!run}
              onClick={() => {
                setEarlier(drawnOf(run, widthFor(run!.progress?.step ?? 0)).curve);
                live.again();
              }}
            >
              Again: the same images in the same order
            </Button>
          </>
        }
        choices={
          <div>
            <Choice
              legend="Where it runs"
              name="train-live-where"
              options={[
                ['kernels', 'processor'],
                ['gpu', 'graphics processor'],
              ]}
              value={where}
              disabled={runs}
              onValue={(next) => void choosePlace(next)}
            />
            <p class="label" role="status">
              {missing}
            </p>
          </div>
        }
      >
        {children}
      </LiveRun>
    </div>
  );
}

/** A short run shows each of its steps, a long one means of some. */
const widthFor = (step: number) => Math.max(1, Math.ceil(step / 120));

async function learn(
  run: TrainingRun,
  which: 'now' | 'best',
): Promise<{ network: Network; step: number; strengths: Float32Array }> {
  const { step } = run.progress!;
  const { network } = readNetwork(await run.weights(which));
  await rest();
  const strengths = gridStrengths(network.layers[0]);
  await rest();
  trainedHere.value = { network, step };
  return { network, step, strengths };
}
