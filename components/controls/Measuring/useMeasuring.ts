// One figure's measurement, by the page's one measuring worker.
import { useState } from 'preact/hooks';
import type { Report, Task } from '#src/speed/messages.ts';
import { type Running, useTask } from './useTask.ts';

type Fallback = Extract<Report, { kind: 'fallback' }>;

export interface Measuring extends Running<Task> {
  /** Levels that could not be had. */
  fallbacks: Fallback[];
}

const load = () => import('./measuring.ts').then(({ measuring }) => measuring);

/** `found` hears each result. */
export function useMeasuring(found: (report: Report) => void): Measuring {
  const [fallbacks, setFallbacks] = useState<Fallback[]>([]);
  const running = useTask<Task, Report>('The measuring code', load, (report) => {
    if (report.kind === 'fallback') setFallbacks((before) => [...before, report]);
    else found(report);
  });
  return {
    ...running,
    fallbacks,
    start(task) {
      setFallbacks([]);
      running.start(task);
    },
  };
}
