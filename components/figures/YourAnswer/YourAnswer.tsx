// Live part: the last two lists of numbers follow the reader's digit, and one neuron's part in one of them.
import { DigitChoice } from '#components/controls/DigitChoice.tsx';
import { Fact } from '#components/controls/Fact.tsx';
import type { FirstNeuron } from '#components/controls/Following/first-neuron.ts';
import { useDigitWeights, useFollowed } from '#components/controls/Following/use-followed.ts';
import { Vote } from '#components/controls/Following/Vote.tsx';
import { NeuronSlider } from '#components/controls/Slider.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { Probabilities, rowClass } from '#components/pictures/Probabilities/Probabilities.tsx';
import type { Reading } from '#src/formulas/reading.ts';
import { useDigitName, useReading } from '#src/session/reading.ts';
import { Misread } from './Misread.tsx';

interface Props {
  first: Reading;
  firstNeuron: FirstNeuron;
}

export function YourAnswer({ first, firstNeuron }: Props) {
  const reading = useReading(first);
  const { pixels, logits, probabilities, prediction, activations } = reading;
  const { neuron, digit, followNeuron, followDigit } = useFollowed(reading);
  const { key: voter, part: weights, trouble } = useDigitWeights(neuron, firstNeuron);
  const digitName = useDigitName();
  const sum = probabilities.reduce((total, probability) => total + probability, 0);
  return (
    <div class="your-answer">
      <div class="your-answer-digit">
        <Picture class="yours" values={pixels} largest={255} label={digitName} />
        <p class="label">
          {digitName}, read as <Fact class="your-digit" name="prediction" value={prediction} />
        </p>
      </div>
      <section>
        <p class="your-answer-name">
          ten logits <span class="label">below and above 0</span>
        </p>
        <Logits {...{ logits, prediction, digit }} />
      </section>
      <section>
        <p class="your-answer-name">
          ten probabilities <span class="label">after softmax</span>
        </p>
        <Probabilities {...{ probabilities, prediction }} followed={digit} />
        <p class="your-answer-sum">
          <span class="label">sum</span>
          <Fact name="probability-sum" value={sum} as="fixed-8" />
        </p>
      </section>
      <div class="your-answer-follow controls">
        <DigitChoice
          legend="For the digit"
          name="your-answer-digit"
          digit={digit}
          onChoose={followDigit}
        />
        <NeuronSlider label="Neuron" index={neuron} onIndex={followNeuron} />
        <Vote
          neuron={voter}
          digit={digit}
          activation={activations[voter]}
          weight={weights[digit]}
        />
        <Trouble {...trouble} />
      </div>
      {reading !== first && <Misread reading={reading} />}
    </div>
  );
}

interface LogitsProps {
  logits: readonly number[];
  prediction: number;
  /** The one that is followed. */
  digit: number;
}

function Logits({ logits, prediction, digit: followed }: LogitsProps) {
  const largest = Math.max(...logits.map(Math.abs));
  return (
    <ol class="probabilities your-logits" aria-label="Logit of each digit">
      {logits.map((logit, digit) => (
        <li class={rowClass(digit, prediction, followed)}>
          <span class="digit-name">{digit}</span>
          <span class="your-logit-bar" aria-hidden="true">
            <span
              class={logit < 0 ? 'below' : 'above'}
              style={{ inlineSize: `${(Math.abs(logit) / largest) * 50}%` }}
            />
          </span>
          <Fact name={`logit-${digit}`} value={logit} as="fixed-2" />
        </li>
      ))}
    </ol>
  );
}
