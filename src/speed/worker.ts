// The measuring worker: takes one order after the other, so that the page stays free while a loop is being timed.
//
// A second one of its kind may be its partner, who only reads the images that are handed over to it.
import { checkOrder } from './check.ts';
import { type Order, type Places, reasonOf, type Report, type Task } from './messages.ts';
import { createEngineRung } from './implementations/engine.ts';
import { servePartner } from './implementations/two-workers.ts';
import { openStand, type Stand } from './worker-resources.ts';
import { timeBatches } from './tasks/batches.ts';
import { classify, weighArithmetic } from './tasks/classify.ts';
import { climb } from './tasks/implementations.ts';
import { startCold } from './tasks/cold.ts';

const report = (message: Report) => postMessage(message);
let stand: Stand | undefined;

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  follow(data).then(
    () => undefined,
    (error: unknown) => report({ kind: 'failed', why: reasonOf(error) }),
  );
});

async function follow(message: unknown): Promise<void> {
  const order: Order = checkOrder(message);
  if (order.kind === 'partner') return helpOut(order.places, order.port);
  stand ??= openStand(order.places, report);
  if (order.partner) stand.partner = order.partner;
  await perform(order.task, stand);
  report({ kind: 'done' });
}

function perform(task: Task, at: Stand): Promise<void> {
  if (task.kind === 'classify') return classify(at);
  if (task.kind === 'climb') return climb(at, task.rungs);
  if (task.kind === 'batches') return timeBatches(at);
  if (task.kind === 'arithmetic') return weighArithmetic(at);
  return startCold(at, task.pixels);
}

/** Messages that come over the port before the engine is there wait in it. */
async function helpOut(places: Places, port: MessagePort): Promise<void> {
  const own = openStand(places, () => undefined);
  servePartner(createEngineRung(await own.bestMachine(), await own.network()), port);
}
