// The page's side of the searching worker: one order at a time; to stop is to end it, and the next order starts a new one.
import { bookNetwork } from '#src/nn/networks.ts';
import { directionsFile } from '#src/retrieval/directions-file.ts';
import type { Order, Places, Report, Task } from '#src/retrieval/messages.ts';
// oxlint-disable-next-line import/default -- `?worker&url` is the address that the bundler gives the built worker
import workerUrl from '#src/retrieval/worker.ts?worker&url';
import { fileAddress } from '#src/session/files.ts';
import { siteRoot } from '#src/session/root.ts';
import { trustedScriptUrl } from '#src/session/trusted.ts';

export interface Searcher {
  /** Whoever asks again gives up the answer to what was asked before. */
  run(task: Task): void;
  stop(): void;
}

const places = (): Places => ({
  root: siteRoot().href,
  weights: fileAddress(bookNetwork.file).href,
  directions: fileAddress(directionsFile).href,
});

/** `hear` is told everything from one `run` to its `done` or `failed`; after `stop` nothing more. */
export function createSearcher(hear: (report: Report) => void): Searcher {
  let worker: Worker | undefined;
  const end = () => {
    worker?.terminate();
    worker = undefined;
  };
  function open(): Worker {
    const address = trustedScriptUrl(new URL(workerUrl, document.baseURI));
    const own = new Worker(address as string, { type: 'module' });
    own.addEventListener('message', ({ data }: MessageEvent<Report>) => {
      if (worker === own) hear(data);
    });
    own.addEventListener('error', (event) => {
      event.preventDefault();
      if (worker !== own) return;
      end();
      hear({ kind: 'failed', why: 'The worker that searches could not be started: are you online?' }); // prettier-ignore
    });
    return own;
  }
  return {
    run(task) {
      worker ??= open();
      const order: Order = { ...task, places: places() };
      worker.postMessage(order, []);
    },
    stop: end,
  };
}
