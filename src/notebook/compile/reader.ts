// Has cells' texts compiled in a worker, and ends it when a text takes too long: the page itself never waits.
//
// Sucrase's work doubles with some brackets that stand within each other, so 98 characters may take it for ever.
import { type OpenWorker, openWorker, type WorkerLike } from '#src/workers/open-worker.ts';
import { CompileError, type CompiledCell, SlowTextError } from '../cell.ts';

export type FromReader =
  | { kind: 'ready' }
  | { kind: 'read'; compiled: CompiledCell }
  | { kind: 'mistake'; message: string; line: number; column?: number };

/** Milliseconds for one text: beside ten busy programs one of 15,000 characters takes 1,800 on two cores. */
const patience = 10_000;
export const tooLong =
  'This takes too long to read as TypeScript. Deeply nested brackets or arrows can do that: split them up. Or this device is busy: then press Run again.';

interface Job {
  source: string;
  settle(compiled: CompiledCell): void;
  refuse(error: Error): void;
}

/**
 * @param start throws where the browser admits no worker.
 * @returns compiles one text after another; fails with CompileError, or with another Error in words where nothing can be read here.
 */
export function createReader(start: () => WorkerLike): (source: string) => Promise<CompiledCell> {
  const jobs: Job[] = [];
  let worker: OpenWorker<string> | undefined;
  let isReady = false;
  let clock: ReturnType<typeof setTimeout> | undefined;

  function close(): void {
    clearTimeout(clock);
    worker?.end();
    worker = undefined;
    isReady = false;
  }

  function begin(): void {
    const [job] = jobs;
    if (!job) return;
    if (!worker) {
      let hasFailed = false;
      worker = openWorker<string, FromReader>({
        start,
        name: 'The program that reads cells',
        check: (message) => message as FromReader,
        hear,
        fail(why) {
          hasFailed = true;
          close();
          for (const one of jobs.splice(0)) one.refuse(new Error(why));
        },
      });
      // Perhaps before it was given back.
      if (hasFailed) worker = undefined;
      return;
    }
    if (!isReady) return;
    clock = setTimeout(() => {
      close();
      end((one) => one.refuse(new SlowTextError(tooLong, 1)));
    }, patience);
    worker.send(job.source);
  }

  function end(tell: (job: Job) => void): void {
    clearTimeout(clock);
    tell(jobs.shift()!);
    begin();
  }

  function hear(report: FromReader): void {
    if (report.kind === 'ready') {
      isReady = true;
      return begin();
    }
    if (jobs.length === 0) return;
    if (report.kind === 'read') end((job) => job.settle(report.compiled));
    else end((job) => job.refuse(new CompileError(report.message, report.line, report.column)));
  }

  return (source) =>
    new Promise((settle, refuse) => {
      jobs.push({ source, settle, refuse });
      if (jobs.length === 1) begin();
    });
}
