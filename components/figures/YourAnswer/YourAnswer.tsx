// Live part: the reader's digit and its ten probabilities; of one that is misread, the neurons that decided it.
import { Fact } from '#components/controls/Fact.tsx';
import { useFollowedDigit } from '#components/controls/Following/use-followed.ts';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { Probabilities } from '#components/pictures/Probabilities/Probabilities.tsx';
import type { Reading } from '#src/formulas/reading.ts';
import { useDigitName, useReading } from '#src/session/reading.ts';
import { Misread } from './Misread.tsx';

interface Props {
  first: Pick<Reading, 'pixels' | 'probabilities' | 'prediction'>;
}

export function YourAnswer({ first }: Props) {
  const reading = useReading(first);
  const { pixels, probabilities, prediction } = reading;
  const followed = useFollowedDigit(prediction);
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
        <Probabilities {...{ probabilities, prediction, followed }} />
        <p class="your-answer-sum">
          <span class="label">sum</span>
          <Fact name="probability-sum" value={sum} as="fixed-8" />
        </p>
      </section>
      {'logits' in reading && <Misread reading={reading} />}
    </div>
  );
}
