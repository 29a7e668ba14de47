// One figure's search: begun, followed, stopped, with what it finds handed to the figure; it speaks like a measurement.
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Measuring, Progress } from '#components/controls/Measuring/useMeasuring.ts';
import type { Report, Task } from '#src/retrieval/messages.ts';
import type { Searcher } from './searching.ts';

export type Searching = Omit<Measuring, 'start'> & { start(task: Task): void };

type Result = Extract<Report, { kind: 'found' | 'timed' }>;

/** `found` hears each result. The module that starts the worker is fetched with the first search. */
export function useSearching(found: (result: Result) => void): Searching {
  const [progress, setProgress] = useState<Progress>({ kind: 'resting' });
  const latest = useRef(found);
  latest.current = found;
  const searcher = useRef<Promise<Searcher>>();
  const open = () => {
    searcher.current ??= import('./searching.ts').then(({ createSearcher }) =>
      createSearcher((report) => {
        if (report.kind === 'done') setProgress({ kind: 'resting' });
        else if (report.kind === 'found' || report.kind === 'timed') latest.current(report);
        else setProgress(report);
      }),
    );
    return searcher.current;
  };
  useEffect(() => () => void searcher.current?.then((own) => own.stop()), []);
  return {
    progress,
    fallbacks: [],
    isRunning: ['starting', 'fetching', 'doing'].includes(progress.kind),
    start(task) {
      setProgress({ kind: 'starting' });
      open().then(
        (own) => own.run(task),
        () => {
          searcher.current = undefined;
          setProgress({ kind: 'failed', why: 'The code that searches could not be fetched: are you online?' }); // prettier-ignore
        },
      );
    },
    stop() {
      void searcher.current?.then((own) => own.stop());
      setProgress({ kind: 'stopped', by: 'reader' });
    },
  };
}
