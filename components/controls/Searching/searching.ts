// A figure's own searching worker: it keeps the stored images for the next search.
import type { Runner } from '#components/controls/Measuring/useTask.ts';
import { bookNetwork } from '#src/nn/networks.ts';
import { checkReport } from '#src/retrieval/check.ts';
import { directionsFile } from '#src/retrieval/directions-file.ts';
import type { Order, Places, Report, Task } from '#src/retrieval/messages.ts';
// oxlint-disable-next-line import/default -- `?worker&url` is the address that the bundler gives the built worker
import workerUrl from '#src/retrieval/worker.ts?worker&url';
import { fileAddress } from '#src/session/files.ts';
import { siteRoot } from '#src/session/root.ts';
import { startWorker } from '#src/session/start-worker.ts';
import { createTaskWorker } from '#src/workers/one-task.ts';

const places = (): Places => ({
  root: siteRoot().href,
  weights: fileAddress(bookNetwork.file).href,
  directions: fileAddress(directionsFile).href,
});

export function createSearcher(): Runner<Task, Report> {
  const worker = createTaskWorker<Order, Report>({
    start: () => startWorker(workerUrl),
    name: 'The searching worker',
    check: checkReport,
  });
  return {
    run: (task, hear) => worker.run({ ...task, places: places() }, hear),
    stop: worker.stop,
  };
}
