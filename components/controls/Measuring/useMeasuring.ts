// One figure's measurement: begun, followed, stopped; what it finds is handed to the figure report by report.
import { useRef, useState } from 'preact/hooks';
import type { Heard } from '#src/speed/client.ts';
import type { Report, Task } from '#src/speed/messages.ts';

type Moving = Extract<Report, { kind: 'fetching' | 'doing' }>;

export type Progress =
  { kind: 'resting' | 'starting' } | Moving | Extract<Heard, { kind: 'stopped' | 'failed' }>;

type Fallback = Extract<Report, { kind: 'fallback' }>;

export interface Measuring {
  progress: Progress;
  isRunning: boolean;
  /** Levels that could not be had. */
  fallbacks: Fallback[];
  start(task: Task): void;
  stop(): void;
}

const running = ['starting', 'fetching', 'doing'];

/** `found` hears each result. The module that measures is fetched with the first start. */
export function useMeasuring(found: (report: Report) => void): Measuring {
  const [progress, setProgress] = useState<Progress>({ kind: 'resting' });
  const [fallbacks, setFallbacks] = useState<Fallback[]>([]);
  const latest = useRef(found);
  latest.current = found;
  const hear = useRef((heard: Heard) => {
    if (heard.kind === 'done') setProgress({ kind: 'resting' });
    else if (heard.kind === 'fallback') setFallbacks((before) => [...before, heard]);
    else if (isProgress(heard)) setProgress(heard);
    else latest.current(heard);
  }).current;
  const open = () => import('./measuring.ts').then(({ measuring }) => measuring);
  return {
    progress,
    fallbacks,
    isRunning: running.includes(progress.kind),
    start(task) {
      setProgress({ kind: 'starting' });
      setFallbacks([]);
      open().then(
        (measuring) => measuring.run(task, hear, task.kind === 'cold'),
        () =>
          setProgress({
            kind: 'failed',
            why: 'The code that measures could not be fetched: are you online?',
          }),
      );
    },
    stop: () => void open().then((measuring) => measuring.stop(hear)),
  };
}

function isProgress(heard: Heard): heard is Extract<Progress, Heard> {
  return ['fetching', 'doing', 'stopped', 'failed'].includes(heard.kind);
}
