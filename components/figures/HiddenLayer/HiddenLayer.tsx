// Live part: choose a digit and see which neurons argue for and against it; choose a neuron, and open it.
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '#components/controls/Button.tsx';
import { DigitChoice } from '#components/controls/DigitChoice.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import { useFollowed } from '#components/controls/Following/use-followed.ts';
import { Vote } from '#components/controls/Following/Vote.tsx';
import { NeuronSlider } from '#components/controls/Slider.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched, withNetwork } from '#components/controls/use-fetched.ts';
import { HiddenSquares } from '#components/pictures/HiddenSquares/HiddenSquares.tsx';
import { Probabilities } from '#components/pictures/Probabilities/Probabilities.tsx';
import { SumLines } from '#components/pictures/SumLines/SumLines.tsx';
import { formatNumber } from '#src/numbers/format.ts';
import type { Reading } from '#src/formulas/reading.ts';
import { useReading } from '#src/session/reading.ts';
import { OpenNeuron } from './OpenNeuron.tsx';
import { outputNeuronOf, type OutputNeuron } from './output-neuron.ts';

interface Props {
  first: Reading;
  firstOutput: OutputNeuron;
  /** The word, a link to its chapter: only the build knows whether the course has it. */
  softmax?: ComponentChildren;
}

export function HiddenLayer({ first, firstOutput, softmax }: Props) {
  const reading = useReading(first);
  const { activations, logits, probabilities, prediction, pixels } = reading;
  const { neuron, digit, followNeuron, followDigit } = useFollowed(reading);
  const built = { key: firstOutput.digit, part: firstOutput };
  const { part: output, trouble } = useFetched(digit, built, withNetwork(outputNeuronOf));
  const [isOpen, open] = useState(false);
  const contributions = activations.map(
    (activation, hidden) => activation * output.weights[hidden],
  );
  const strongest = strongestOf(contributions);
  const sum = contributions.reduce((total, contribution) => total + contribution, 0);
  const active = activations.filter((activation) => activation > 0).length;
  return (
    <div class="hidden-layer">
      <section>
        <h3>
          128 activations: <Fact name="active-units" value={active} /> active,{' '}
          <Fact name="silent-units" value={128 - active} /> are 0
        </h3>
        <HiddenSquares activations={activations} chosen={neuron} onChoose={followNeuron} />
      </section>
      <section>
        <h3>
          The same, times their weights to <strong>{output.digit}</strong>:{' '}
          <span class="positive">+ for</span> · <span class="negative">− against</span>
        </h3>
        <HiddenSquares
          activations={contributions}
          signed
          chosen={neuron}
          onChoose={followNeuron}
          label={`What each hidden neuron adds to the logit of ${output.digit}`}
        />
      </section>
      <NeuronSlider label="Neuron" index={neuron} onIndex={followNeuron} />
      <Vote
        neuron={neuron}
        digit={output.digit}
        activation={activations[neuron]}
        weight={output.weights[neuron]}
      />
      <div class="hidden-layer-strongest buttons" role="group" aria-label="The strongest votes">
        <span class="label">The strongest votes about {output.digit}</span>
        {strongest.map((each) => (
          <Button aria-pressed={each === neuron} onClick={() => followNeuron(each)}>
            neuron {each + 1}{' '}
            <Fact name={`strongest-${each + 1}`} value={contributions[each]}>
              {contributions[each] > 0 && '+'}
              {formatNumber(contributions[each], 'fixed-2')}
            </Fact>
          </Button>
        ))}
        <Button aria-expanded={isOpen} onClick={() => open(!isOpen)}>
          {isOpen ? 'Close' : 'Open'} neuron {neuron + 1}
        </Button>
      </div>
      {isOpen && <OpenNeuron pixels={pixels} index={neuron} />}
      <DigitChoice
        legend="For the digit"
        name="hidden-layer-digit"
        digit={digit}
        onChoose={followDigit}
      />
      <SumLines
        lines={[
          { name: 'sum of 128 products', value: sum, fact: 'contribution-sum' },
          { name: '+ bias', value: output.bias, fact: 'output-bias' },
          { name: `= logit of ${output.digit}`, value: sum + output.bias, fact: 'chosen-logit' },
        ]}
      />
      <section class="hidden-layer-answer">
        <h3>Ten logits, and the ten probabilities {softmax} makes of them</h3>
        <Probabilities {...{ probabilities, prediction, logits }} followed={digit} />
      </section>
      <Trouble {...trouble} />
    </div>
  );
}

const shownArguments = 5;

/** The neurons whose products are furthest from 0, for or against, the strongest first. */
function strongestOf(contributions: readonly number[]): number[] {
  return [...contributions.keys()]
    .toSorted((a, b) => Math.abs(contributions[b]) - Math.abs(contributions[a]))
    .slice(0, shownArguments);
}
