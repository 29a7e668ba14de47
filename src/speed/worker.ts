// The measuring worker: takes one order after the other, so that the page stays free while a loop is being timed.
//
// For a task of two threads it starts a second one of its kind, its partner, which only classifies the images that
// are handed over to it.
import { checkOrder } from './check.ts';
import { messageOf } from '#src/workers/failures.ts';
import type { Order, Places, Report, Task } from './messages.ts';
import { createEngineRung } from './implementations/engine.ts';
import { servePartner } from './implementations/two-workers.ts';
import { openResources, type Resources } from './worker-resources.ts';
import { timeBatches } from './tasks/batches.ts';
import { classify, weighArithmetic } from './tasks/classify.ts';
import { timeRungs } from './tasks/implementations.ts';
import { startCold } from './tasks/cold.ts';

const report = (message: Report) => postMessage(message);
let resources: Resources | undefined;

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  follow(data).then(
    () => undefined,
    (error: unknown) => report({ kind: 'failed', why: messageOf(error) }),
  );
});

async function follow(message: unknown): Promise<void> {
  const order: Order = checkOrder(message);
  if (order.kind === 'partner') return helpOut(order.places, order.port);
  resources ??= openResources(order.places, report);
  if (needsPartner(order.task)) resources.partner ??= startPartner(order.places);
  await perform(order.task, resources);
  report({ kind: 'done' });
}

const needsPartner = ({ kind }: Task) => kind === 'batches' || kind === 'rungs';

/** It ends with this worker. @returns undefined where a worker may not start another. */
function startPartner(places: Places): MessagePort | undefined {
  const { port1, port2 } = new MessageChannel();
  const order: Order = { kind: 'partner', places, port: port2 };
  try {
    const partner = new Worker(self.location.href, { type: 'module', name: 'partner' });
    // It speaks only when it fails, and then this task has failed.
    partner.addEventListener('message', ({ data }: MessageEvent<Report>) => report(data));
    partner.postMessage(order, [port2]);
    return port1;
  } catch {
    return undefined;
  }
}

function perform(task: Task, at: Resources): Promise<void> {
  if (task.kind === 'classify') return classify(at);
  if (task.kind === 'rungs') return timeRungs(at, task.rungs);
  if (task.kind === 'batches') return timeBatches(at);
  if (task.kind === 'arithmetic') return weighArithmetic(at);
  return startCold(at, task.pixels);
}

/** Messages that come over the port before the engine is there wait in it. */
async function helpOut(places: Places, port: MessagePort): Promise<void> {
  const own = openResources(places, () => undefined);
  servePartner(createEngineRung(await own.bestMachine(), await own.network()), port);
}
