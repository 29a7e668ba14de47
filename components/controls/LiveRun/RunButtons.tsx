// The buttons of one run in a figure: train, stop, pause, go on, one step.
import { Button } from '#components/controls/Button.tsx';
import { isRunning, type TrainingView } from './training-view.ts';

interface Props {
  view: Pick<TrainingView, 'state'>;
  /** On the first button before the first run. */
  words: string;
  begin: () => void;
  /** Before the first run it begins one. */
  step?: () => void;
  pause: () => void;
  resume: () => void;
  stop: () => void;
}

/** The first button is one and the same in every state, so that a reader with a keyboard keeps her place. */
export function RunButtons({ view, words, begin, step, pause, resume, stop }: Props) {
  const { kind } = view.state;
  const runs = isRunning(view);
  const start = kind === 'resting' ? words : 'Train again, from new random weights';
  return (
    <>
      <Button strong turns onClick={runs ? stop : begin}>
        {runs ? 'Stop' : start}
      </Button>
      {runs && (
        <Button disabled={kind === 'starting'} onClick={kind === 'paused' ? resume : pause}>
          {kind === 'paused' ? 'Go on' : 'Pause'}
        </Button>
      )}
      {step && (
        <Button disabled={kind !== 'resting' && kind !== 'paused'} onClick={step}>
          One step
        </Button>
      )}
    </>
  );
}
