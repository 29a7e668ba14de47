// The button that trains and stops, how far it is, and what went wrong.
import { Button } from '#components/controls/Button.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { isRunning, type TrainingView } from './training-view.ts';

interface Props {
  view: Pick<TrainingView, 'state' | 'share'>;
  /** On the button, while nothing runs. */
  words: string;
  start: () => void;
  stop: () => void;
  disabled?: boolean;
}

/** One button in every state, so that a reader with a keyboard keeps her place. */
export function RunControls({ view, words, start, stop, disabled = false }: Props) {
  const { state, share } = view;
  const runs = isRunning(view);
  const percent = Math.round(share * 100);
  return (
    <>
      <div class="controls">
        <Button strong turns disabled={disabled && !runs} onClick={runs ? stop : start}>
          {runs ? 'Stop' : words}
        </Button>
        {runs && (
          <label class="progress">
            <progress max="1" value={share} />
            <span>
              {state.kind === 'starting' ? 'fetching the images' : 'training'}: {percent} %
            </span>
          </label>
        )}
      </div>
      <Trouble sentence={state.kind === 'failed' ? state.why : ''} retry={start} />
    </>
  );
}
