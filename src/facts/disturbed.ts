// What the chapter on architectures says of networks whose images were moved, turned, noisy, or shuffled.
import type { Disturbance } from '#src/formulas/disturbed.ts';
import { disturbedRecord, shuffledArchitecturesRecord } from '#src/records/index.ts';
import { shareOf } from './debugging.ts';
import { countConnections, countParameters } from '#src/nn/index.ts';
import { bookSizes } from '#src/nn/networks.ts';
import { family } from './define-facts.ts';
import { layersFacts } from './networks-of-layers.ts';

const { networks } = disturbedRecord;
type Name = (typeof networks)[number]['name'];

const pointsOf = (wanted: Name, kind: Disturbance) =>
  networks.find(({ name }) => name === wanted)!.points.filter((point) => point.kind === kind);

/** For each network its share of right answers at each amount in turn. */
export const curvesOf = (kind: Disturbance) =>
  Object.fromEntries(
    networks.map(({ name }) => [name, pointsOf(name, kind).map(({ test }) => shareOf(test))]),
  ) as Record<Name, number[]>;

const rightOf = (name: Name, kind: Disturbance, amount: number) =>
  shareOf(pointsOf(name, kind).find((point) => point.amount === amount)!.test);

export const shuffledPairs = () =>
  shuffledArchitecturesRecord.networks.map(({ name, inPlace, shuffled }) => ({
    network: name,
    inPlace: shareOf(inPlace),
    shuffled: shareOf(shuffled),
  }));

/** `accuracy`: the book's network's, a share of the test images. */
export function disturbedFacts(accuracy: number) {
  const counted = layersFacts();
  const [book, work] = [countParameters(bookSizes), countConnections(bookSizes)];
  const shuffled = Object.fromEntries(shuffledPairs().map((pair) => [pair.network, pair]));
  return {
    'small-cnn-times-fewer': book / counted['parameters-of-cnn-small'],
    'small-cnn-images-apart': 1e4 * Math.abs(accuracy - counted['accuracy-of-cnn-small']),
    'small-cnn-times-work': counted['multiply-adds-of-cnn-small'] / work,
    'cnn-times-fewer': book / counted['parameters-of-cnn'],
    'cnn-times-work': counted['multiply-adds-of-cnn'] / work,
    ...family('moved-by-3', ['book', 'cnn'], (name) => rightOf(name, 'shift', 3)),
    ...family('moved-by-6', ['book', 'cnn'], (name) => rightOf(name, 'shift', 6)),
    ...family('noisy', ['book', 'gru', 'transformer'], (name) => rightOf(name, 'noise', 0.2)),
    ...family('shuffled', ['book', 'cnn-small', 'cnn'], (name) => shuffled[name].shuffled),
    ...family(
      'shuffled-lost',
      ['cnn-small', 'cnn', 'gru', 'transformer'],
      (name) => 100 * (shuffled[name].inPlace - shuffled[name].shuffled),
    ),
  };
}
