// Live part: the last two lists of numbers follow the reader's digit.
import { Fact } from '#components/controls/Fact.tsx';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { Probabilities } from '#components/pictures/Probabilities/Probabilities.tsx';
import type { Reading } from '#src/formulas/reading.ts';
import { useDigitName, useReading } from '#src/session/reading.ts';

export function YourAnswer({ first }: { first: Reading }) {
  const { pixels, logits, probabilities, prediction } = useReading(first);
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
        <Logits logits={logits} prediction={prediction} />
      </section>
      <section>
        <p class="your-answer-name">
          ten probabilities <span class="label">after softmax</span>
        </p>
        <Probabilities probabilities={probabilities} prediction={prediction} />
        <p class="your-answer-sum">
          <span class="label">sum</span>
          <Fact name="probability-sum" value={sum} as="fixed-8" />
        </p>
      </section>
    </div>
  );
}

function Logits({ logits, prediction }: { logits: readonly number[]; prediction: number }) {
  const largest = Math.max(...logits.map(Math.abs));
  return (
    <ol class="probabilities your-logits" aria-label="Logit of each digit">
      {logits.map((logit, digit) => (
        <li class={digit === prediction ? 'answer' : ''}>
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
