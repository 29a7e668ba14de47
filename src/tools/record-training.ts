// npx node src/tools/record-training.ts: how long an epoch of the book's recipe takes here, into src/records/training-record.json.
//
// Outside of any browser, on one thread. Counted is the processor's time: while other programs have it, this clock stands.
import { writeFileSync } from 'node:fs';
import { cpus, loadavg, platform } from 'node:os';
import { fileURLToPath } from 'node:url';
import { openContext } from '../experiments/experiment-context.ts';
import type { TrainingRecord } from '../records/training-record.ts';
import { splitImages } from '../training/images.ts';
import { shippedRecipe } from '../training/recipe.ts';
import { createTrainer } from '../training/trainer.ts';

const file = fileURLToPath(new URL('../records/training-record.json', import.meta.url));
const context = await openContext();
const images = splitImages(shippedRecipe, context.train);
const trainer = createTrainer(shippedRecipe, images, context.machine());
const load = Number(loadavg()[0].toFixed(2));
const epochs: number[] = [];
const now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
let begun = now();
while (!trainer.isDone) {
  const before = now();
  const { kind } = trainer.advance();
  // The clock runs for steps alone: what is asked of the validation images after an epoch is not training.
  if (kind !== 'step') begun += now() - before;
  if (kind !== 'epoch') continue;
  epochs.push(Number((now() - begun).toFixed(4)));
  begun = now();
}
const record: TrainingRecord = {
  machine: {
    processor: cpus()[0].model.trim(),
    threads: cpus().length,
    system: platform() === 'linux' ? 'Linux' : platform(),
    load,
  },
  date: new Date().toISOString().slice(0, 10),
  version: `Node ${process.versions.node}`,
  images: images.training.count,
  epochs,
};
writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`);
console.log(`Epochs of ${record.images} images: ${epochs.join(', ')} s, at a load of ${load}.`);
