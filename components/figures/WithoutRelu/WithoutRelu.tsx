// Live part: ReLU on or off for the reader's digit, and the collapsed matrix digit by digit.
import { useState } from 'preact/hooks';
import { Choice } from '#components/controls/Choice.tsx';
import { DigitChoice } from '#components/controls/DigitChoice.tsx';
import { Fact, Facts } from '#components/controls/Fact.tsx';
import { Spoken } from '#components/controls/Spoken.tsx';
import { Trouble } from '#components/controls/Trouble.tsx';
import { useFetched, withNetwork } from '#components/controls/use-fetched.ts';
import { Picture } from '#components/pictures/Picture/Picture.tsx';
import { Probabilities } from '#components/pictures/Probabilities/Probabilities.tsx';
import type { Reading } from '#src/formulas/reading.ts';
import { useDigitName, useReading } from '#src/session/reading.ts';
import { linearReading, type LinearReading } from './linear-reading.ts';

interface Props {
  first: Reading;
  firstLinear: LinearReading;
  accuracy: number;
  accuracyWithoutRelu: number;
}

export function WithoutRelu({ first, firstLinear, accuracy, accuracyWithoutRelu }: Props) {
  const reading = useReading(first);
  const digitName = useDigitName();
  const [withRelu, setWithRelu] = useState(false);
  const [digit, choose] = useState(firstLinear.digit);
  const { part: linear, trouble } = useFetched(
    [reading.pixels, digit] as const,
    { key: [first.pixels, firstLinear.digit] as const, part: firstLinear },
    withNetwork((network, [pixels, wanted]) => linearReading(network, pixels, wanted)),
  );
  const shown = withRelu ? reading : linear;
  const difference = Math.max(
    ...linear.twoSteps.map((logit, i) => Math.abs(logit - linear.oneStep[i])),
  );
  const largest = Math.max(1e-9, ...linear.column.map(Math.abs));
  return (
    <div class="without-relu stage-pair" style="--first: 1.2fr">
      <section class="stack">
        <Choice
          legend="ReLU"
          name="relu"
          options={[
            ['on', 'on'],
            ['off', 'off'],
          ]}
          value={withRelu ? 'on' : 'off'}
          onValue={(value) => setWithRelu(value === 'on')}
        />
        <Spoken>
          {withRelu ? 'With ReLU' : 'Without ReLU'} {digitName} is read as{' '}
          <strong>{shown.prediction}</strong>.
        </Spoken>
        <Probabilities
          probabilities={shown.probabilities}
          prediction={shown.prediction}
          name="linear-probability"
        />
        <Facts
          rows={[
            {
              label: 'read correctly with ReLU',
              fact: 'accuracy',
              value: accuracy,
              as: 'percent-2',
            },
            {
              label: 'read correctly without',
              fact: 'accuracy-without-relu',
              value: accuracyWithoutRelu,
              as: 'percent-2',
            },
          ]}
        />
      </section>
      <section class="stack">
        <h3>
          The one matrix: its 784 weights for <strong>{linear.digit}</strong>
        </h3>
        <Picture
          values={linear.column}
          signed
          largest={largest}
          label={`The 784 weights of the collapsed matrix for ${linear.digit}, blue above 0, orange below`}
        />
        <DigitChoice
          legend="For the digit"
          name="collapsed-digit"
          digit={digit}
          onChoose={choose}
        />
        <p>
          Two steps or one: the logits differ by at most{' '}
          <Fact name="collapse-difference" value={difference} as="power" />, which is rounding.
        </p>
        <Trouble {...trouble} />
      </section>
    </div>
  );
}
