// One figure's measurement, by the page's one measuring worker.
import { useState } from 'preact/hooks';
import type { Report, Task } from '#src/speed/messages.ts';
import { type Runner, type Running, useTask } from './useTask.ts';

type Fallback = Extract<Report, { kind: 'fallback' }>;

export interface Measuring<AnyTask = Task> extends Running<AnyTask> {
  /** Levels that could not be had. */
  fallbacks: Fallback[];
}

const load = () => import('./measuring.ts').then(({ measuring }) => measuring);

/** `found` hears each result. */
export const useMeasuring = (found: (report: Report) => void): Measuring =>
  useMeasuringBy<Task, Report>(load, found);

/**
 * The same for a worker that `loadRunner` fetches with the first task. Networks of layers are measured by
 * `loadMeasuringLayers` of ./load-measuring-layers.ts: start({ kind: 'read', names: ['book', 'cnn'] }) reads all 10,000
 * test images with each in turn, and `found` hears { kind: 'read', name, level, samples, median, right } of each.
 */
export function useMeasuringBy<AnyTask, AnyReport extends { kind: string }>(
  loadRunner: () => Promise<Runner<AnyTask, AnyReport>>,
  found: (report: AnyReport) => void,
): Measuring<AnyTask> {
  const [fallbacks, setFallbacks] = useState<Fallback[]>([]);
  const running = useTask<AnyTask, AnyReport>('The measuring code', loadRunner, (report) => {
    if (isFallback(report)) setFallbacks((before) => [...before, report]);
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

const isFallback = (report: { kind: string }): report is Fallback => report.kind === 'fallback';
