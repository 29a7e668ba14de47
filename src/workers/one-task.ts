// One task at a time, in a worker that is kept for the next one: it has what it fetched.
//
// A loop that is being timed listens to nobody, so to stop a task is to end its worker; the next task starts another.
// Beginning a task stops the one before.
import { createWorkMark } from './at-work.ts';
import { type OpenWorker, openWorker, type WorkerOptions } from './open-worker.ts';

/** After these nothing more is said of a task. */
type Ending = { kind: 'done' } | { kind: 'failed'; why: string };
export type Stopped = { kind: 'stopped'; by: 'reader' | 'another' };

export type TaskWorkerOptions<Order, Report> = Pick<
  WorkerOptions<Order, Report>,
  'start' | 'name' | 'check'
>;

export interface TaskWorker<Order, Report> {
  /**
   * `hear` is told everything from here to `done`, `failed` or `stopped`.
   * `fresh`: in a worker that has done nothing before.
   */
  run(order: Order, hear: (report: Report | Stopped) => void, fresh?: boolean): void;
  /** Stops the task that `hear` listens to, if it is still going on. */
  stop(hear: (report: Report | Stopped) => void): void;
}

export function createTaskWorker<Order, Report extends { kind: string } | Ending>(
  options: TaskWorkerOptions<Order, Report>,
): TaskWorker<Order, Report> {
  let worker: OpenWorker<Order> | undefined;
  let listener: ((report: Report | Stopped) => void) | undefined;
  const markWork = createWorkMark();

  function end(): void {
    worker?.end();
    worker = undefined;
  }

  function listen(hear: typeof listener): void {
    listener = hear;
    markWork(hear !== undefined);
  }

  function tell(report: Report | Stopped): void {
    const hear = listener;
    if (['done', 'failed', 'stopped'].includes(report.kind)) listen(undefined);
    hear?.(report);
  }

  function stopBecause(by: Stopped['by']): void {
    end();
    tell({ kind: 'stopped', by });
  }

  /** What a broken worker has fetched is not to be trusted. */
  function fail(why: string): void {
    end();
    tell({ kind: 'failed', why } as Report);
  }

  return {
    run(order, hear, fresh = false) {
      // Who asks again gives up what was asked before, and need not be told.
      if (listener && listener !== hear) stopBecause('another');
      if (listener || fresh) end();
      listen(hear);
      worker ??= openWorker<Order, Report>({ ...options, hear: tell, fail });
      worker.send(order);
      // A worker that could not be started has failed the task, and is of no use to the next.
      if (listener !== hear) end();
    },
    stop(hear) {
      if (listener === hear) stopBecause('reader');
    },
  };
}
