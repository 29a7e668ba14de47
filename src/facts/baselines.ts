// What learners and guessers without a hidden layer get right, as the record of the experiments has it.
import { type ShippedName, shippedNetworks } from '#src/nn/layers/shipped.ts';
import { family } from './define-facts.ts';
import { layersFacts } from './networks-of-layers.ts';
import { baselinesRecord } from '#src/records/index.ts';
import { countParameters } from '#src/nn/index.ts';
import { bookSizes } from '#src/nn/networks.ts';

/** One way to answer, on the 10,000 test images. */
export interface Answerer {
  name: string;
  /** Share of right answers. */
  accuracy: number;
  /** Numbers learned, or pixels kept. */
  kept: number;
  /** For one image. */
  multiplyAdds: number;
}

const classCount = bookSizes.at(-1)!;
/** An even guess needs nothing and is right once in ten. */
const guessing: Answerer = { name: 'guessing', accuracy: 1 / classCount, kept: 0, multiplyAdds: 0 };

/** Rising, from the guess to the network. */
export const answerers: readonly Answerer[] = [
  guessing,
  ...baselinesRecord.baselines.map(({ name, correct, count, parameters, multiplyAdds }) => ({
    name,
    accuracy: correct / count,
    kept: parameters,
    multiplyAdds,
  })),
].toSorted((a, b) => a.accuracy - b.accuracy);

/** The networks of other layers that the site ships, from the smallest to the largest. */
export function layeredAnswerers(): Answerer[] {
  const counted = layersFacts();
  return (Object.keys(shippedNetworks) as ShippedName[]).map((name) => ({
    name,
    accuracy: counted[`accuracy-of-${name}`],
    kept: counted[`parameters-of-${name}`],
    multiplyAdds: counted[`multiply-adds-of-${name}`],
  }));
}

/** Those that the prose speaks of; the network's own accuracy is a fact of the book. */
const shown = [
  'guessing',
  'always-1',
  'nearest-mean',
  'logistic-regression',
  'nearest-1',
  'nearest-3',
] as const;

export function baselineFacts(trainingImages: number) {
  const of = Object.fromEntries(answerers.map((each) => [each.name, each]));
  const correctOf = (wanted: string) =>
    baselinesRecord.baselines.find(({ name }) => name === wanted)!.correct;
  return {
    ...family('accuracy', shown, (name) => of[name].accuracy),
    'pixels-kept': of['nearest-1'].kept,
    'network-lead-images': correctOf('network') - correctOf('nearest-3'),
    'nearest-times-work': of['nearest-1'].multiplyAdds / of.network.multiplyAdds,
    // For each parameter and image two operations forwards, and four to find out how to change it.
    'epoch-billions': (6 * countParameters(bookSizes) * trainingImages) / 1e9,
  };
}
