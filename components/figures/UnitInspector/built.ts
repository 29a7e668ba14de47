// What the figure is built with: a neuron, its nine images and its numbers.
import { pixelText } from '#components/pictures/TestImages/pixel-text.ts';
import { unitsRecord } from '#src/records/index.ts';
import { openBook } from '#src/facts/book.ts';
import { pixelsOf } from '#src/mnist/image-set.ts';

export async function built() {
  const { test } = await openBook();
  // The article speaks of a neuron for the loop of an 8: the best there is for an 8 comes first.
  const { unit } = unitsRecord.bestUnits[8];
  const { top, active, auc } = unitsRecord.units[unit];
  const picture = (index: number) => ({
    index,
    label: test.labels[index],
    pixels: pixelText(pixelsOf(test, index)),
  });
  return {
    firstNeuron: unit,
    firstResponses: { top, active, auc },
    firstPictures: top.map(picture),
    bestNeurons: unitsRecord.bestUnits.map((best) => best.unit),
  };
}
