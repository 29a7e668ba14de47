// Live part: choose a rate and follow its loss; measure the largest curvature of a network in this tab.
import type { ComponentChildren } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Choice } from '#components/controls/Choice.tsx';
import { Facts } from '#components/controls/Fact.tsx';
import { ListSlider } from '#components/controls/Slider.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { LiveChart } from '#components/pictures/Chart/LiveChart.tsx';
import { rateBound } from '#src/formulas/bowl.ts';
import { initialNetwork, shippedRecipe } from '#src/training/recipe.ts';
import { formatNumber } from '#src/numbers/format.ts';
import type { CatapultRun } from '#src/records/experiments/catapult.ts';
import { loadNetwork } from '#src/session/network.ts';
import { trainedHere } from '#src/session/trained-here.ts';
import { drawCatapult } from './chart.ts';
import { type LiveCurvature, useLiveCurvature } from './live-curvature.ts';

interface Props {
  images: number;
  risesIn: number;
  steps: number[];
  looks: number[];
  runs: CatapultRun[];
  /** The largest at the start. */
  curvature: number;
  /** The chart as it was built. */
  children?: ComponentChildren;
}

/** Chosen before the reader has moved anything: a rate below the bound. */
export const firstRun = 1;

export function Catapult(props: Props) {
  const { images, risesIn, steps, looks, runs, curvature, children } = props;
  const [place, setPlace] = useState(firstRun);
  const run = runs[place]!;
  const draw = useMemo(() => drawCatapult(steps, runs, place), [steps, runs, place]);
  return (
    <div class="stage-side">
      <LiveChart class="chart-frame" draw={draw} label={chartSentence(steps, run)}>
        {children}
      </LiveChart>
      <Facts
        class="side"
        rows={[
          {
            label: 'curvature λ at the start',
            fact: 'catapult-curvature',
            value: curvature,
            as: 'fixed-2',
          },
          {
            label: 'a bowl’s bound',
            fact: 'catapult-bound',
            value: rateBound(curvature),
            as: 'fixed-2',
          },
          {
            label: `rises in the first ${risesIn} steps`,
            fact: 'catapult-rises',
            value: run.rises,
            strong: true,
          },
          {
            label: 'highest loss',
            fact: 'catapult-highest',
            value: run.highest,
            as: 'significant-3',
          },
          {
            label: `loss after ${steps.at(-1)!} steps`,
            fact: 'catapult-last',
            value: run.loss.at(-1)!,
            as: 'significant-3',
          },
          { label: 'neurons always silent', fact: 'catapult-dead', value: run.dead },
        ]}
      />
      <div class="controls">
        <ListSlider
          label="Learning rate"
          values={runs.map(({ learningRate }) => learningRate)}
          index={place}
          fact="catapult-rate"
          onIndex={setPlace}
        />
      </div>
      <Spoken lines={[2, 4]}>{sentenceOn(run, looks, curvature)}</Spoken>
      <Measure images={images} />
    </div>
  );
}

type Which = 'start' | 'book' | 'yours';

/** The largest curvature of a network that the reader chooses, in her tab. */
function Measure({ images }: { images: number }) {
  const [which, setWhich] = useState<Which>('start');
  const [seed, setSeed] = useState(4);
  const { live, measure, stop } = useLiveCurvature(images);
  const own = trainedHere.value;
  const runs = live.state === 'fetching' || live.state === 'working';
  const found = live.curvatures.at(-1);
  const networks: Record<Which, () => ReturnType<typeof loadNetwork>> = {
    start: async () => initialNetwork({ ...shippedRecipe, seed }),
    book: () => loadNetwork(),
    yours: async () => own!.network,
  };
  const start = () => {
    if (which === 'start') setSeed(seed + 1);
    void measure(networks[which]);
  };
  return (
    <div class="curvature-live">
      <div class="controls">
        <Choice
          legend="Measure a network in this tab"
          name="catapult-network"
          options={[
            ['start', 'untrained'],
            ['book', 'the book’s'],
            ...(own ? [['yours', `yours, step ${formatNumber(own.step)}`] as const] : []),
          ]}
          value={which}
          disabled={runs}
          onValue={setWhich}
        />
        <Button strong onClick={runs ? stop : start}>
          {runs ? 'Stop' : 'Measure its curvature'}
        </Button>
      </div>
      {runs && (
        <label class="progress">
          <progress max="1" value={live.share} />
          <span>
            {live.state === 'fetching'
              ? 'fetching training images'
              : 'asking how the gradient changes'}
            : {Math.round(live.share * 100)} %
          </span>
        </label>
      )}
      <Trouble sentence={live.trouble} retry={start} />
      {found !== undefined && (
        <Facts
          rows={[
            { label: 'largest curvature λ', fact: 'live-curvature', value: found, as: 'fixed-2' },
            {
              label: 'a bowl’s bound for the rate',
              fact: 'live-bound',
              value: rateBound(found),
              as: 'fixed-2',
              strong: true,
            },
          ]}
        />
      )}
      <Spoken lines={[1, 2]}>{liveSentence(live)}</Spoken>
    </div>
  );
}

function liveSentence({ state, curvatures }: LiveCurvature): string {
  if (state === 'resting') return 'Some training images are fetched when you press the button.';
  if (state !== 'done') return '';
  const [last, before] = [curvatures.at(-1)!, curvatures.at(-2)!];
  const change = Math.abs(last - before) / last;
  return `After ${curvatures.length} rounds the number still changes by ${formatNumber(change, 'percent-1')} a round.`;
}

export const chartSentence = (steps: readonly number[], run: CatapultRun): string =>
  `At a rate of ${run.learningRate} the loss goes from ${formatNumber(run.loss[0]!, 'fixed-2')} to ${formatNumber(run.loss.at(-1)!, 'significant-3')} in ${steps.at(-1)!} steps; its highest value is ${formatNumber(run.highest, 'significant-3')}.`;

function sentenceOn(
  { learningRate, rises, curvature = [] }: CatapultRun,
  looks: readonly number[],
  atStart: number,
): string {
  const bound = rateBound(atStart);
  const way =
    rises === 0
      ? 'The loss never rises.'
      : learningRate > bound
        ? 'The first steps go up and down.'
        : 'The loss rises now and then.';
  if (curvature.length === 0) return way;
  const [last, most] = [curvature.at(-1)!, Math.max(...curvature)];
  const top = most > 1.2 * atStart ? `, up to ${formatNumber(most, 'fixed-1')},` : '';
  return `${way} The largest curvature goes from ${formatNumber(atStart, 'fixed-1')}${top} to ${formatNumber(last, 'fixed-1')} by step ${looks.at(-1)!}, so the bound there is ${formatNumber(rateBound(last), 'fixed-2')}.`;
}
