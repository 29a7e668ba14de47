// The page's side: one measurement at a time, in a worker that can be ended at any moment.
//
// Kept: the worker, since it has the images, and its partner. A second measurement would disturb the first, so
// beginning one stops the other; stopping ends the threads, and the next measurement starts new ones.
import { checkReport } from './check.ts';
import { type Order, type Places, reasonOf, type Report, type Task } from './messages.ts';

export type Heard = Report | { kind: 'stopped'; by: 'reader' | 'another' };

export interface Client {
  /** `fresh`: in a worker that has done nothing before. */
  run(task: Task, hear: (heard: Heard) => void, fresh?: boolean): void;
  /** Stops the measurement that `hear` listens to, if it is still going on. */
  stop(hear: (heard: Heard) => void): void;
}

interface Threads {
  worker: Worker;
  partner?: Worker;
}

const needsPartner = (task: Task) => task.kind === 'batches' || task.kind === 'climb';

export function createClient(startWorker: () => Worker, places: () => Places): Client {
  let threads: Threads | undefined;
  let listener: ((heard: Heard) => void) | undefined;

  function end(): void {
    threads?.worker.terminate();
    threads?.partner?.terminate();
    threads = undefined;
  }

  function tell(heard: Heard): void {
    const hear = listener;
    if (heard.kind === 'done' || heard.kind === 'failed' || heard.kind === 'stopped') {
      listener = undefined;
    }
    hear?.(heard);
  }

  function stopBecause(by: 'reader' | 'another'): void {
    end();
    tell({ kind: 'stopped', by });
  }

  /** What a broken worker has fetched is not to be trusted. */
  function failBecause(why: string): void {
    end();
    tell({ kind: 'failed', why });
  }

  function open(): Worker {
    const worker = startWorker();
    // What was on its way when a thread was ended is for nobody.
    const isOurs = () => threads?.worker === worker || threads?.partner === worker;
    worker.addEventListener('message', ({ data }) => {
      if (!isOurs()) return;
      try {
        tell(checkReport(data));
      } catch (error) {
        failBecause(reasonOf(error));
      }
    });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      if (isOurs()) failBecause('The worker that measures could not be started: are you online?');
    });
    return worker;
  }

  return {
    run(task, hear, fresh = false) {
      if (listener) stopBecause('another');
      if (fresh) end();
      listener = hear;
      try {
        threads ??= { worker: open() };
        const order: Order = { kind: 'measure', task, places: places() };
        if (needsPartner(task) && !threads.partner) {
          const { port1, port2 } = new MessageChannel();
          threads.partner = open();
          const help: Order = { kind: 'partner', places: places(), port: port2 };
          threads.partner.postMessage(help, [port2]);
          order.partner = port1;
        }
        threads.worker.postMessage(order, order.partner ? [order.partner] : []);
      } catch (error) {
        failBecause(reasonOf(error));
      }
    },
    stop(hear) {
      if (listener === hear) stopBecause('reader');
    },
  };
}
