// A small training run with a word for each of its states: started, paused, stepped, stopped, begun again.
import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import type { TrainingRun } from '#src/training/client.ts';
import { type Recipe, shippedRecipe } from '#src/training/recipe.ts';

const recipe: Recipe = { ...shippedRecipe, trainCount: 5000, validationCount: 1000, epochs: 100 };

/** What is shown of a run, copied so that a change is seen. */
function glance({ state, progress, ready }: TrainingRun) {
  return { state, progress, ready };
}

type Glance = Partial<ReturnType<typeof glance>>;

function sentenceOf({ state, progress, ready }: Glance): string {
  switch (state?.kind) {
    case undefined:
      return 'No run has been started.';
    case 'starting':
      return 'Starting: the images are on their way.';
    case 'training':
      return `Training at the level ${ready?.level}.`;
    case 'paused':
      return `Paused after step ${progress?.step ?? 0}.`;
    case 'done':
      return `Done, after ${recipe.epochs} epochs.`;
    case 'stopped':
      return 'Stopped: the worker is gone.';
    default:
      return '';
  }
}

const rate = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

function Numbers({ progress }: Glance) {
  if (!progress) return <p>Step 0</p>;
  const { epoch, step, stepCount, smoothLoss, imagesPerSecond, secondsLeft } = progress;
  return (
    <p>
      Epoch {epoch}, step <data data-name="training-step" value={step}>{step}</data> of {stepCount}
      {step > 0 && `, loss ${smoothLoss.toFixed(3)}`}, {rate.format(imagesPerSecond)} images a
      second, {rate.format(secondsLeft)} s left
    </p>
  ); // oxfmt-ignore
}

export function TestbedTraining() {
  const run = useRef<TrainingRun>();
  const [shown, setShown] = useState<Glance>({});
  useEffect(() => () => run.current?.stop(), []);
  async function start() {
    const { trainHere } = await import('#src/session/training-worker.ts');
    run.current?.stop();
    run.current = trainHere(recipe, { onChange: (changed) => setShown(glance(changed)) });
    setShown(glance(run.current));
  }
  const { state, progress } = shown;
  const kind = state?.kind;
  const isRunning = kind === 'training';
  const canGoOn = isRunning || kind === 'paused';
  const why = state?.kind === 'failed' || state?.kind === 'diverged' ? state.why : '';
  return (
    <div class="training-run" data-state={kind ?? 'resting'}>
      <Spoken>{sentenceOf(shown)}</Spoken>
      <Trouble sentence={why} retry={() => void start()} />
      <Numbers progress={progress} />
      <progress
        aria-label="Of the run"
        max={progress?.stepCount ?? 1}
        value={progress?.step ?? 0}
      />
      <div class="row">
        <Button strong onClick={() => void start()}>
          Start
        </Button>
        <Button
          disabled={!canGoOn}
          onClick={() => (isRunning ? run.current?.pause() : run.current?.resume())}
        >
          {isRunning || kind !== 'paused' ? 'Pause' : 'Go on'}
        </Button>
        <Button disabled={!canGoOn} onClick={() => run.current?.step()}>
          One step
        </Button>
        <Button
          disabled={!kind || kind === 'stopped' || kind === 'failed'}
          onClick={() => run.current?.stop()}
        >
          Stop
        </Button>
      </div>
    </div>
  );
}
