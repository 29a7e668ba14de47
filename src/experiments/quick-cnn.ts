// The convolutional network on 10,000 images, in as few epochs as a reader waits for: the run that its figure shows first.
import { firstFilters } from '../formulas/feature-maps.ts';
import type { Network } from '../nn/index.ts';
import type { Layer } from '../nn/layers/index.ts';
import type { QuickCnnRecord } from '../records/experiments/quick-cnn.ts';
import { splitImages } from '../training/images.ts';
import { createLayersTrainer } from '../training/layers-trainer.ts';
import { lossCurve } from '../training/loss-curve.ts';
import { quickCnn } from '../training/quick-layers.ts';
import type { ExperimentContext } from './experiment-context.ts';
import { madeBy, rounded, roundedAnswers } from './record.ts';
import { askLayers } from './score-network.ts';
import { percentOf } from './sweep.ts';

/** Points of the curve, about. */
const shownPoints = 70;

export function makeQuickCnn(context: ExperimentContext): QuickCnnRecord {
  const { train, test, say } = context;
  const trainer = createLayersTrainer(
    quickCnn,
    splitImages(quickCnn, train),
    context.layerMachine(),
  );
  const start = trainer.network();
  const losses: number[] = [];
  const epochs: QuickCnnRecord['epochs'] = [];
  while (!trainer.isDone) {
    const report = trainer.advance();
    if (report.kind === 'step') losses.push(report.loss);
    if (report.kind === 'epoch') {
      epochs.push({ step: report.step, accuracy: report.validation.accuracy });
    }
  }
  const { network } = trainer.best!;
  const answers = askLayers(context.layerMachine(), network, test);
  say(
    `${epochs.map(({ accuracy }) => accuracy).join(', ')} of the validation images; ${percentOf(answers)} of the test images`,
  );
  const words =
    'The convolutional network trained on the first 10,000 training images; after each epoch it is asked about the 5,000 validation images, and the best epoch about the test images.';
  return {
    made: madeBy('quick-cnn', words),
    recipe: quickCnn,
    stepCount: trainer.stepCount,
    curve: lossCurve(losses, Math.ceil(losses.length / shownPoints)).map(({ step, loss }) => ({
      step,
      loss: rounded(loss, 4),
    })),
    epochs,
    start: filtersOf(start),
    filters: filtersOf(network),
    test: roundedAnswers(answers),
  };
}

const filtersOf = (network: Network<Layer>): number[] =>
  firstFilters(network).flatMap((filter) => Array.from(filter, (weight) => rounded(weight, 4)));
