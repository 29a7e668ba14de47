// What the first painting and the best trained neuron find among the test images, and the weights of the latter.
import { openBook } from '#src/facts/book.ts';
import { firstPainting, trainedNeuron } from '#src/formulas/painted-neuron.ts';
import { foundBy } from './found.ts';

export async function built() {
  const { network, test } = await openBook();
  const { weights, inputSize, outputSize } = network.layers[0];
  const trained = Float32Array.from(
    { length: inputSize },
    (_, pixel) => weights[pixel * outputSize + trainedNeuron],
  );
  const largest = Math.max(...trained.map(Math.abs));
  return {
    // Pictures would outweigh all else in the page: they come with the images.
    first: { ...foundBy(firstPainting, test), pictures: [] },
    trained: { ...foundBy(trained, test), pictures: [] },
    // As many shades as a picture shows.
    trainedWeights: [...trained].map((weight) => Math.round((24 * weight) / largest)).join(' '),
  };
}
