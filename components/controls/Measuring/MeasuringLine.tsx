// What a measurement is doing and how much is left, or how it ended.
import { Button } from '#components/controls/Button.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import type { Measuring } from './useMeasuring.ts';
import type { Running } from './useTask.ts';
import { levelWords } from './words.ts';

interface Props {
  measuring: Pick<Running<never>, 'progress'> & Partial<Pick<Measuring, 'fallbacks'>>;
  retry: () => void;
  /** What the step that is being done is called; its own words where nothing else is said. */
  name?: (what: string) => string;
  /** Which 10,000 images are on their way. */
  images?: string;
}

export function MeasuringLine({
  measuring,
  retry,
  name = (what) => what,
  images = 'test images',
}: Props) {
  const { progress, fallbacks = [] } = measuring;
  return (
    <div class="measuring-line">
      {progress.kind === 'starting' && <Bar share={0} words="starting a worker" />}
      {progress.kind === 'fetching' && (
        <Bar
          share={progress.share}
          words={`fetching 10,000 ${images}: ${Math.round(progress.share * 100)} %`}
        />
      )}
      {progress.kind === 'doing' && (
        <Bar
          share={progress.done / progress.of}
          words={`${name(progress.what)} (${progress.done + 1} of ${progress.of})`}
        />
      )}
      {progress.kind === 'stopped' && (
        <p class="measuring-stopped" role="status">
          {progress.by === 'reader'
            ? 'Stopped. Nothing is running now.'
            : 'Stopped, because another measurement on this page began.'}
        </p>
      )}
      {fallbacks.map(({ level, why }) => (
        <p class="trouble" key={level}>
          {why} So {levelWords[level]} is left out, and the next best does the work.
        </p>
      ))}
      <Trouble sentence={progress.kind === 'failed' ? progress.why : ''} retry={retry} />
    </div>
  );
}

const Bar = ({ share, words }: { share: number; words: string }) => (
  <label class="progress">
    <progress max="1" value={share} />
    <span>{words}</span>
  </label>
);

/** One button for both, so that the focus stays where it is. */
export function MeasureButton({
  measuring,
  start,
  children,
}: {
  measuring: Pick<Running<never>, 'isRunning' | 'stop'>;
  start: () => void;
  children: string;
}) {
  const { isRunning, stop } = measuring;
  return (
    <Button strong turns onClick={isRunning ? stop : start}>
      {isRunning ? 'Stop' : children}
    </Button>
  );
}
