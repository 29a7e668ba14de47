// One figure's task in a worker: begun, followed, stopped; what it finds is handed to the figure report by report.
import { useEffect, useRef, useState } from 'preact/hooks';
import { notLoaded } from '#src/workers/failures.ts';
import type { Stopped } from '#src/workers/one-task.ts';

type Moving =
  /** `share` of a file that has come, 0..1. */
  | { kind: 'fetching'; share: number }
  /** Of `of` pieces of work, `done` are behind us; `what` is the next. */
  | { kind: 'doing'; what: string; done: number; of: number };

export type Progress =
  | { kind: 'resting' | 'starting' }
  | Moving
  | Stopped
  | { kind: 'failed'; why: string };

/** Does one task at a time, and reports it to `hear`. */
export interface Runner<Task, Report> {
  run(task: Task, hear: (report: Report | Stopped) => void): void;
  stop(hear: (report: Report | Stopped) => void): void;
}

export interface Running<Task> {
  progress: Progress;
  isRunning: boolean;
  start(task: Task): void;
  stop(): void;
}

/** `what` begins the sentence when the code that `load` fetches with the first task does not come; `found` hears each result. */
export function useTask<Task, Report extends { kind: string }>(
  what: string,
  load: () => Promise<Runner<Task, Report>>,
  found: (report: Report) => void,
): Running<Task> {
  const [progress, setProgress] = useState<Progress>({ kind: 'resting' });
  const latest = useRef(found);
  latest.current = found;
  const loading = useRef<Promise<Runner<Task, Report>>>();
  const hear = useRef((report: Report | Stopped) => {
    if (report.kind === 'done') setProgress({ kind: 'resting' });
    else if (isProgress(report)) setProgress(report);
    else latest.current(report as Report);
  }).current;
  const stop = () =>
    loading.current?.then(
      (runner) => runner.stop(hear),
      () => undefined,
    );
  useEffect(() => () => void stop(), []);
  return {
    progress,
    isRunning: ['starting', 'fetching', 'doing'].includes(progress.kind),
    start(task) {
      setProgress({ kind: 'starting' });
      loading.current ??= load();
      loading.current.then(
        (runner) => runner.run(task, hear),
        (error: unknown) => {
          loading.current = undefined;
          setProgress({ kind: 'failed', why: notLoaded(what, error) });
        },
      );
    },
    stop: () => void stop(),
  };
}

function isProgress(report: { kind: string }): report is Progress {
  return ['fetching', 'doing', 'stopped', 'failed'].includes(report.kind);
}
