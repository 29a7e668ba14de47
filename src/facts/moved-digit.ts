// One digit moved a little to the right: how far it is from itself, and from the nearest stored image of another digit.
import { storedCount } from '#src/retrieval/stored-vectors.ts';
import { readDigit } from '../formulas/reading.ts';
import { exampleIn } from '#src/mnist/example-images.ts';
import { imageSide, type ImageSet, pixelsOf, toInputs } from '#src/mnist/image-set.ts';
import { forward, type Network } from '#src/nn/index.ts';

const places = 2;

export function movedRight(pixels: Uint8Array, by: number): Uint8Array {
  return pixels.map((_, k) => (k % imageSide < by ? 0 : pixels[k - by]));
}

const distance = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.sqrt(Array.from(a).reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0));

export function movedDigitFacts(network: Network, train: ImageSet, test: ImageSet) {
  const { pixels: own, label } = exampleIn(test);
  const moved = movedRight(own, places);
  const strangers = Array.from({ length: storedCount }, (_, place) => place).filter(
    (place) => train.labels[place] !== label,
  );
  const away = strangers.map((place) => distance(pixelsOf(train, place), own));
  const nearest = Math.min(...away);
  const hidden = (pixels: Uint8Array) => forward(network, toInputs(pixels)).activations[0];
  const ownHidden = hidden(own);
  const awayHidden = strangers.map((place) => distance(hidden(pixelsOf(train, place)), ownHidden));
  const nearestHidden = Math.min(...awayHidden);
  const searched = exampleIn(test, 'search');
  const { probabilities } = readDigit(network, searched.pixels);
  const [, second] = [...probabilities.keys()].toSorted(
    (a, b) => probabilities[b]! - probabilities[a]!,
  );
  return {
    'searched-rival': second!,
    'moved-places': places,
    'moved-label': label,
    'moved-distance': distance(moved, own),
    'stranger-distance': nearest,
    'stranger-label': train.labels[strangers[away.indexOf(nearest)]],
    'moved-distance-hidden': distance(hidden(moved), ownHidden),
    'stranger-distance-hidden': nearestHidden,
    'stranger-label-hidden': train.labels[strangers[awayHidden.indexOf(nearestHidden)]],
  };
}
