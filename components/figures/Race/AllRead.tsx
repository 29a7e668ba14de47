// The button that lets all five networks read all test images in a worker of this page, and what came of it.
import { useState } from 'preact/hooks';
import { Fact } from '#components/controls/Fact.tsx';
import { loadMeasuringLayers } from '#components/controls/Measuring/load-measuring-layers.ts';
import { MeasureButton, MeasuringLine } from '#components/controls/Measuring/MeasuringLine.tsx';
import { type Measuring, useMeasuringBy } from '#components/controls/Measuring/useMeasuring.ts';
import { levelWords } from '#components/controls/Measuring/words.ts';
import { Spoken } from '#components/controls/Spoken.tsx';
import type { Level } from '#src/nn/kernels/levels.ts';
import type { LayersTask } from '#src/speed/layers-messages.ts';
import { type Raced, raced, styles } from './five-networks.ts';

interface Passed {
  /** Milliseconds for all test images: the middle one of several passes, or the only one. */
  median: number;
  /** Read as they are labelled. */
  right: number;
  level: Level;
}

interface AllReading {
  measuring: Measuring<LayersTask>;
  start: () => void;
  /** Those that have come so far. */
  read: Partial<Record<Raced, Passed>>;
}

export function useAllRead(): AllReading {
  const [read, setRead] = useState<AllReading['read']>({});
  const measuring = useMeasuringBy(loadMeasuringLayers, (report) => {
    if (report.kind === 'read') setRead((before) => ({ ...before, [report.name]: report }));
  });
  const start = () => {
    setRead({});
    measuring.start({ kind: 'read', names: [...raced] });
  };
  return { measuring, start, read };
}

export function AllRead({ all: { measuring, start, read } }: { all: AllReading }) {
  const done = raced.filter((name) => read[name]);
  return (
    <div class="race-rows">
      <div class="controls">
        <MeasureButton measuring={measuring} start={start}>
          Let all five read the 10,000 test images
        </MeasureButton>
      </div>
      <MeasuringLine measuring={measuring} retry={start} />
      <Spoken lines={[1, 3]}>
        {done.length > 0 && (
          <>
            Read correctly in your tab:{' '}
            {done.map((name, place) => (
              <span key={name}>
                {place > 0 && ', '}
                {styles[name].name}{' '}
                <Fact name={`race-all-right-${name}`} value={read[name]!.right} />
              </span>
            ))}
            , by {levelWords[read[done[0]]!.level]}.
          </>
        )}
      </Spoken>
    </div>
  );
}
