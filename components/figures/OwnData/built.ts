// The recorded run, 3 against 8, as it stands in the page until a reader brings images of her own.
import { chanceRange } from '#src/charts/reliability.ts';
import { drawTraining } from '#src/charts/training.ts';
import { ownDataExample } from '#src/facts/own-data-example.ts';
import { formatNumber } from '#src/numbers/format.ts';
import { modelCard } from '#src/own-data/model-card.ts';
import { type Built, lowestLoss, shownOf } from './recorded-run.ts';
import { thumbPng } from './thumb-png.ts';

export function recordedRun() {
  const { collection, trained, heldOut, curve, epochs, stepCount } = ownDataExample(chanceRange);
  const { answers, confidences } = trained.outcome;
  const size = trained.classes.length;
  const built: Built = {
    ...shownOf(trained),
    thumbs: collection.map(({ examples }) =>
      examples.slice(0, 5).map(({ pixels }) => thumbPng(pixels)),
    ),
    wrong: heldOut.flatMap(({ label, pixels }, k) => {
      const confidence = Number(confidences[k].toPrecision(4));
      const wrong = { cell: label * size + answers[k], png: thumbPng(pixels), confidence };
      return answers[k] === label ? [] : [wrong];
    }),
    curve: curve.map(({ step, loss }) => ({ step, loss: Number(loss.toPrecision(3)) })),
    epochs: epochs.slice(-1).map(({ step, accuracy }) => ({ step, accuracy })),
    stepCount,
    hidden: trained.recipe.sizes[1],
    epochCount: trained.recipe.epochs,
  };
  return {
    built,
    card: modelCard(trained),
    draw: drawTraining({ ...built, lowest: lowestLoss, asked: 'held out' }),
    label:
      `Over ${formatNumber(stepCount)} steps the loss falls from ${formatNumber(curve[0].loss, 'fixed-2')} to ` +
      `${formatNumber(curve.at(-1)!.loss, 'fixed-2')}; then ${formatNumber(built.correct)} of ${formatNumber(built.count)} held-out images are right.`,
  };
}
