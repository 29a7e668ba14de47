// The numbers of a run: those of the build until the reader's own come.
import { formatNumber, type NumberStyle } from '#src/numbers/format.ts';
import type { TrainingView } from './use-training.ts';

interface Props {
  view: TrainingView;
  built: { accuracy: number; stepCount: number; curve: readonly { loss: number }[] };
}

export function RunNumbers({ view, built }: Props) {
  const { progress, epochs, seconds, secondsToGoal, goal } = view;
  const isOwn = progress !== undefined;
  const accuracy = isOwn ? epochs.at(-1)?.accuracy : built.accuracy;
  return (
    <dl class="train-numbers">
      <Line name="steps" fact="train-step" value={progress?.step ?? built.stepCount} />
      <Line
        name="loss, mean of some batches"
        fact="train-loss"
        value={isOwn ? progress.smoothLoss : built.curve.at(-1)!.loss}
        as="fixed-3"
      />
      <Line
        name="validation images right"
        fact="train-accuracy"
        value={accuracy}
        as="percent-2"
        strong
      />
      {isOwn && (
        <>
          <Line
            name="seconds of training"
            fact="train-seconds"
            value={seconds}
            as="fixed-2"
            strong
          />
          <Line
            name={`seconds to ${goal} %`}
            fact="train-seconds-to-goal"
            value={secondsToGoal}
            as="fixed-2"
          />
          <Line
            name="images a second"
            fact="train-images-per-second"
            value={Math.round(progress.imagesPerSecond)}
          />
        </>
      )}
    </dl>
  );
}

interface LineProps {
  name: string;
  fact: string;
  /** Undefined or no number: not known yet. */
  value: number | undefined;
  as?: NumberStyle;
  strong?: boolean;
}

function Line({ name, fact, value, as = 'integer', strong = false }: LineProps) {
  const isKnown = value !== undefined && Number.isFinite(value);
  return (
    <div class={strong ? 'strong' : ''}>
      <dt>{name}</dt>
      <dd>
        <data data-name={fact} value={isKnown ? String(value) : ''}>
          {isKnown ? formatNumber(value, as) : '…'}
        </data>
      </dd>
    </div>
  );
}
