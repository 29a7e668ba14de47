// A worker as a page sees it: orders go in, reports come out, and every way it can fail is one sentence.
//
// Its life: open → (orders, reports) → ended, by the page or by a failure. Once ended, nothing it still says is heard
// and nothing is sent; a page that goes on opens another.
import { messageOf, workerFailures } from './failures.ts';
import { createHeartbeat, type Heartbeat } from './heartbeat.ts';

/** What is needed of a Worker. */
export interface WorkerLike {
  postMessage(message: unknown, transfer: Transferable[]): void;
  terminate(): void;
  addEventListener(
    type: 'message' | 'error' | 'messageerror',
    listener: (event: Event) => void,
  ): void;
}

export interface WorkerOptions<Order, Report> {
  /** Throws where the browser admits no worker. */
  start(): WorkerLike;
  /** Begins each sentence about a failure: "The training worker". */
  name: string;
  /** Throws TypeError for what is no report. */
  check(message: unknown): Report;
  hear(report: Report): void;
  /** The worker has ended by itself, and why. Called once at most, perhaps before openWorker returns. */
  fail(why: string): void;
  /** A worker that should say something and does not is asked with `ping`, and fails when it stays silent. */
  heartbeat?: { isAwaited(): boolean; ping: Order };
}

export interface OpenWorker<Order> {
  send(order: Order, transfer?: Transferable[]): void;
  end(): void;
}

export function openWorker<Order, Report>(
  options: WorkerOptions<Order, Report>,
): OpenWorker<Order> {
  const { name, check, hear, heartbeat } = options;
  const failures = workerFailures(name);
  let worker: WorkerLike | undefined;
  let pulse: Heartbeat | undefined;
  let hasEnded = false;

  function end(): void {
    if (hasEnded) return;
    hasEnded = true;
    pulse?.end();
    worker?.terminate();
  }

  function fail(why: string): void {
    if (hasEnded) return;
    end();
    options.fail(why);
  }

  function receive(message: unknown): void {
    if (hasEnded) return;
    pulse?.heard();
    let report: Report;
    try {
      report = check(message);
    } catch (error) {
      return fail(failures.invalidMessage((error as Error).message));
    }
    hear(report);
  }

  const link: OpenWorker<Order> = {
    send(order, transfer = []) {
      if (!hasEnded) worker?.postMessage(order, transfer);
    },
    end,
  };

  try {
    worker = options.start();
    worker.addEventListener('message', (event) => receive((event as MessageEvent<unknown>).data));
    worker.addEventListener('error', (event) => {
      // What is told to the reader need not be reported on the console as well.
      event.preventDefault();
      // A script that could not be fetched gives an event without words.
      const { message } = event as Partial<ErrorEvent>;
      fail(message ? failures.broke(message) : failures.notLoaded);
    });
    worker.addEventListener('messageerror', () => fail(failures.damagedMessage));
    if (heartbeat) {
      const { isAwaited, ping } = heartbeat;
      pulse = createHeartbeat(
        isAwaited,
        () => link.send(ping),
        () => fail(failures.silent),
      );
    }
  } catch (error) {
    fail(failures.notStarted(messageOf(error)));
  }
  return link;
}
