// Live part: of a digit that is read as another than its writer meant, the neurons that decided it, and what they weighed.
import { Fact } from '#components/controls/Fact.tsx';
import { Labelled, Picture } from '#components/pictures/Picture/Picture.tsx';
import type { Reading } from '#src/formulas/reading.ts';
import { productsOf } from '#src/formulas/products.ts';
import { strongestVotes } from '#src/formulas/votes.ts';
import { digit } from '#src/session/digit.ts';
import { wordsAround } from '#src/session/misread.ts';
import { networkState } from '#src/session/network.ts';

const shownVotes = 3;

/** Nothing, while it is not known what was meant, or it is what was read. `reading` is of the reader's digit. */
export function Misread({ reading }: { reading: Reading }) {
  const { pixels, activations, logits, prediction } = reading;
  const { value: own } = digit;
  const { value: state } = networkState;
  const label = own?.label;
  if (label === undefined || label === prediction || state.kind !== 'ready') return null;
  const { layers } = state.network;
  const [hidden, output] = [layers[0]!, layers.at(-1)!];
  const pair = [prediction, label] as const;
  const votes = strongestVotes(activations, output.weights, pair, shownVotes).map((vote) => ({
    ...vote,
    products: productsOf(pixels, hidden.weights, vote.neuron, hidden.outputSize),
  }));
  return (
    <section class="your-answer-misread">
      <p>
        {wordsAround(reading, own).join(String(prediction))} The logit of the {prediction} leads
        that of the {label} by{' '}
        <Fact name="misread-lead" value={logits[prediction]! - logits[label]!} as="fixed-2" />.
        These neurons voted most for the {prediction} over the {label}. In blue is the ink that woke
        them, in orange the ink that held them back.
      </p>
      <div class="stage-pictures">
        {votes.map(({ neuron, lead, products }) => (
          <Labelled
            key={neuron}
            name={`neuron ${neuron + 1}`}
            detail={
              <>
                adds <Fact name={`misread-vote-${neuron + 1}`} value={lead} as="fixed-2" />
              </>
            }
          >
            <Picture
              values={products}
              signed
              largest={Math.max(1e-9, ...products.map(Math.abs))}
              label={`Ink times the weights of neuron ${neuron + 1}`}
            />
          </Labelled>
        ))}
      </div>
    </section>
  );
}
